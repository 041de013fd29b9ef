package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Main;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.method.MethodRegistry;
import org.lodestone.study.JsonFile;

class CalibrateRobotVerbTest {

    private static final Rigid BASE_TO_TRACKER = new Rigid(Rotation.about(new Vec3(0.3, 1, -0.2), 2.1), new Vec3(150, -420, -1900));
    private static final Rigid MARKER_TO_FLANGE = new Rigid(Rotation.about(new Vec3(-1, 0.2, 0.7), 1.2), new Vec3(35, -60, 110));

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "calibrate-robot";
        System.arraycopy(words, 0, all, 1, words.length);
        return Main.run(all, () -> new MethodRegistry(List.of()), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String matrix(Rigid pose) {
        double[] m = pose.toAffine().toRowMajor();
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 4; row++) {
            rows.append(row == 0 ? "[" : ",").append(Arrays.toString(Arrays.copyOfRange(m, 4 * row, 4 * row + 4)));
        }
        return rows.append("]").toString();
    }

    private String poses(String name, String tracker, int count, long seed, Rigid markerToFlange) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            Vec3 axis = new Vec3(random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble() - 0.5);
            Rigid flange = new Rigid(Rotation.about(axis, 0.3 + random.nextDouble() / 2),
                    new Vec3(400 + 50 * random.nextDouble(), 50 * random.nextDouble(), 300 + 50 * random.nextDouble()));
            lines.append("{\"base\":\"arm\",\"tracker\":\"").append(tracker).append("\",\"flangeToBase\":").append(matrix(flange))
                    .append(",\"markerToTracker\":").append(matrix(markerToFlange.then(flange).then(BASE_TO_TRACKER))).append("}\n");
        }
        return Files.writeString(folder.resolve(name), lines).toString();
    }

    @Test
    void posesOfRobotAndTrackerGiveBothMapsAndHoldAtPosesThatWereNotUsed() throws IOException {
        Path result = folder.resolve("calibration.json");
        assertEquals(ExitCode.DONE, run(poses("made", "camera", 12, 1, MARKER_TO_FLANGE), "--check", poses("apart", "camera", 9, 2, MARKER_TO_FLANGE),
                "--out", result.toString()), err.toString(StandardCharsets.UTF_8));
        var json = JsonFile.read(result);
        double[] base = BASE_TO_TRACKER.toAffine().toRowMajor(), flange = MARKER_TO_FLANGE.toAffine().toRowMajor();
        for (int i = 0; i < 16; i++) {
            assertEquals(base[i], json.path("baseToTracker").path(i / 4).path(i % 4).asDouble(), 1e-4);
            assertEquals(flange[i], json.path("markerToFlange").path(i / 4).path(i % 4).asDouble(), 1e-4);
        }
        assertTrue(json.path("passes").asBoolean() && json.path("check").path("rmsMm").asDouble() < 1e-3);
        assertEquals(2, out.toString(StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void aMarkerThatSlippedSinceDoesNotPassAndNothingIsWritten() throws IOException {
        Rigid slipped = new Rigid(MARKER_TO_FLANGE.rotation(), MARKER_TO_FLANGE.translationMm().plus(new Vec3(3, 0, 0)));
        Path result = folder.resolve("calibration.json");
        assertEquals(ExitCode.GATE_FAILED, run(poses("made", "camera", 12, 1, MARKER_TO_FLANGE), "--check", poses("apart", "camera", 9, 2, slipped),
                "--out", result.toString(), "--json"));
        assertFalse(Files.exists(result));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"passes\":false") || out.toString(StandardCharsets.UTF_8).contains("\"passes\" : false"));
    }

    @Test
    void badPosesEndAsBadInputWithFileAndLine() throws IOException {
        String good = poses("made", "camera", 12, 1, MARKER_TO_FLANGE);
        assertEquals(ExitCode.BAD_INPUT, run(poses("few", "camera", 3, 1, MARKER_TO_FLANGE)));
        assertEquals(ExitCode.BAD_INPUT, run(good, "--check", poses("other", "another", 9, 2, MARKER_TO_FLANGE)));
        assertEquals(ExitCode.BAD_INPUT, run(folder.resolve("absent").toString()));
        assertEquals(ExitCode.BAD_INPUT, run(good, "--limit-mm", "0"));
        String broken = Files.writeString(folder.resolve("broken"), Files.readString(Path.of(good)).replaceFirst("(?s)\n.*", "\n{\"flangeToBase\":[[1,2")).toString();
        err.reset();
        assertEquals(ExitCode.BAD_INPUT, run(broken));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("broken has no pose in line 2"), err.toString(StandardCharsets.UTF_8));
        String mirrored = Files.writeString(folder.resolve("mirrored"), "{\"flangeToBase\":[[-1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]],"
                + "\"markerToTracker\":[[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]}\n").toString();
        assertEquals(ExitCode.BAD_INPUT, run(mirrored));
        assertEquals(ExitCode.WRONG_USAGE, run());
    }
}
