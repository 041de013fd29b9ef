package org.lodestone.validation.steps;

import static org.lodestone.validation.steps.ProductSteps.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.lodestone.validation.Oracles;
import org.lodestone.validation.ProductUnderTest;

/** Steps about images, maps and points, against truth that is known in advance or computed here by other code than the product's. */
public final class ImageSteps {

    private final ProductUnderTest product = ProductUnderTest.forScenario();

    /** Called by Cucumber. */
    public ImageSteps() {
        // nothing to keep
    }

    @Given("an image {string} of type {word} in {word} byte order with axes {word}")
    public void anImage(String name, String type, String order, String axes) throws IOException {
        Oracles.numbered(axes).write(product.path(name), Oracles.code(type), Oracles.order(order));
    }

    @Then("its geometry is that of axes {word}")
    public void itsGeometry(String axes) throws IOException {
        JsonNode info = new ObjectMapper().readTree(product.last().out());
        check(info.path("orientation").asText().equals(axes), "orientation " + info.path("orientation"));
        double[][] expected = Oracles.affine(axes);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double found = info.path("affine").path(row).path(column).asDouble(Double.NaN);
                check(Math.abs(found - expected[row][column]) < 1e-5, "affine[" + row + "][" + column + "] = " + found);
            }
        }
    }

    @Then("the image {string} has the voxels and the geometry of {string}")
    public void sameImage(String one, String other) throws IOException {
        check(Oracles.difference(product.path(one), product.path(other)) < 1e-5, "they differ by " + Oracles.difference(product.path(one), product.path(other)));
    }

    @Given("a run {string} in {word} byte order in which voxel column i is turned by i times {double} degrees against the seed")
    public void aTurnedRun(String name, String order, double degrees) throws IOException {
        Oracles.turnedRun(degrees).write(product.path(name), 16, Oracles.order(order));
    }

    @Then("the map {string} is the cosine of {double} degrees times i in voxel column i")
    public void theMapIsTheCosine(String name, double degrees) throws IOException {
        double off = Oracles.offCosine(product.path(name), degrees);
        check(off < 0.02, String.format(Locale.ROOT, "r is off by %.4f", off));
    }

    @Given("a head {string} and the same head {string} turned by {double} degrees about z and moved by {double} mm along y")
    public void aMovedHead(String still, String moved, double degrees, double mm) throws IOException {
        Oracles.head(0, 0).write(product.path(still), 16, java.nio.ByteOrder.LITTLE_ENDIAN);
        Oracles.head(degrees, mm).write(product.path(moved), 16, java.nio.ByteOrder.LITTLE_ENDIAN);
    }

    @Given("points {string} at {string}")
    public void points(String name, String places) throws IOException {
        StringBuilder text = new StringBuilder("x\ty\tz\n");
        for (String place : places.split(";")) {
            text.append(place.strip().replaceAll(" +", "\t")).append('\n');
        }
        Files.writeString(product.path(name), text);
    }

    @Then("the points {string} are {string} within {double} mm")
    public void thePointsAre(String name, String places, double mm) throws IOException {
        List<double[]> found = Oracles.points(product.path(name));
        String[] expected = places.split(";");
        check(found.size() == expected.length, found.size() + " points");
        for (int i = 0; i < expected.length; i++) {
            double off = Oracles.distance(found.get(i), Oracles.numbers(expected[i]));
            check(off <= mm, String.format(Locale.ROOT, "point %d is %.3f mm off", i + 1, off));
        }
    }

    @Then("one way of the points {string} is turned by {double} degrees about z and moved by {double} mm along y, within {double} mm")
    public void oneWayIsMoved(String before, double degrees, double moved, double mm) throws IOException {
        List<double[]> start = Oracles.points(product.path(before));
        List<double[]> found = Oracles.points(product.path("there.tsv"));
        for (int i = 0; i < start.size(); i++) {
            // Without --inverse the verb carries points from fixed, the still head, to moving.
            double forth = Oracles.distance(found.get(i), Oracles.move(start.get(i), degrees, moved));
            check(forth <= mm, String.format(Locale.ROOT, "point %d is %.3f mm off", i + 1, forth));
        }
    }

    @Then("the ITK file in {string} carries the points {string} to {string}, within {double} mm")
    public void theItkFile(String folder, String before, String after, double mm) throws IOException {
        List<double[]> start = Oracles.points(product.path(before));
        List<double[]> found = Oracles.points(product.path(after));
        double[] p = HandoverFiles.itkParameters(product.path(folder));
        for (int i = 0; i < start.size(); i++) {
            double off = Oracles.distance(HandoverFiles.itk(p, start.get(i)), found.get(i));
            check(off <= mm, String.format(Locale.ROOT, "point %d is %.3f mm off", i + 1, off));
        }
    }

    @Then("the image {string} is the image {string}, off by {double} % of its range on average")
    public void theImageIs(String one, String other, double percent) throws IOException {
        double off = Oracles.meanDifferencePercent(product.path(one), product.path(other));
        check(off <= percent, String.format(Locale.ROOT, "they differ by %.2f %%", off));
    }

    @Given("a map {string} with axes {word}, lowest in voxel 6 3 4 of the mask {string}, lower still outside, and highest in voxel 2 5 1")
    public void aMap(String map, String axes, String mask) throws IOException {
        Oracles.searchedMap(axes).write(product.path(map), 16, java.nio.ByteOrder.LITTLE_ENDIAN);
        Oracles.searchMask(axes).write(product.path(mask), 2, java.nio.ByteOrder.LITTLE_ENDIAN);
    }

    @Then("the target is the centre of voxel {int} {int} {int} of axes {word}")
    public void theTargetIsTheCentre(int i, int j, int k, String axes) throws IOException {
        double[] found = Oracles.vector(new ObjectMapper().readTree(product.last().out()).path("targets").path(0).path("nativeMm"));
        double off = Oracles.distance(found, Oracles.place(Oracles.affine(axes), i, j, k));
        check(off <= 0.01, String.format(Locale.ROOT, "the target is %.3f mm off", off));
    }

    @Then("the target lies within {double} mm of the planted truth, in the head and in the template")
    public void theTargetLies(double mm) throws IOException {
        JsonNode truth = new ObjectMapper().readTree(product.path("{case}/truth.json").toFile()).path("peak");
        JsonNode target = Oracles.targets(product.path("{results}")).path(0);
        for (String space : List.of("nativeMm", "templateMm")) {
            double off = Oracles.distance(Oracles.vector(target.path(space)), Oracles.vector(truth.path(space)));
            check(off <= mm, String.format(Locale.ROOT, "%s is %.2f mm off", space, off));
        }
    }

    @Then("the target is in the left front of the head")
    public void theTargetIsLeft() throws IOException {
        double[] template = Oracles.vector(Oracles.targets(product.path("{results}")).path(0).path("templateMm"));
        check(template[0] < -20 && template[1] > 10, "the target is at " + java.util.Arrays.toString(template));
    }

    @Then("the stored correlation of the target is that of the stored map there, within {double}")
    public void theStoredCorrelation(double tolerance) throws IOException {
        JsonNode target = Oracles.targets(product.path("{results}")).path(0);
        double inMap = Oracles.valueAt(product.path("{results}/func/sub-demo_space-T1w_seed-sgacc_stat-r_statmap.nii.gz"),
                Oracles.vector(target.path("nativeMm")));
        check(Math.abs(inMap - target.path("r").asDouble(Double.NaN)) <= tolerance, "map " + inMap + ", target " + target.path("r"));
    }

    @Then("the mask {string} holds between {double} and {double} ml")
    public void theMaskHolds(String name, double least, double most) throws IOException {
        double ml = Oracles.millilitres(product.path(name));
        check(ml >= least && ml <= most, ml + " ml");
    }

    @Then("every gate of the target has a value, a limit and says whether it passed")
    public void everyGate() throws IOException {
        JsonNode gates = Oracles.targets(product.path("{results}")).path(0).path("gates");
        check(gates.size() >= 4, gates.size() + " gates");
        gates.forEach(gate -> check(gate.path("passed").isBoolean() && gate.hasNonNull("limit") && gate.hasNonNull("value"), gate.toString()));
    }

    @Then("the table {string} has {int} rows and the columns {string}")
    public void theTable(String name, int rows, String columns) throws IOException {
        List<String> lines = Files.readAllLines(product.path(name));
        check(lines.size() == rows + 1, lines.size() - 1 + " rows");
        List<String> head = List.of(lines.getFirst().split("\t"));
        check(head.containsAll(List.of(columns.split(" "))), head.toString());
    }
}
