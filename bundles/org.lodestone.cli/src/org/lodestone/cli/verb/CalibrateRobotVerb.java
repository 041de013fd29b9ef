package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.FrameMismatchException;
import org.lodestone.core.RefusedException;
import org.lodestone.core.WholeFile;
import org.lodestone.navigation.registration.RobotCalibration;
import org.lodestone.navigation.registration.StoredRobotCalibration;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone calibrate-robot}: how a robot stands before a tracker and how the marker sits on its flange. */
@Command(name = "calibrate-robot", mixinStandardHelpOptions = true,
        description = "Calibrates a robot against a tracker from poses of both (hand-eye calibration) and says what remains.",
        footer = {"", "A pose a line: {\"base\":NAME,\"tracker\":NAME,\"flangeToBase\":[[4x4]],\"markerToTracker\":[[4x4]]}, millimetres.",
            "The arm stands still at each; at least eight, turned by 20 to 60 degrees about different axes."})
public final class CalibrateRobotVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "POSES", description = "File of poses.")
    private Path poses;

    @Option(names = "--check", paramLabel = "POSES", description = "Poses that are not used, to see how right it is there; the limits hold for them, too.")
    private Optional<Path> check;

    @Option(names = "--limit-mm", defaultValue = "1", description = "Greatest root mean square distance that may remain (${DEFAULT-VALUE}).")
    private double limitMm;

    @Option(names = "--limit-degrees", defaultValue = "0.5", description = "Greatest root mean square angle that may remain (${DEFAULT-VALUE}).")
    private double limitDegrees;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the calibration as JSON.")
    private Optional<Path> out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public CalibrateRobotVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        if (!(limitMm > 0) || !(limitDegrees > 0)) {
            throw new RefusedException(Finding.error("LS-CLI-034", "A limit has to be greater than 0.", "Give --limit-mm and --limit-degrees so."));
        }
        RobotCalibration found = RobotCalibration.of(RobotPoseFile.read(poses), limitMm, limitDegrees).orThrow();
        Optional<RobotCalibration.Residual> apart = check.map(file -> apart(found, file));
        ObjectNode node = new StoredRobotCalibration(found, apart, taken()).json();
        boolean passes = apart.map(residual -> residual.rmsMm() <= limitMm && residual.rmsDegrees() <= limitDegrees).orElse(true);
        node.put("passes", passes);
        out.filter(_ -> passes).ifPresent(file -> write(file, node));
        if (json) {
            face.print(node);
        } else {
            face.out().println("At its own poses " + words(found.residual()));
            apart.ifPresent(residual -> face.out().println("At poses it has not seen " + words(residual)));
        }
        if (!passes) {
            face.err().println(Finding.error("LS-NAV-020", "The calibration does not hold at the poses of " + check.orElseThrow() + ".",
                    "Look for a marker that is loose; take more poses where the robot will work.").toLine());
        }
        return passes ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    private static RobotCalibration.Residual apart(RobotCalibration found, Path file) {
        try {
            return found.at(RobotPoseFile.read(file));
        } catch (FrameMismatchException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-NAV-018", file + " belongs to another robot or tracker: " + e.getMessage() + ".",
                    "Take all poses with the same robot and tracker, neither restarted nor moved in between."));
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static String words(RobotCalibration.Residual residual) {
        return String.format(Locale.ROOT, "%.3f mm and %.3f degrees remain (root mean square); pose %d fits least, by %.3f mm and %.3f degrees.",
                residual.rmsMm(), residual.rmsDegrees(), residual.worstPose(), residual.worstMm(), residual.worstDegrees());
    }

    /** Poses that were copied look younger, never older. */
    private Instant taken() {
        try {
            return Files.getLastModifiedTime(poses).toInstant();
        } catch (IOException e) {
            throw new RefusedException(Finding.error("LS-CLI-033", poses + " cannot be read: " + e.getMessage() + ".",
                    "Give a line a pose: {\"flangeToBase\":[[4x4]],\"markerToTracker\":[[4x4]]}, rigid, millimetres."));
        }
    }

    private static void write(Path file, ObjectNode node) {
        try {
            WholeFile.write(file, JsonFile.text(node));
        } catch (IOException e) {
            throw new RefusedException(Finding.error("LS-CLI-035", file + " cannot be written: " + e.getMessage() + ".", "Name another file."));
        }
    }
}
