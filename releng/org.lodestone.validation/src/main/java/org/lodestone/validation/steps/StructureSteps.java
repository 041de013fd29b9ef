package org.lodestone.validation.steps;

import static org.lodestone.validation.steps.ProductSteps.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.validation.Oracles;
import org.lodestone.validation.PlainNifti;
import org.lodestone.validation.PlantedAnatomy;
import org.lodestone.validation.ProductUnderTest;

/** What was delineated, counted again by other code and held against the anatomy that the simulated patient was given. */
public final class StructureSteps {

    private static final double COUNTED_ML = 0.002;
    private static final double COUNTED_MM = 0.02;
    private static final double FILLED = 0.97;

    private final ProductUnderTest product = ProductUnderTest.forScenario();

    /** Called by Cucumber. */
    public StructureSteps() {
        // nothing to keep
    }

    /** One region: volume and middle. */
    private record Region(double volumeMl, double[] centroidMm) {
    }

    @Then("the regions of {string} lie where the template has them, within {double} mm")
    public void theRegionsLie(String name, double mm, DataTable expected) throws IOException {
        PlantedAnatomy truth = PlantedAnatomy.read(product.path("{case}/truth.json"));
        Map<String, String[]> table = table(product.path(name + ".tsv"));
        for (List<String> row : expected.asLists()) {
            check(table.containsKey(row.get(0)), "no region " + row.get(0));
            double[] found = truth.toTemplate(numbers(table.get(row.get(0)), 3));
            double off = Oracles.distance(found, numbers(row.toArray(String[]::new), 1));
            check(off <= mm, String.format(Locale.ROOT, "%s is %.2f mm off", row.get(0), off));
        }
    }

    @Then("the table of {string} counts what the image holds")
    public void theTableCounts(String name) throws IOException {
        Map<Integer, Region> counted = count(PlainNifti.read(product.path(name + ".nii.gz")));
        Map<String, String[]> table = table(product.path(name + ".tsv"));
        check(table.size() >= 100, table.size() + " regions");
        table.forEach((region, cells) -> {
            Region truth = counted.getOrDefault(Integer.parseInt(cells[0]), new Region(0, new double[] {Double.NaN, Double.NaN, Double.NaN}));
            check(Math.abs(truth.volumeMl() - Double.parseDouble(cells[2])) <= COUNTED_ML, region + " has " + truth.volumeMl() + " ml, said are " + cells[2]);
            double off = Oracles.distance(truth.centroidMm(), numbers(cells, 3));
            check(off <= COUNTED_MM, String.format(Locale.ROOT, "the middle of %s is %.3f mm off", region, off));
        });
    }

    @Then("the tissue of {string} fills the brain, and is the brighter the more it is white")
    public void theTissue(String name) throws IOException {
        double[] scan = PlainNifti.read(product.path(name + "_desc-preproc_T1w.nii.gz")).values();
        double[] mask = PlainNifti.read(product.path(name + "_desc-brain_mask.nii.gz")).values();
        double last = 0, inside = 0, all = 0;
        for (String tissue : List.of("CSF", "GM", "WM")) {
            double[] share = PlainNifti.read(product.path(name + "_label-" + tissue + "_probseg.nii.gz")).values();
            double bright = 0, sum = 0;
            for (int v = 0; v < share.length; v++) {
                bright += share[v] * scan[v];
                sum += share[v];
                inside += mask[v] > 0 ? share[v] : 0;
            }
            check(bright / sum > last, tissue + " has a brightness of " + bright / sum + ", the tissue before it " + last);
            last = bright / sum;
            all += sum;
        }
        double brain = java.util.Arrays.stream(mask).filter(value -> value > 0).count();
        check(inside >= FILLED * brain && inside <= 1.001 * brain, "tissue fills " + inside / brain + " of the brain");
        check(all - inside <= 0.01 * all, "tissue outside of the brain: " + (all - inside) / all);
    }

