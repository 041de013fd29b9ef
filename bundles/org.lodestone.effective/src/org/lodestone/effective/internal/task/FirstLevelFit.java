package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.task.Contrast;
import org.lodestone.method.task.ContrastMaps;
import org.lodestone.method.task.TaskModelInput;
import org.lodestone.method.task.TaskModelResult;
import org.lodestone.numerics.SymmetricSystem;

/** The second pass over the voxels, bin by bin. Used by one caller; its loops run on all threads. */
final class FirstLevelFit {

    private static final double LEAST_VARIANCE = 1e-50;
    private static final int BLOCKS_AT_ONCE = 16;

    private final TaskModelInput input;
    private final SignalRows signal;
    private final NoiseBins bins;
    private final int freedom;
    private final boolean scored;
    private final int[] indices;
    private final float[][] effect;
    private final float[][] variance;
    private final float[][] statistic;
    private final float[][] z;
    private final float[] autocorrelation;
    private final float[] residual;

    /** @param scored false to leave z at zero, for fits that are repeated many times */
    FirstLevelFit(TaskModelInput input, SignalRows signal, NoiseBins bins, boolean scored) {
        this.input = input;
        this.signal = signal;
        this.bins = bins;
        this.scored = scored;
        this.freedom = input.design().volumes() - input.design().names().size();
        int[] voxels = input.series().mask().indices();
        this.indices = Arrays.stream(signal.rows()).map(row -> voxels[row]).toArray();
        int maps = input.contrasts().size(), size = (int) input.series().grid().size();
        this.effect = new float[maps][size];
        this.variance = new float[maps][size];
        this.statistic = new float[maps][size];
        this.z = new float[maps][size];
        this.autocorrelation = new float[size];
        this.residual = new float[size];
    }

    /** A stretch of one bin. */
    private record Stretch(WhitenedDesign design, BlockProducts products, int[] members, int from, int to) {
    }

    /** Basis of the design, then the rows of the contrasts, one after the other. */
    private static BlockProducts products(WhitenedDesign design) {
        List<double[]> rows = new ArrayList<>(List.of(design.basis()));
        design.rows().forEach(contrast -> rows.addAll(List.of(contrast)));
        return new BlockProducts(rows.toArray(double[][]::new));
    }

    TaskModelResult run(Execution execution) {
        Optional<NormalScores> scores = scored ? Optional.of(new NormalScores(freedom, execution.part(0, 0.05))) : Optional.empty();
        List<WhitenedDesign> designs = execution.parallel().map(bins.members().size(), execution.progress(), b ->
                WhitenedDesign.of(input.design(), input.contrasts(), bins.hundredths()[bins.members().get(b)[0]] / 100.0));
        List<Stretch> work = new ArrayList<>();
        for (int b = 0; b < designs.size(); b++) {
            int[] members = bins.members().get(b);
            BlockProducts products = products(designs.get(b));
            for (int from = 0; from < members.length; from += BLOCKS_AT_ONCE * NoiseBins.WIDTH) {
                work.add(new Stretch(designs.get(b), products, members, from,
                        Math.min(members.length, from + BLOCKS_AT_ONCE * NoiseBins.WIDTH)));
            }
        }
        Execution rest = execution.part(0.05, 1);
        rest.parallel().forRanges(work.size(), 1, rest.progress(), (start, end) -> {
            for (int w = start; w < end; w++) {
                fit(work.get(w), scores);
            }
        });
        List<ContrastMaps> maps = new ArrayList<>();
        for (int m = 0; m < input.contrasts().size(); m++) {
            maps.add(new ContrastMaps(input.contrasts().get(m), volume(effect[m]), volume(variance[m]), volume(statistic[m]),
                    volume(z[m])));
        }
        Mask mask = signal.mask();
        return new TaskModelResult(mask, maps, freedom, volume(autocorrelation), volume(residual));
    }

    private Volume volume(float[] values) {
        return Volume.of(input.series().grid(), values);
    }

    private void fit(Stretch stretch, Optional<NormalScores> scores) {
        int width = NoiseBins.WIDTH, length = input.design().volumes();
        WhitenedDesign design = stretch.design;
        int columns = design.basis().length;
        double[] block = new double[length * width], found = new double[stretch.products.size()];
        double[] squares = new double[width], lagged = new double[width];
        for (int from = stretch.from; from < stretch.to; from += width) {
            int count = Math.min(width, stretch.to - from);
            signal.load(stretch.members, from, count, width, block);
            stretch.products.multiply(block, found);
            BlockProducts.moments(block, squares, lagged);
            residualSums(block, found, columns, design.rho(), squares, lagged);
            for (int j = 0; j < count; j++) {
                int voxel = indices[stretch.members[from + j]];
                double sigma2 = Math.max(squares[j], 0) / freedom;
                autocorrelation[voxel] = (float) design.rho();
                residual[voxel] = (float) sigma2;
                int row = columns;
                for (int m = 0; m < effect.length; m++) {
                    answer(m, voxel, found, row * width + j, design.covariance().get(m), sigma2, scores);
                    row += design.rows().get(m).length;
                }
            }
        }
    }

    /** Turns moments of the signal into the residual sum of squares of the filtered signal. */
    private static void residualSums(double[] block, double[] found, int columns, double rho, double[] squares, double[] lagged) {
        int width = NoiseBins.WIDTH, last = block.length - width;
        for (int j = 0; j < width; j++) {
            double end = block[last + j];
            squares[j] += rho * (rho * (squares[j] - end * end) - 2 * lagged[j]);
        }
        for (int k = 0; k < columns; k++) {
            for (int j = 0; j < width; j++) {
                squares[j] -= found[k * width + j] * found[k * width + j];
            }
        }
    }

    private void answer(int m, int voxel, double[] found, int at, double[][] covariance, double sigma2, Optional<NormalScores> scores) {
        Contrast contrast = input.contrasts().get(m);
        if (contrast.isT()) {
            double var = covariance[0][0] * sigma2;
            double t = found[at] / Math.sqrt(Math.max(var, LEAST_VARIANCE));
            effect[m][voxel] = (float) found[at];
            variance[m][voxel] = (float) var;
            statistic[m][voxel] = (float) t;
            z[m][voxel] = scores.isEmpty() ? 0 : (float) scores.get().ofStudent(t);
            return;
        }
        double[] values = new double[covariance.length];
        for (int r = 0; r < values.length; r++) {
            values[r] = found[at + r * NoiseBins.WIDTH];
        }
        double[] solved = SymmetricSystem.solve(covariance, values);
        double explained = 0;
        for (int r = 0; r < values.length; r++) {
            explained += values[r] * solved[r];
        }
        double f = explained / values.length / Math.max(sigma2, LEAST_VARIANCE);
        effect[m][voxel] = (float) Math.sqrt(Math.max(explained, 0));
        variance[m][voxel] = (float) sigma2;
        statistic[m][voxel] = (float) f;
        z[m][voxel] = scores.isEmpty() ? 0 : (float) scores.get().ofFisher(f, values.length);
    }
}
