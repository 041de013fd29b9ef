package org.lodestone.validation.steps;

import static org.lodestone.validation.steps.ProductSteps.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.lodestone.validation.Oracles;
import org.lodestone.validation.ProductUnderTest;

/** Poses whose rotation and place are known on paper. */
public final class PoseSteps {

    private static final double LIMIT = 1e-4;

    private final ProductUnderTest product = ProductUnderTest.forScenario();

    /** Called by Cucumber. */
    public PoseSteps() {
        // nothing to keep
    }

    @Given("a recorded pose {string} of the coil, turned by {double} degrees about z, at {string} mm")
    public void aRecordedPose(String name, double degrees, String place) throws IOException {
        double[][] rows = pose(degrees, Oracles.numbers(place));
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < 20; n++) {
            text.append(String.format(Locale.ROOT, "{\"hostTime\":%.3f,\"deviceTime\":%.3f,\"tool\":\"coil\",\"validity\":\"VALID\",\"errorMm\":0.1,"
                    + "\"matrix\":[%s,%s,%s,[0,0,0,1]]}%n", 100 + 0.02 * n, 0.02 * n, row(rows[0]), row(rows[1]), row(rows[2])));
        }
        Files.writeString(product.path(name), text);
    }

    @Then("every pose of the coil is turned by {double} degrees about z and lies at {string} mm")
    public void everyPose(double degrees, String place) throws IOException {
        double[][] expected = pose(degrees, Oracles.numbers(place));
        int count = 0;
        for (String line : product.last().out().lines().toList()) {
            JsonNode node = new ObjectMapper().readTree(line);
            if (!node.path("validity").asText().equals("VALID")) {
                continue;
            }
            count++;
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 4; column++) {
                    double found = node.path("matrix").path(row).path(column).asDouble(Double.NaN);
                    check(Math.abs(found - expected[row][column]) <= LIMIT, "matrix[" + row + "][" + column + "] is " + found + ": " + line);
                }
            }
        }
        check(count >= 10, count + " valid poses: " + product.last().err());
    }

    private static double[][] pose(double degrees, double[] mm) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new double[][] {{c, -s, 0, mm[0]}, {s, c, 0, mm[1]}, {0, 0, 1, mm[2]}};
    }

    private static String row(double[] row) {
        return String.format(Locale.ROOT, "[%.12f,%.12f,%.12f,%.6f]", row[0], row[1], row[2], row[3]);
    }
}
