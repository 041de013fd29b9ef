package org.lodestone.targeting.internal.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.numerics.linear.PackedRows;

/** Cuts a region into units of voxels with similar series: average linkage on one minus Spearman's correlation. */
final class Subunits {

    private static final int ROWS_AT_ONCE = 128;

    private Subunits() {
    }

    /**
     * A unit.
     *
     * @param voxels indices on the grid, ascending
     * @param median of the standardised series at each time point
     * @param representative voxel whose series is most like the median
     */
    record Unit(int[] voxels, float[] median, int representative) {
    }

    /**
     * @param series clean series
     * @param region voxels to cut; those without series do not count
     * @param cut distance at which units are told apart
     * @param execution threads and cancellation
     * @return units, the largest first
     */
    static List<Unit> of(VoxelSeries series, Mask region, double cut, Execution execution) {
        int length = series.length();
        int[] all = series.mask().indices();
        int[] rows = java.util.stream.IntStream.range(0, all.length).filter(v -> region.contains(all[v])).toArray();
        float[] ranks = new float[rows.length * length], standard = new float[rows.length * length];
        for (int n = 0; n < rows.length; n++) {
            System.arraycopy(RankCorrelation.ranks(series.values(), rows[n] * length, length), 0, ranks, n * length, length);
            System.arraycopy(series.values(), rows[n] * length, standard, n * length, length);
            StandardRows.standardise(standard, standard, n * length, length);
        }
        int count = rows.length;
        float[] distance = new float[count * count];
        PackedRows packed = new PackedRows(ranks, 0, count, length);
        execution.parallel().forRanges(count, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            packed.multiply(ranks, start * length, end - start, distance, start * count, count);
            for (int i = start * count; i < end * count; i++) {
                distance[i] = 1 - distance[i];
            }
        });
        int[] label = AverageLinkage.cut(distance, count, cut, execution.progress());
        List<List<Integer>> members = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            while (members.size() <= label[n]) {
                members.add(new ArrayList<>());
            }
            members.get(label[n]).add(n);
        }
        return members.stream().sorted(Comparator.comparingInt((List<Integer> m) -> -m.size()))
                .map(m -> unit(m, rows, all, standard, length)).toList();
    }

    private static Unit unit(List<Integer> members, int[] rows, int[] all, float[] standard, int length) {
        float[] median = new float[length];
        float[] column = new float[members.size()];
        for (int t = 0; t < length; t++) {
            for (int m = 0; m < column.length; m++) {
                column[m] = standard[members.get(m) * length + t];
            }
            Arrays.sort(column);
            median[t] = (column[column.length / 2] + column[(column.length - 1) / 2]) / 2;
        }
        int best = members.getFirst();
        double highest = Double.NEGATIVE_INFINITY;
        for (int m : members) {
            double dot = 0;
            for (int t = 0; t < length; t++) {
                dot += standard[m * length + t] * median[t];
            }
            if (dot > highest) {
                highest = dot;
                best = m;
            }
        }
        return new Unit(members.stream().mapToInt(m -> all[rows[m]]).toArray(), median, all[rows[best]]);
    }
}
