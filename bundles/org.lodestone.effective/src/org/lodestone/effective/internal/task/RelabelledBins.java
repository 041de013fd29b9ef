package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.method.task.TaskModelInput;
import org.lodestone.numerics.linear.OrthonormalBasis;
import org.lodestone.numerics.linear.PackedRows;

/**
 * Whitened voxels without nuisance, bin by bin, ready to be fitted under many relabellings by matrix products. Single precision.
 *
 * @param bins of equal autocorrelation
 * @param voxels how many in all
 * @param freedom of the residuals
 */
record RelabelledBins(List<Bin> bins, int voxels, int freedom) {

    private static final int ROWS_AT_ONCE = 256;

    /**
     * @param basis of the whitened design, the contrast's direction first
     * @param members numbers of the usable rows
     * @param values one row a member: whitened, nuisance removed
     * @param energy sum of squares of each row
     */
    record Bin(List<double[]> basis, int[] members, float[] values, double[] energy) {
    }

    static RelabelledBins of(TaskModelInput input, SignalRows signal, NoiseBins noise, Execution execution) {
        List<Bin> bins = execution.parallel().map(noise.members().size(), execution.progress(), b -> {
            int[] members = noise.members().get(b);
            return bin(signal, WhitenedDesign.of(input.design(), input.contrasts(), noise.hundredths()[members[0]] / 100.0), members);
        });
        return new RelabelledBins(bins, signal.rows().length, input.design().volumes() - input.design().names().size());
    }

    private static Bin bin(SignalRows signal, WhitenedDesign design, int[] members) {
        int width = NoiseBins.WIDTH;
        double[] direction = design.rows().getFirst()[0].clone();
        int length = direction.length;
        for (int t = length - 2; t >= 0; t--) {
            direction[t] += design.rho() * direction[t + 1];
        }
        List<double[]> columns = new ArrayList<>(List.of(direction));
        columns.addAll(List.of(design.filteredBasis()));
        List<double[]> basis = OrthonormalBasis.of(columns.toArray(double[][]::new), 1e-6).vectors();
        double[][] nuisance = basis.subList(1, basis.size()).toArray(double[][]::new);
        float[] values = new float[Math.multiplyExact(members.length, length)];
        double[] energy = new double[members.length];
        double[] block = new double[length * width];
        for (int from = 0; from < members.length; from += width) {
            int count = Math.min(width, members.length - from);
            signal.load(members, from, count, width, block);
            for (int at = block.length - 1; at >= width; at--) {
                block[at] -= design.rho() * block[at - width];
            }
            NoiseBins.removeSpan(nuisance, block);
            for (int j = 0; j < count; j++) {
                for (int t = 0; t < length; t++) {
                    double value = block[t * width + j];
                    values[(from + j) * length + t] = (float) value;
                    energy[from + j] += value * value;
                }
            }
        }
        return new Bin(basis, members, values, energy);
    }

    /**
     * @param batch of relabellings
     * @param execution threads and cancellation
     * @return {@code [relabelling][usable row]} t of the contrast
     */
    float[][] statistics(List<Relabelling> batch, Execution execution) {
        float[][] t = new float[batch.size()][voxels];
        List<int[]> stretches = new ArrayList<>();
        List<PackedRows> packed = execution.parallel().map(bins.size(), execution.progress(), b -> packed(bins.get(b), batch));
        for (int b = 0; b < bins.size(); b++) {
            for (int from = 0; from < bins.get(b).members.length; from += ROWS_AT_ONCE) {
                stretches.add(new int[] {b, from, Math.min(bins.get(b).members.length, from + ROWS_AT_ONCE)});
            }
        }
        execution.parallel().forRanges(stretches.size(), 1, execution.progress(), (start, end) -> {
            for (int s = start; s < end; s++) {
                int[] stretch = stretches.get(s);
                fit(bins.get(stretch[0]), packed.get(stretch[0]), stretch[1], stretch[2], t);
            }
        });
        return t;
    }

    private static PackedRows packed(Bin bin, List<Relabelling> batch) {
        int length = bin.basis.getFirst().length, columns = bin.basis.size();
        float[] rows = new float[batch.size() * columns * length];
        for (int b = 0; b < batch.size(); b++) {
            for (int c = 0; c < columns; c++) {
                batch.get(b).carryBack(bin.basis.get(c), rows, (b * columns + c) * length);
            }
        }
        return new PackedRows(rows, 0, batch.size() * columns, length);
    }

    private void fit(Bin bin, PackedRows rows, int from, int to, float[][] t) {
        int columns = bin.basis.size(), wide = rows.count();
        float[] products = new float[(to - from) * wide];
        rows.multiply(bin.values, from * rows.length(), to - from, products, 0, wide);
        for (int v = from; v < to; v++) {
            for (int b = 0; b < t.length; b++) {
                int at = (v - from) * wide + b * columns;
                double rest = bin.energy[v];
                for (int c = 0; c < columns; c++) {
                    rest -= (double) products[at + c] * products[at + c];
                }
                t[b][bin.members[v]] = (float) (products[at] / Math.sqrt(Math.max(rest, 1e-30) / freedom));
            }
        }
    }
}
