package org.lodestone.cli.verb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Rigid;
import org.lodestone.navigation.registration.RobotPose;

/** Poses of a robot and of the marker on it as lines of JSON. */
final class RobotPoseFile {

    private static final long LARGEST_BYTES = 10_000_000;

    private RobotPoseFile() {
    }

    /**
     * @param file a pose a line
     * @return the poses in order
     * @throws RefusedException when the file cannot be read or a line is no pose; the line is named
     */
    static List<RobotPose> read(Path file) {
        List<RobotPose> poses = new ArrayList<>();
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw refused(file + " is larger than any file of poses.");
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            ObjectMapper mapper = new ObjectMapper();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    poses.add(pose(file, i + 1, mapper, lines.get(i)));
                }
            }
        } catch (IOException e) {
            throw refused(file + " cannot be read: " + e.getMessage() + ".");
        }
        return poses;
    }

    private static RobotPose pose(Path file, int line, ObjectMapper mapper, String text) {
        try {
            JsonNode json = mapper.readTree(text);
            return new RobotPose(matrix(json.path("flangeToBase")), Frame.tracker(json.path("base").asText("robot")),
                    matrix(json.path("markerToTracker")), Frame.tracker(json.path("tracker").asText("tracker")));
        } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException e) {
            RefusedException refusal = refused(file + " has no pose in line " + line + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static Rigid matrix(JsonNode rows) {
        double[] numbers = new double[16];
        if (rows.size() != 4) {
            throw new IllegalArgumentException("a matrix of 4 x 4 numbers is missing");
        }
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                JsonNode number = rows.path(row).path(column);
                if (!number.isNumber() || rows.path(row).size() != 4) {
                    throw new IllegalArgumentException("a matrix of 4 x 4 numbers is missing");
                }
                numbers[4 * row + column] = number.asDouble();
            }
        }
        return Rigid.of(Affine.ofRowMajor(numbers));
    }

    private static RefusedException refused(String message) {
        return new RefusedException(Finding.error("LS-CLI-033", message,
                "Give a line a pose: {\"flangeToBase\":[[4x4]],\"markerToTracker\":[[4x4]]}, rigid, millimetres."));
    }
}
