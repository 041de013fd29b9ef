package org.lodestone.navigation.registration;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.navigation.registration.RobotCalibration.Residual;

/**
 * The calibration of a robot as its file keeps it: {@code lodestone calibrate-robot --out} writes it, control reads it.
 *
 * @param calibration what was found
 * @param check what remains at poses it was not made from; empty when there were none
 * @param taken when the poses were taken
 */
public record StoredRobotCalibration(RobotCalibration calibration, Optional<Residual> check, Instant taken) {

    private static final long LARGEST_BYTES = 100_000;

    /** Checks the components. */
    public StoredRobotCalibration {
        Objects.requireNonNull(calibration, "calibration");
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(taken, "taken");
    }

    /** @return what says best how right it is: the residual at poses it has not seen, else at its own */
    public Residual residual() {
        return check.orElse(calibration.residual());
    }

    /** @return the content of the file */
    public ObjectNode json() {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("base", calibration.baseToTracker().from().id()).put("tracker", calibration.baseToTracker().to().id());
        node.put("taken", taken.toString());
        matrix(node.putArray("baseToTracker"), calibration.baseToTracker().matrix());
        matrix(node.putArray("markerToFlange"), calibration.markerToFlange().toAffine());
        residual(node.putObject("residual"), calibration.residual());
        check.ifPresent(c -> residual(node.putObject("check"), c));
        return node;
    }

    /**
     * @param file of JSON
     * @return what it holds; refused with LS-NAV-023 when it is no such file, LS-NAV-024 when it says itself that it did not pass
     */
    public static Outcome<StoredRobotCalibration> read(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                return refused(file, "it is too large");
            }
            JsonNode node = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!node.path("passes").asBoolean(false)) {
                return Outcome.refused(Finding.error("LS-NAV-024", file + " is a calibration that did not pass.", "Calibrate the robot again."));
            }
            AffineTransform base = new AffineTransform(Frame.tracker(name(node, "base")), Frame.tracker(name(node, "tracker")),
                    rigid(node.path("baseToTracker")).toAffine());
            RobotCalibration calibration = new RobotCalibration(base, rigid(node.path("markerToFlange")), residual(node.path("residual")));
            return Outcome.done(new StoredRobotCalibration(calibration,
                    node.has("check") ? Optional.of(residual(node.path("check"))) : Optional.empty(), Instant.parse(name(node, "taken"))));
        } catch (JacksonException e) {
            return refused(file, "it is not valid JSON");
        } catch (IOException e) {
            return refused(file, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
            return refused(file, e.getMessage());
        }
    }

    private static Outcome<StoredRobotCalibration> refused(Path file, String why) {
        return Outcome.refused(Finding.error("LS-NAV-023", file + " is no calibration of a robot: " + why + ".",
                "Load the file that lodestone calibrate-robot --out wrote."));
    }

    private static String name(JsonNode node, String field) {
        String text = node.path(field).asText("");
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }

    private static Residual residual(JsonNode node) {
        double mm = number(node, "rmsMm"), degrees = number(node, "rmsDegrees");
        if (mm < 0 || degrees < 0) {
            throw new IllegalArgumentException("a residual is negative");
        }
        return new Residual(mm, degrees, (int) number(node, "worstPose"), number(node, "worstMm"), number(node, "worstDegrees"));
    }

    private static double number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value.asDouble();
    }

    private static Rigid rigid(JsonNode rows) {
        double[] numbers = new double[16];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode row = rows.path(i / 4), value = row.path(i % 4);
            if (rows.size() != 4 || row.size() != 4 || !value.isNumber()) {
                throw new IllegalArgumentException("a matrix of 4 x 4 numbers is missing");
            }
            numbers[i] = value.asDouble();
        }
        return Rigid.of(Affine.ofRowMajor(numbers));
    }

    private static void residual(ObjectNode node, Residual residual) {
        node.put("rmsMm", residual.rmsMm()).put("rmsDegrees", residual.rmsDegrees()).put("worstPose", residual.worstPose())
                .put("worstMm", residual.worstMm()).put("worstDegrees", residual.worstDegrees());
    }

    private static void matrix(ArrayNode rows, Affine matrix) {
        double[] numbers = matrix.toRowMajor();
        for (int row = 0; row < 4; row++) {
            ArrayNode line = rows.addArray();
            for (int column = 0; column < 4; column++) {
                line.add(numbers[4 * row + column]);
            }
        }
    }
}
