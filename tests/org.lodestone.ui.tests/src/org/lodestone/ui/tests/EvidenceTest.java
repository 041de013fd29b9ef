package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.ISeries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.study.JsonFile;

/** What a target rests on is drawn: the values of its map, and how many minutes of scan it needs. */
class EvidenceTest {

    private OpenedCase opened;

    @BeforeEach
    void openACaseWithAnErrorBar() throws Exception {
        Path folder = Files.createTempDirectory("lodestone-evidence");
        SmallCase.write(folder, Workbenches.methods());
        Path targets = folder.resolve("derivatives/sub-balls/func/sub-balls_desc-tms_targets.json");
        ObjectNode json = JsonFile.read(targets);
        ObjectNode reliability = ((ObjectNode) json.path("targets").path(0)).putObject("reliability");
        reliability.put("medianDistanceMm", 4.1).put("withinFiveMm", 0.62).put("splitHalfDistanceMm", 5.5).put("minutesForFiveMm", 7.4);
        double[] minutes = {3, 5, 8, 12}, distances = {9.6, 6.9, 4.8, 3.3};
        for (int i = 0; i < minutes.length; i++) {
            reliability.withArray("byLength").addObject().put("minutes", minutes[i]).put("medianDistanceMm", distances[i]);
        }
        ObjectNode shape = reliability.putObject("ellipsoid").put("share", 0.95);
        shape.set("centreMm", json.path("targets").path(0).path("nativeMm"));
        shape.set("axes", JsonFile.node(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}));
        shape.set("semiAxesMm", JsonFile.node(new double[] {8, 6, 4}));
        JsonFile.write(targets, json);
        opened = OpenedCase.of(folder, "org.lodestone.ui.planning.perspective.connect.1", "org.lodestone.ui.planning.view.evidence");
    }

    @AfterEach
    void closeIt() throws Exception {
        opened.close();
    }

    @Test
    void theValueOfTheTargetIsMarkedAmongAllOfItsRegionAndTheMinutesItNeedsAreSaid() {
        Chart histogram = Workbenches.named(Chart.class, "evidence-histogram");
        Workbenches.until("the values are counted", () -> histogram.getSeriesSet().getSeries().length == 2);
        ISeries<?> bars = histogram.getSeriesSet().getSeries()[0];
        ISeries<?> mark = histogram.getSeriesSet().getSeries()[1];
        assertEquals(-0.65, mark.getXSeries()[0], 0.03, "the ball at the first target is -0.7 + 0.05 deep");
        assertTrue(Arrays.stream(bars.getYSeries()).sum() > 100_000, "each voxel of the brain's ball is counted");
        Chart length = Workbenches.named(Chart.class, "evidence-length");
        assertEquals("[median distance of resampled targets, 5 mm, reached with about 7 minutes]",
                Arrays.stream(length.getSeriesSet().getSeries()).map(ISeries::getId).toList().toString());
        StyledText literature = Workbenches.named(StyledText.class, "evidence-literature");
        Workbenches.until("the literature is quoted", () -> literature.getText().contains("Weigand 2018"));
        assertTrue(literature.getText().indexOf("For this way of choosing") < literature.getText().indexOf("Against it"));
        assertTrue(literature.getText().contains("Elbau 2023"), "the doubts too");
        Workbenches.pause(300);
        Workbenches.picture("evidence");

        opened.state().chooseTarget(1);
        Workbenches.until("the second target has no curve", () -> length.getSeriesSet().getSeries().length == 0);
        assertTrue(length.getTitle().getText().endsWith("Choose a target that has an error bar."));
        Workbenches.pause(500);
        Workbenches.picture("evidence-none");
    }
}
