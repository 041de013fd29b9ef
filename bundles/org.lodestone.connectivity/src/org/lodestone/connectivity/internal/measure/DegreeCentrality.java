package org.lodestone.connectivity.internal.measure;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lodestone.connectivity.internal.explore.UnitRows;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.VoxelMeasure;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.numerics.linear.PackedRows;

/**
 * Every voxel against every voxel: the share of all other voxels whose correlation exceeds a threshold (weighted: the mean of those
 * correlations over all others). The matrix is never whole: tiles of 256 by 1024 correlations are made, used while they are in the cache,
 * and forgotten; memory is the run plus a tile a thread.
 */
public final class DegreeCentrality implements VoxelMeasure {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int ROWS_AT_ONCE = 256;
    private static final int COLUMNS_AT_ONCE = 1024;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.measure.degree", "1", "Degree centrality",
                "How many voxels of the brain a voxel is correlated with.",
                "Buckner 2009, Journal of Neuroscience 29:1860, 10.1523/JNEUROSCI.5062-08.2009");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("threshold", 0.25, 0, 0.99, "Correlations above count (Buckner 2009)."),
                Parameter.flag("weighted", false, "Sum the correlations instead of counting them."));
    }

    @Override
    public Outcome<Volume> run(VoxelSeries series, Parameters parameters, Execution execution) {
        int length = series.length(), rows = series.mask().count();
        float threshold = (float) parameters.real("threshold");
        boolean weighted = parameters.flag("weighted");
        float[] unit = UnitRows.of(series, execution);
        int tiles = Math.ceilDiv(rows, COLUMNS_AT_ONCE);
        List<PackedRows> packed = execution.parallel().map(tiles, execution.progress(), tile -> new PackedRows(unit,
                tile * COLUMNS_AT_ONCE * length, Math.min(COLUMNS_AT_ONCE, rows - tile * COLUMNS_AT_ONCE), length));
        float[] result = new float[rows];
        execution.parallel().forRanges(rows, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            float[] tile = new float[(end - start) * COLUMNS_AT_ONCE];
            double[] sum = new double[end - start];
            float[] lane = new float[SPECIES.length()];
            for (PackedRows columns : packed) {
                execution.progress().check();
                columns.multiply(unit, start * length, end - start, tile, 0, COLUMNS_AT_ONCE);
                for (int v = 0; v < end - start; v++) {
                    sum[v] += above(tile, v * COLUMNS_AT_ONCE, columns.count(), threshold, weighted, lane);
                }
            }
            for (int v = start; v < end; v++) {
                // the voxel itself is not one of the others; constant voxels have no correlation with themselves
                double self = unitLength(unit, v * length, length) ? 1 : 0;
                result[v] = (float) ((sum[v - start] - self) / Math.max(1, rows - 1));
            }
        });
        return Outcome.done(series.spread(result));
    }

    private static double above(float[] tile, int at, int count, float threshold, boolean weighted, float[] lane) {
        int lanes = SPECIES.length(), c = 0, counted = 0;
        double sum = 0;
        FloatVector sums = FloatVector.zero(SPECIES);
        for (; c + lanes <= count; c += lanes) {
            FloatVector r = FloatVector.fromArray(SPECIES, tile, at + c);
            VectorMask<Float> over = r.compare(VectorOperators.GT, threshold);
            if (weighted) {
                sums = sums.add(r, over);
            } else {
                counted += over.trueCount();
            }
        }
        if (weighted) {
            // reduceLanes may add in another order once compiled: lane by lane the bits stay
            sums.intoArray(lane, 0);
            for (float x : lane) {
                sum += x;
            }
        } else {
            sum += counted;
        }
        for (; c < count; c++) {
            sum += tile[at + c] > threshold ? weighted ? tile[at + c] : 1 : 0;
        }
        return sum;
    }

    private static boolean unitLength(float[] unit, int at, int length) {
        for (int t = 0; t < length; t++) {
            if (unit[at + t] != 0) {
                return true;
            }
        }
        return false;
    }
}
