package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lodestone.ui.tests.Language.either;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;
import org.lodestone.study.JsonFile;
import org.lodestone.ui.view.ViewerState;

/** The task model of an open case, with what it leaves. */
class TaskModelTest {

    private static final String PERSPECTIVE = "org.lodestone.ui.planning.perspective.connect.1";
    private static final int VOLUMES = 160;

    private OpenedCase opened;
    private ViewerState state;
    private Path folder;

    @BeforeEach
    void openACaseWithATaskModel() throws Exception {
        folder = Files.createTempDirectory("lodestone-task");
        SmallCase.write(folder, Workbenches.methods());
        write(Files.createDirectories(folder.resolve("derivatives/sub-balls/task-nback")));
        opened = OpenedCase.of(folder, PERSPECTIVE, "org.lodestone.ui.planning.view.task");
        state = opened.state();
    }

    @AfterEach
    void closeIt() throws Exception {
        opened.close();
    }

    /** Two conditions in blocks of ten volumes, a drift and a constant, as the command line writes them. */
    private static void write(Path out) throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        List<String> lines = new ArrayList<>(List.of("zero_back\ttwo_back\tdrift_1\tconstant"));
        double[] observed = new double[VOLUMES], fitted = new double[VOLUMES], residuals = new double[VOLUMES];
        for (int t = 0; t < VOLUMES; t++) {
            double first = t / 10 % 4 == 1 ? 1 : 0, second = t / 10 % 4 == 3 ? 1 : 0, drift = Math.cos(Math.PI * (t + 0.5) / VOLUMES);
            lines.add(first + "\t" + second + "\t" + drift + "\t1.0");
            fitted[t] = 0.4 * first + 1.2 * second + 0.3 * drift;
            residuals[t] = 0.4 * random.nextGaussian();
            observed[t] = fitted[t] + residuals[t];
        }
        Files.write(out.resolve("design.tsv"), lines);
        ObjectNode node = JsonFile.object().put("tr", 2.0);
        node.set("columns", JsonFile.node(List.of("zero_back", "two_back", "drift_1", "constant")));
        ObjectNode contrast = node.putArray("contrasts").addObject().put("name", "two_back - zero_back").put("statistic", "t");
        contrast.set("weights", JsonFile.node(new double[][] {{-1, 1, 0, 0}}));
        ObjectNode peak = contrast.putObject("peak").put("statistic", 9.31).put("durbinWatson", 1.97);
        peak.set("mm", JsonFile.node(new double[] {-38, 28, 32}));
        peak.set("observed", JsonFile.node(observed));
        peak.set("fitted", JsonFile.node(fitted));
        peak.set("residuals", JsonFile.node(residuals));
        var responses = peak.putArray("responses");
        for (String condition : List.of("two_back", "zero_back")) {
            double height = condition.equals("two_back") ? 1.2 : 0.4;
            double[] mean = new double[14], measured = new double[14];
            for (int t = 0; t < mean.length; t++) {
                mean[t] = height * Math.exp(-Math.pow((t - 5) / 3.5, 2));
                measured[t] = mean[t] + 0.08 * random.nextGaussian();
            }
            ObjectNode response = responses.addObject().put("condition", condition);
            response.set("mean", JsonFile.node(mean));
            response.set("measured", JsonFile.node(measured));
        }
        Files.writeString(out.resolve("glm.json"), JsonFile.text(node));
    }

    @Test
    void theModelOfTheCaseIsShownAndItsPeakIsFoundInTheSlices() {
        Workbenches.until("the model is shown",
                () -> Workbenches.named(Label.class, "task-said").getText()
                        .contains(either("t = 9.31 at -38.0, 28.0, 32.0 mm", "t = 9.31，位于 -38.0, 28.0, 32.0 mm")));
        Workbenches.pause(500);
        Workbenches.picture("task-model");
        Button peak = Workbenches.named(Button.class, "task-peak");
        assertTrue(peak.isEnabled());

        Workbenches.click(peak, new Point(peak.getSize().x / 2, peak.getSize().y / 2), 1);

        Workbenches.until("the cross-hair moved", () -> !state.snapshot().orElseThrow().crossHair().mm().equals(SmallCase.FIRST_TARGET));
        assertEquals(0, state.snapshot().orElseThrow().crossHair().mm().distance(new Vec3(-38, 28, 32)), 1e-6);
    }
}
