package org.lodestone.effective.internal.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.ContrastExpression;
import org.lodestone.method.task.DesignInput;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.TaskEvent;
import org.lodestone.method.task.TaskModelInput;
import org.lodestone.method.task.VoxelFit;
import org.lodestone.method.task.VoxelFitInput;
import org.lodestone.testkit.SharedData;

/** A real event-related signal (nitime's example, 2 s between volumes): its response looks like a haemodynamic response. */
class EventRelatedExampleTest {

    private static final int DELAYS = 10;

    @Test
    void theFiniteImpulseResponseRisesPeaksAndFalls() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.file("timeseries/event_related_fmri.csv"));
        List<TaskEvent> events = new ArrayList<>();
        float[] values = new float[lines.size() - 1];
        for (int t = 0; t < values.length; t++) {
            String[] cells = lines.get(t + 1).split(",");
            values[t] = Float.parseFloat(cells[0]);
            if (Double.parseDouble(cells[1]) > 0) {
                events.add(new TaskEvent("e" + Math.round(Double.parseDouble(cells[1])), 2.0 * t, 2, 1));
            }
        }
        FirstLevelDesign construction = new FirstLevelDesign();
        DesignMatrix design = construction.run(new DesignInput(events, new Confounds(List.of(), new double[0][]), values.length, 2),
                Parameters.of(construction.parameters(), Map.of("hrf", "fir", "overlaps", "add")), Execution.unobserved()).orThrow();
        Grid grid = new Grid(1, 1, 1, Affine.IDENTITY, Frame.bold("example"));
        VoxelSeries series = new VoxelSeries(Mask.where(grid, _ -> true), values.length, 2, values);
        VoxelFits fits = new VoxelFits();
        VoxelFit fit = fits.run(new VoxelFitInput(new TaskModelInput(series, design,
                List.of(ContrastExpression.parse(design.names().getFirst(), design.names()))), 0, events),
                Parameters.of(fits.parameters(), Map.of("scaling", "none")), Execution.unobserved()).orThrow();
        assertEquals(0, design.names().stream().filter(name -> name.contains("_delay_")).count() % DELAYS);
        double[] mean = new double[DELAYS];
        for (int c = 0; c < design.names().size(); c++) {
            int at = design.names().get(c).indexOf("_delay_");
            if (at > 0) {
                mean[Integer.parseInt(design.names().get(c).substring(at + 7))] += fit.coefficients()[c];
            }
        }
        int peak = 0;
        for (int d = 1; d < DELAYS; d++) {
            peak = mean[d] > mean[peak] ? d : peak;
        }
        assertTrue(peak >= 2 && peak <= 4, "the peak comes 4 to 8 s after the event: " + java.util.Arrays.toString(mean));
        assertTrue(mean[0] < 0.5 * mean[peak] && mean[8] < 0.5 * mean[peak], java.util.Arrays.toString(mean));
    }
}