    @Then("brain, grey and white matter of {string} are {double}, {double} and {double} ml on each side of the midplane, within {double} %")
    public void bothHalves(String name, double brainMl, double greyMl, double whiteMl, double percent) throws IOException {
        PlantedAnatomy truth = PlantedAnatomy.read(product.path("{case}/truth.json"));
        Map<String, Double> expected = Map.of("desc-brain_mask", brainMl, "label-GM_probseg", greyMl, "label-WM_probseg", whiteMl);
        for (Map.Entry<String, Double> one : expected.entrySet()) {
            PlainNifti image = PlainNifti.read(product.path(name + "_" + one.getKey() + ".nii.gz"));
            double[] ml = halvesMl(image, truth);
            for (int side = 0; side < 2; side++) {
                check(Math.abs(ml[side] - one.getValue()) <= percent / 100 * one.getValue(), String.format(Locale.ROOT, "%s: %.0f ml on the %s",
                        one.getKey(), ml[side], side == 0 ? "left" : "right"));
            }
        }
    }

    /** Left and right of where the truth has the template's midplane. */
    private static double[] halvesMl(PlainNifti image, PlantedAnatomy truth) {
        int nx = image.dim()[0], ny = image.dim()[1];
        double[] halves = new double[2];
        for (int v = 0; v < image.values().length; v++) {
            if (image.values()[v] > 0) {
                double[] place = truth.toTemplate(Oracles.place(image.affine(), v % nx, v / nx % ny, v / (nx * ny)));
                halves[place[0] < 0 ? 0 : 1] += image.values()[v] * Oracles.voxelMl(image);
            }
        }
        return halves;
    }

    @Then("every anatomical target of {string} lies within {double} mm of where the truth has it, as deep below the scalp as is said")
    public void everyTarget(String name, double mm) throws IOException {
        PlantedAnatomy truth = PlantedAnatomy.read(product.path("{case}/truth.json"));
        JsonNode targets = new ObjectMapper().readTree(product.path(name).toFile()).path("targets");
        check(targets.size() >= 15, targets.size() + " targets");
        for (JsonNode target : targets) {
            double[] here = Oracles.vector(target.path("nativeMm"));
            double off = Oracles.distance(truth.toTemplate(here), Oracles.vector(target.path("templateMm")));
            check(off <= mm, String.format(Locale.ROOT, "%s is %.2f mm off", target.path("id").asText(), off));
            double depth = Oracles.distance(here, Oracles.vector(target.path("scalpMm")));
            check(Math.abs(depth - target.path("depthMm").asDouble(Double.NaN)) <= 0.01, target.path("id").asText() + " lies " + depth + " mm deep");
        }
        published(targets, "weigand2018", -42, 44, 30);
        published(targets, "fox2012", -44, 38, 34);
    }

    private static void published(JsonNode targets, String id, double... mm) {
        for (JsonNode target : targets) {
            if (target.path("id").asText().equals(id)) {
                double off = Oracles.distance(Oracles.vector(target.path("templateMm")), mm);
                check(off <= 0.01, id + " is printed at " + target.path("templateMm"));
                return;
            }
        }
        check(false, "no target " + id);
    }

    private static Map<String, String[]> table(Path file) throws IOException {
        Map<String, String[]> rows = new TreeMap<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split("\t");
            rows.put(cells[1], cells);
        }
        return rows;
    }

    private static double[] numbers(String[] cells, int from) {
        return new double[] {Double.parseDouble(cells[from]), Double.parseDouble(cells[from + 1]), Double.parseDouble(cells[from + 2])};
    }

    private static Map<Integer, Region> count(PlainNifti image) {
        int nx = image.dim()[0], ny = image.dim()[1];
        Map<Integer, double[]> sums = new TreeMap<>();
        for (int v = 0; v < image.values().length; v++) {
            int label = (int) image.values()[v];
            if (label == 0) {
                continue;
            }
            double[] sum = sums.computeIfAbsent(label, l -> new double[4]);
            double[] place = Oracles.place(image.affine(), v % nx, v / nx % ny, v / (nx * ny));
            for (int axis = 0; axis < 3; axis++) {
                sum[axis] += place[axis];
            }
            sum[3]++;
        }
        double voxelMl = Oracles.voxelMl(image);
        Map<Integer, Region> regions = new TreeMap<>();
        sums.forEach((label, sum) -> regions.put(label,
                new Region(sum[3] * voxelMl, new double[] {sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]})));
        return regions;
    }
}
