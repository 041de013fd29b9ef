package org.lodestone.connectivity.internal.explore;

import java.util.Arrays;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.SeedExplorer;
import org.lodestone.method.function.VoxelSeries;

/**
 * Series of unit length without their mean: a correlation is one scalar product. Single precision, good to about 1e-6; the last bits
 * depend on the machine's vector length, not on the number of threads.
 */
final class StandardisedRun implements SeedExplorer {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int ROWS_AT_ONCE = 1024;

    private final VoxelSeries series;
    private final float[] unit;
    private final int[] rowOf;

    private StandardisedRun(VoxelSeries series, float[] unit, int[] rowOf) {
        this.series = series;
        this.unit = unit;
        this.rowOf = rowOf;
    }

    static StandardisedRun of(VoxelSeries series, Execution execution) {
        float[] unit = UnitRows.of(series, execution);
        int[] rowOf = new int[(int) series.grid().size()];
        Arrays.fill(rowOf, -1);
        int[] voxels = series.mask().indices();
        for (int v = 0; v < voxels.length; v++) {
            rowOf[voxels[v]] = v;
        }
        return new StandardisedRun(series, unit, rowOf);
    }

    @Override
    public Optional<ConnectivityMap> at(FramePoint centre, double radiusMm, Execution execution) {
        int length = series.length();
        double[] sum = new double[length];
        int count = addBall(centre, radiusMm, sum);
        double square = 0;
        for (double x : sum) {
            square += x * x;
        }
        if (count == 0 || !(square > 0)) {
            return Optional.empty();
        }
        float[] seed = new float[length];
        for (int t = 0; t < length; t++) {
            seed[t] = (float) (sum[t] / Math.sqrt(square));
        }
        float[] r = new float[series.mask().count()];
        execution.parallel().forRanges(r.length, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            float[] lane = new float[SPECIES.length()];
            for (int v = start; v < end; v++) {
                r[v] = Math.clamp(dot(unit, v * length, seed, length, lane), -1f, 1f);
            }
        });
        return Optional.of(new ConnectivityMap(series.spread(r), seed, count));
    }

    private int addBall(FramePoint centre, double radiusMm, double[] sum) {
        Grid grid = series.grid();
        Vec3 middle = grid.toVoxel(centre);
        int count = 0;
        int[] reach = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            reach[axis] = (int) Math.ceil(radiusMm / grid.spacingMm(axis));
        }
        int ci = (int) Math.floor(middle.x() + 0.5), cj = (int) Math.floor(middle.y() + 0.5), ck = (int) Math.floor(middle.z() + 0.5);
        for (int k = ck - reach[2]; k <= ck + reach[2]; k++) {
            for (int j = cj - reach[1]; j <= cj + reach[1]; j++) {
                for (int i = ci - reach[0]; i <= ci + reach[0]; i++) {
                    boolean inside = i == ci && j == cj && k == ck || grid.toWorld(i, j, k).distance(centre.mm()) <= radiusMm;
                    if (inside && grid.contains(i, j, k) && rowOf[grid.index(i, j, k)] >= 0) {
                        int row = rowOf[grid.index(i, j, k)] * series.length();
                        for (int t = 0; t < sum.length; t++) {
                            sum[t] += unit[row + t];
                        }
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private static float dot(float[] a, int at, float[] b, int length, float[] lane) {
        int lanes = SPECIES.length();
        FloatVector first = FloatVector.zero(SPECIES), second = first;
        int t = 0;
        for (; t + 2 * lanes <= length; t += 2 * lanes) {
            first = FloatVector.fromArray(SPECIES, a, at + t).fma(FloatVector.fromArray(SPECIES, b, t), first);
            second = FloatVector.fromArray(SPECIES, a, at + t + lanes).fma(FloatVector.fromArray(SPECIES, b, t + lanes), second);
        }
        // reduceLanes may add in another order once compiled: lane by lane the bits stay
        first.add(second).intoArray(lane, 0);
        float sum = 0;
        for (float x : lane) {
            sum += x;
        }
        for (; t < length; t++) {
            sum = Math.fma(a[at + t], b[t], sum);
        }
        return sum;
    }
}
