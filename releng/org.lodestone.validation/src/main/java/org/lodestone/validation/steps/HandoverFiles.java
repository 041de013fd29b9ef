package org.lodestone.validation.steps;

import static org.lodestone.validation.steps.ProductSteps.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.java.en.Then;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lodestone.validation.Oracles;
import org.lodestone.validation.ProductUnderTest;

/** Files that leave the product, read here as their formats are published, by other code than the product's. */
public final class HandoverFiles {

    private static final double LIMIT_MM = 0.01;
    private static final Pattern CELL = Pattern.compile("data([0-2])3=\"([^\"]+)\"");

    private final ProductUnderTest product = ProductUnderTest.forScenario();

    /** Called by Cucumber. */
    public HandoverFiles() {
        // nothing to keep
    }

    @Then("the first target in the exported {word} file lies where the reviewed one does")
    public void theExportedTarget(String format) throws IOException {
        JsonNode target = Oracles.targets(product.path("{results}")).path(0);
        double[] cortex = Oracles.vector(target.path("nativeMm"));
        Path file;
        try (Stream<Path> files = Files.walk(product.path("out"))) {
            file = files.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(ending(format))).findFirst()
                    .orElseThrow(() -> new AssertionError("no file *" + ending(format)));
        }
        String text = Files.readString(file);
        double[] found = switch (format) {
            case "brainsight" -> row(text, "\t", 0, "_target", 1);
            case "simnibs" -> row(text, ",", 0, "Generic", 1);
            case "slicer" -> slicer(text);
            case "localite" -> matrixCentre(text);
            default -> throw new AssertionError("no oracle for " + format);
        };
        double off = Oracles.distance(found, format.equals("localite") ? coil(target) : cortex);
        check(off <= LIMIT_MM, String.format(Locale.ROOT, "%s: the point is %.3f mm off", file.getFileName(), off));
    }

    /** Localite holds the coil alone, whose face lies on the scalp over the target. */
    private static double[] coil(JsonNode target) {
        JsonNode place = target.path("scalpMm");
        check(place.size() == 3, "the target has no point on the scalp");
        return Oracles.vector(place);
    }

    private static String ending(String format) {
        return switch (format) {
            case "brainsight" -> "_brainsight.txt";
            case "simnibs" -> "_simnibs.csv";
            case "slicer" -> ".mrk.json";
            case "localite" -> "_InstrumentMarker.xml";
            default -> throw new AssertionError("no oracle for " + format);
        };
    }

    private static double[] row(String text, String separator, int column, String mark, int from) {
        String[] cells = text.lines().map(line -> line.split(separator)).filter(c -> !c[0].startsWith("#") && c[column].endsWith(mark))
                .findFirst().orElseThrow(() -> new AssertionError("no line of a target in " + text));
        return new double[] {Double.parseDouble(cells[from]), Double.parseDouble(cells[from + 1]), Double.parseDouble(cells[from + 2])};
    }

    private static double[] slicer(String text) throws IOException {
        JsonNode list = new ObjectMapper().readTree(text).path("markups").path(0);
        double sign = list.path("coordinateSystem").asText().equals("LPS") ? -1 : 1;
        double[] p = Oracles.vector(list.path("controlPoints").path(0).path("position"));
        return new double[] {sign * p[0], sign * p[1], p[2]};
    }

    private static double[] matrixCentre(String text) {
        double[] centre = {Double.NaN, Double.NaN, Double.NaN};
        Matcher cell = CELL.matcher(text);
        for (int n = 0; n < 3 && cell.find(); n++) {
            centre[Integer.parseInt(cell.group(1))] = Double.parseDouble(cell.group(2));
        }
        return centre;
    }

    /** @return the twelve numbers of the affine transform from fixed to moving in a folder */
    static double[] itkParameters(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.getFileName().toString().matches("fixedToMoving.*\\.tfm")).toList();
            check(found.size() == 1, found.size() + " transforms in " + folder);
            String line = Files.readAllLines(found.getFirst()).stream().filter(l -> l.startsWith("Parameters:")).findFirst().orElseThrow();
            return Arrays.stream(line.substring(11).strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
        }
    }

    /** Carries a point in RAS millimetres through an ITK affine transform about (0, 0, 0), which works in LPS millimetres. */
    static double[] itk(double[] p, double[] ras) {
        double[] lps = {-ras[0], -ras[1], ras[2]};
        double[] out = new double[3];
        for (int row = 0; row < 3; row++) {
            out[row] = p[3 * row] * lps[0] + p[3 * row + 1] * lps[1] + p[3 * row + 2] * lps[2] + p[9 + row];
        }
        return new double[] {-out[0], -out[1], out[2]};
    }
}
