package org.lodestone.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from the simulated patient's head to the template as {@code truth.json} states it: y = matrix p, then y plus the sum over modes of
 * amplitude cos(wave vector . y + phase). RAS millimetres, double precision.
 *
 * @param matrix four rows of four
 * @param modes waves that deform the head
 */
public record PlantedAnatomy(double[][] matrix, List<Mode> modes) {

    /** One wave: amplitude in mm, wave vector per mm, phase in radians. */
    public record Mode(double[] amplitude, double[] wave, double phase) {
    }

    /** @return the way that a file states */
    public static PlantedAnatomy read(Path truth) throws IOException {
        JsonNode way = new ObjectMapper().readTree(truth.toFile()).path("nativeToTemplate");
        double[][] matrix = new double[3][4];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                matrix[row][column] = way.path("matrix").path(row).path(column).asDouble(Double.NaN);
            }
        }
        List<Mode> modes = new ArrayList<>();
        for (JsonNode mode : way.path("modes")) {
            modes.add(new Mode(Oracles.vector(mode.path("amplitudeMm")), Oracles.vector(mode.path("waveVectorPerMm")),
                    mode.path("phaseRadians").asDouble()));
        }
        return new PlantedAnatomy(matrix, modes);
    }

    /** @return where a point of the patient lies in the template */
    public double[] toTemplate(double[] p) {
        double[] y = Oracles.place(matrix, p[0], p[1], p[2]);
        double[] there = y.clone();
        for (Mode mode : modes) {
            double wave = Math.cos(mode.wave()[0] * y[0] + mode.wave()[1] * y[1] + mode.wave()[2] * y[2] + mode.phase());
            for (int axis = 0; axis < 3; axis++) {
                there[axis] += mode.amplitude()[axis] * wave;
            }
        }
        return there;
    }
}
