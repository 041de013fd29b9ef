package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.ISeries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much the head moved in each run, volume by volume. */
class MotionTest {

    private OpenedCase opened;

    @BeforeEach
    void openACaseOfTwoRuns() throws Exception {
        Path folder = Files.createTempDirectory("lodestone-motion");
        SmallCase.write(folder, Workbenches.methods());
        for (int run = 1; run <= 2; run++) {
            StringBuilder table = new StringBuilder("trans_x\tframewise_displacement\tstd_dvars\n0\tn/a\tn/a\n");
            for (int v = 1; v < 40; v++) {
                table.append("0\t").append(v == 20 ? 1.5 : 0.1 * run).append('\t').append(v == 20 ? 2.5 : 1).append('\n');
            }
            Files.writeString(folder.resolve("derivatives/sub-balls/func/sub-balls_task-rest_run-" + run + "_desc-confounds_timeseries.tsv"), table);
        }
        opened = OpenedCase.of(folder, "org.lodestone.ui.planning.perspective.connect.1", "org.lodestone.ui.planning.view.motion");
    }

    @AfterEach
    void closeIt() throws Exception {
        opened.close();
    }

    @Test
    void eachRunIsALineWithItsMeanAndVolumesWithoutAValueAreLeftOut() {
        Chart displacement = Workbenches.named(Chart.class, "motion-displacement");
        Chart dvars = Workbenches.named(Chart.class, "motion-dvars");
        Workbenches.until("two runs are drawn", () -> displacement.getSeriesSet().getSeries().length == 2
                && dvars.getSeriesSet().getSeries().length == 2);
        ISeries<?> first = displacement.getSeriesSet().getSeries()[0], second = displacement.getSeriesSet().getSeries()[1];
        assertEquals("sub-balls_task-rest_run-1, mean 0.14", first.getId());
        assertEquals("sub-balls_task-rest_run-2, mean 0.23", second.getId());
        assertEquals(39, first.getYSeries().length);
        assertEquals(20, first.getXSeries()[19], "the peak stands at its volume");
        assertArrayEquals(new double[] {0.1, 1.5, 0.1}, new double[] {first.getYSeries()[18], first.getYSeries()[19], first.getYSeries()[20]}, 1e-12);
        assertEquals(2.5, dvars.getSeriesSet().getSeries()[0].getYSeries()[19], 1e-12);
        assertEquals("mm", displacement.getAxisSet().getYAxis(0).getTitle().getText());
        Workbenches.pause(300);
        Workbenches.picture("motion");
    }
}
