package org.lodestone.pipeline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.image.view.ColourMap;
import org.lodestone.image.view.Convention;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.image.view.ValueRange;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.report.ReportPicture;
import org.lodestone.report.picture.BrainBox;
import org.lodestone.report.picture.CarpetPlot;
import org.lodestone.report.picture.MapMontage;

/** Pictures of a run's quality: the carpet before and after cleaning, the signal-to-noise map, how run and T1w scan lie on each other. */
final class QualityPictures {

    private static final int ROWS = 240;
    private static final double BRIGHTEST_SNR = 120;

    private QualityPictures() {
    }

    static List<ReportPicture> of(FunctionalStage.Result run, StructuralStage.Result structure, boolean simulated, Execution execution) {
        String stamp = simulated ? "Simulated" : "";
        Grid grid = run.aligned().grid();
        List<Part> parts = parts(run.aligned(), structure, grid, execution);
        SliceLayer mean = SliceLayer.structural(run.clean().mean());
        BrainBox box = BrainBox.of(run.aligned().mask());
        Mask brain = Resampling.resample(structure.brain(), grid, AffineTransform.identity(grid.frame()), execution);
        SliceLayer snr = SliceLayer.structural(run.clean().temporalSnr()).withColours(ColourMap.EMBER)
                .withRange(new ValueRange(0, BRIGHTEST_SNR)).withThreshold(1).withOpacity(0.9);
        SliceLayer nothing = SliceLayer.signed(Volume.of(grid, new float[(int) grid.size()]), 0.5, 1);
        // the border of white matter shows a shift of the two scans better than the outline of the head does
        Mask border = structure.grey().map(grey -> Mask.above(grey, 0.5)).map(grey ->
                Resampling.resample(grey, structure.t1w().grid(), AffineTransform.identity(grid.frame()), execution)).orElse(brain);
        return List.of(
                new ReportPicture(caption(run, "Carpet before cleaning: one row a voxel, one column a volume"), carpet(run.aligned(), parts)),
                new ReportPicture(caption(run, "The same voxels after cleaning"), carpet(run.clean().series().within(run.aligned().mask()), parts)),
                new ReportPicture(caption(run, String.format(Locale.ROOT, "Temporal signal-to-noise ratio, 0 to %.0f", BRIGHTEST_SNR)),
                        MapMontage.draw(mean, snr, Optional.empty(), box, 2, Convention.NEUROLOGICAL, stamp, execution)),
                new ReportPicture(caption(run, "Mean of the run with the outline of the T1w scan's grey matter: both have to follow the same folds"),
                        MapMontage.draw(mean, nothing, Optional.of(SliceLayer.region(border, 0, 1)), box, 2, Convention.NEUROLOGICAL, stamp,
                                execution)));
    }

    private static String caption(FunctionalStage.Result run, String text) {
        return text + " (" + run.source().prefix() + ").";
    }

    /** Row numbers of a tissue. */
    private record Part(String name, int[] rows) {
    }

    private static List<Part> parts(VoxelSeries series, StructuralStage.Result structure, Grid grid, Execution execution) {
        AffineTransform here = AffineTransform.identity(grid.frame());
        Mask white = Resampling.resample(structure.noise().whiteMatter(), grid, here, execution);
        Mask fluid = Resampling.resample(structure.noise().fluid(), grid, here, execution);
        List<Part> parts = new ArrayList<>();
        parts.add(part("Grey and other", series.mask().minus(white.or(fluid)), series, ROWS));
        parts.add(part("Deep white", white, series, ROWS / 3));
        parts.add(part("Fluid", fluid, series, ROWS / 6));
        parts.removeIf(part -> part.rows().length == 0);
        return parts;
    }

    private static Part part(String name, Mask tissue, VoxelSeries series, int wanted) {
        int[] voxels = series.mask().indices();
        int[] inside = java.util.stream.IntStream.range(0, voxels.length).filter(v -> tissue.contains(voxels[v])).toArray();
        int stride = Math.max(1, inside.length / wanted);
        return new Part(name, java.util.stream.IntStream.range(0, inside.length / stride).map(n -> inside[n * stride]).toArray());
    }

    private static org.lodestone.report.picture.Canvas carpet(VoxelSeries series, List<Part> parts) {
        return CarpetPlot.draw(parts.stream().map(part -> new CarpetPlot.Tissue(part.name(),
                java.util.Arrays.stream(part.rows()).mapToObj(series::row).toArray(float[][]::new))).toList(), series.length());
    }
}
