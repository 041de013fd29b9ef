package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.DesignInput;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.TaskEvent;

/** A simulated block design with autocorrelated noise and a planted effect. */
public final class TaskPhantom {

    /** 12 x 10 x 8 voxels of 3 mm. */
    public static final Grid GRID = new Grid(12, 10, 8, Affine.scaling(3, 3, 3), Frame.t1w("phantom"));
    /** Volumes of a run. */
    public static final int LENGTH = 120;
    private static final double TR = 2;

    private TaskPhantom() {
    }

    /** Two conditions in turn, 16 s each with 8 s between. */
    public static List<TaskEvent> events() {
        List<TaskEvent> events = new ArrayList<>();
        for (int n = 0; n < 9; n++) {
            events.add(new TaskEvent(n % 2 == 0 ? "A" : "B", 4 + 24 * n, 16, 1));
        }
        return events;
    }

    /** Input of the design. */
    public static DesignInput input() {
        return new DesignInput(events(), new Confounds(List.of(), new double[0][]), LENGTH, TR);
    }

    /** The design of those events. */
    public static DesignMatrix design() {
        FirstLevelDesign method = new FirstLevelDesign();
        return method.run(input(), Parameters.defaults(method.parameters()), Execution.unobserved()).orThrow();
    }

    /**
     * A run of noise around 1000 with standard deviation 10; voxels for which {@code planted} holds follow condition A with 1.5 %.
     */
    public static VoxelSeries run(long seed, double autocorrelation, java.util.function.IntPredicate planted) {
        double[] response = design().column("A");
        int size = (int) GRID.size();
        float[] values = new float[size * LENGTH];
        SplittableRandom random = new SplittableRandom(seed);
        for (int v = 0; v < size; v++) {
            double noise = 0;
            for (int t = 0; t < LENGTH; t++) {
                noise = autocorrelation * noise + 10 * Math.sqrt(1 - autocorrelation * autocorrelation) * random.nextGaussian();
                values[v * LENGTH + t] = (float) (1000 + noise + (planted.test(v) ? 15 * response[t] : 0));
            }
        }
        return new VoxelSeries(Mask.where(GRID, _ -> true), LENGTH, TR, values);
    }
}
