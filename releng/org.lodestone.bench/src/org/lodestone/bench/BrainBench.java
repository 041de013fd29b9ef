package org.lodestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Components;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.structure.BiasCorrection;
import org.lodestone.method.structure.BrainExtraction;
import org.lodestone.method.structure.BrainScan;
import org.lodestone.method.structure.TissueMaps;
import org.lodestone.method.structure.TissueSegmentation;

/**
 * Brain masks beside the brains that come with two templates, and tissue of a brain whose tissue is known: the shares of MNI 2009a as partial
 * volume, which has wider borders than a person's, and the same with sharp borders; 3 % noise, 20 % shading. Rows of images that are not there
 * are left out.
 */
final class BrainBench {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(BrainBench.class.getClassLoader());
    private static final Execution RUN = Execution.unobserved();
    private static final Frame SPACE = Frame.t1w("bench");

    private BrainBench() {
    }

    /** @param repository folder of the sources; shared images lie beside it */
    static List<Row> measure(Path repository) throws IOException {
        List<Row> rows = new ArrayList<>();
        Path templates = Path.of("/usr/share/mricron/templates");
        if (Files.exists(templates.resolve("ch2bet.nii.gz"))) {
            Mask truth = Components.fillHoles(Mask.above(read(templates.resolve("ch2bet.nii.gz")), 0));
            rows.add(atLeast("brain mask: ch2 beside ch2bet, 1 - Dice", brain(read(templates.resolve("ch2.nii.gz"))).dice(truth), 0.96));
        }
        Path average = repository.toAbsolutePath().normalize().resolveSibling("shared").resolve("data/t1w");
        if (Files.exists(average)) {
            rows.addAll(average(average));
        }
        return rows;
    }

    private static List<Row> average(Path folder) {
        Volume t1w = read(folder.resolve("mni_icbm152_t1_tal_nlin_sym_09a_converted.nii.gz"));
        float[] grey = read(folder.resolve("mni_icbm152_gm_tal_nlin_sym_09a_converted.nii.gz")).toFloats();
        float[] white = read(folder.resolve("mni_icbm152_wm_tal_nlin_sym_09a_converted.nii.gz")).toFloats();
        Mask truth = Components.fillHoles(Mask.where(t1w.grid(), v -> grey[v] + white[v] > 127.5f));
        Mask found = brain(t1w);
        double all = 0, inside = 0;
        for (int v = 0; v < grey.length; v++) {
            all += grey[v] + white[v];
            inside += found.contains(v) ? grey[v] + white[v] : 0;
        }
        List<Row> rows = new ArrayList<>();
        rows.add(atLeast("brain mask: MNI 2009a beside its grey and white matter, 1 - Dice", found.dice(truth), 0.96));
        rows.add(atLeast("brain mask: MNI 2009a, grey and white matter left out", inside / all, 0.99));
        rows.addAll(tissue("wide borders", truth, grey, white, false));
        rows.addAll(tissue("sharp borders", truth, grey, white, true));
        return rows;
    }

    private static List<Row> tissue(String borders, Mask brain, float[] grey, float[] white, boolean sharp) {
        Grid grid = brain.grid();
        float[] signal = new float[grey.length];
        byte[] truth = new byte[grey.length];
        SplittableRandom random = new SplittableRandom(3);
        for (int v : brain.indices()) {
            double sum = Math.max(255, grey[v] + white[v]), g = grey[v] / sum, w = white[v] / sum, fluid = 1 - g - w;
            truth[v] = (byte) (fluid >= g && fluid >= w ? 0 : g >= w ? 1 : 2);
            double bright = sharp ? new double[] {300, 700, 1000}[truth[v]] : 300 * fluid + 700 * g + 1000 * w;
            Vec3 p = grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            double shading = 1 + 0.1 * Math.sin(p.x() / 40) + 0.1 * p.z() / 70;
            signal[v] = (float) Math.hypot(shading * bright + 30 * random.nextGaussian(), 30 * random.nextGaussian());
        }
        BiasCorrection bias = METHODS.first(BiasCorrection.class);
        TissueSegmentation segmentation = METHODS.first(TissueSegmentation.class);
        Volume corrected = bias.run(new BrainScan(Volume.of(grid, signal), brain), Parameters.defaults(bias.parameters()), RUN).orThrow().corrected();
        TissueMaps maps = segmentation.run(new BrainScan(corrected, brain), Parameters.defaults(segmentation.parameters()), RUN).orThrow();
        return List.of(
                atLeast("tissue, " + borders + ": grey matter, 1 - Dice", maps.greyMask().dice(Mask.where(grid, v -> truth[v] == 1)), 0.92),
                atLeast("tissue, " + borders + ": white matter, 1 - Dice", maps.whiteMask().dice(Mask.where(grid, v -> truth[v] == 2)), 0.94));
    }

    private static Row atLeast(String what, double value, double bar) {
        return Row.atMost(what, 1 - value, "", 1 - bar);
    }

    private static Mask brain(Volume scan) {
        BrainExtraction extraction = METHODS.first(BrainExtraction.class);
        return extraction.run(scan, Parameters.defaults(extraction.parameters()), RUN).orThrow();
    }

    private static Volume read(Path file) {
        return ImageFiles.read(file, METHODS, RUN).orThrow().asVolume(SPACE);
    }
}
