package org.lodestone.ui.navigation.internal.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.navigation.registration.RobotGuide;
import org.lodestone.navigation.registration.StoredRobotCalibration;
import org.lodestone.ui.navigation.internal.NavigationModel;

/** The file of the robot's calibration that the preference {@code robotCalibration} names, read again when it changes. Any thread. */
public final class ChosenRobotCalibration {

    private static final String PREFERENCE = "robotCalibration";

    private Optional<Read> read = Optional.empty();

    private record Read(String path, FileTime written, Outcome<RobotGuide> guide) {
    }

    /** Chooses another file, for this and later sessions. */
    public void choose(Path file) {
        NavigationModel.preference(PREFERENCE, file.toAbsolutePath().toString());
    }

    private static Outcome<RobotGuide> guide(Outcome<StoredRobotCalibration> stored) {
        return switch (stored) {
            case Outcome.Done<StoredRobotCalibration>(StoredRobotCalibration found, var _) -> Outcome.done(new RobotGuide(found));
            case Outcome.Refused<StoredRobotCalibration>(List<Finding> why) -> Outcome.refused(why.getFirst());
        };
    }

    /** @return what leads the robot; refused with LS-NAV-028 when no file is chosen, else as {@link StoredRobotCalibration#read} refuses */
    public synchronized Outcome<RobotGuide> guide() {
        String path = NavigationModel.preference(PREFERENCE).strip();
        if (path.isEmpty()) {
            return Outcome.refused(Finding.error("LS-NAV-028", "No calibration of the robot is loaded.",
                    "Load the file that lodestone calibrate-robot --out wrote."));
        }
        try {
            FileTime written = Files.getLastModifiedTime(Path.of(path));
            if (read.filter(r -> r.path.equals(path) && r.written.equals(written)).isEmpty()) {
                read = Optional.of(new Read(path, written, guide(StoredRobotCalibration.read(Path.of(path)))));
            }
            return read.get().guide();
        } catch (IOException | InvalidPathException e) {
            return Outcome.refused(Finding.error("LS-NAV-023", path + " is no calibration of a robot: it cannot be read.",
                    "Load the file that lodestone calibrate-robot --out wrote."));
        }
    }
}
