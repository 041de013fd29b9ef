package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Series;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.ui.view.ViewerState;

/** The cross-hair is moved and the map follows. */
class LiveSeedMapTest {

    private static final String PERSPECTIVE = "org.lodestone.ui.planning.perspective.connect.1";
    private static final Vec3 SUBGENUAL = new Vec3(-6, 16, -10);
    private static final Vec3 PREFRONTAL = new Vec3(-40, 30, 20);

    private OpenedCase opened;
    private ViewerState state;
    private Path folder;

    @BeforeEach
    void openACaseWithADenoisedRun() throws Exception {
        folder = Files.createTempDirectory("lodestone-live");
        SmallCase.write(folder, Workbenches.methods());
        run(folder.resolve("derivatives/sub-balls/func/sub-balls_task-rest_space-T1w_desc-denoised_bold.nii.gz"));
        opened = OpenedCase.of(folder, PERSPECTIVE, "org.lodestone.ui.planning.view.live");
        state = opened.state();
    }

    /** A front and a back that go against each other, each with noise of its own; the first volume was censored. */
    private static void run(Path file) {
        Grid grid = new Grid(32, 32, 32, new Affine(4, 0, 0, -62, 0, 4, 0, -62, 0, 0, 4, -62), Frame.scan("run"));
        int size = (int) grid.size(), length = 60;
        SplittableRandom random = new SplittableRandom(7);
        double[] wave = random.doubles(length, -1, 1).toArray();
        float[] values = new float[size * length];
        for (int v = 0; v < size; v++) {
            Vec3 p = grid.toWorld(v % 32, v / 32 % 32, v / 1024);
            double share = Math.exp(-Math.pow(p.distance(SUBGENUAL) / 18, 2)) - Math.exp(-Math.pow(p.distance(PREFRONTAL) / 18, 2));
            for (int t = 1; t < length && p.norm() < 60; t++) {
                values[t * size + v] = (float) (3 * share * wave[t] + 0.4 * random.nextGaussian());
            }
        }
        ImageFiles.write(WriteRequest.of(file, new Series(grid, length, 2, new FloatVoxels(values)), "run"), Workbenches.methods(),
                Execution.unobserved()).orThrow();
    }

    @AfterEach
    void closeIt() throws Exception {
        opened.close();
    }

    private double shownAt(Vec3 mm) {
        return state.snapshot().orElseThrow().map().orElseThrow().valueAt(mm);
    }

    private static String said() {
        return Workbenches.named(Label.class, "live-said").getText();
    }

    @Test
    void theMapFollowsTheCrossHairUntilItIsSwitchedOff() {
        Button follow = Workbenches.named(Button.class, "live-follow");
        Workbenches.until("the run is listed", follow::isEnabled);
        int maps = state.snapshot().orElseThrow().open().overlays().size();
        state.moveTo(SUBGENUAL);
        Workbenches.click(follow, new Point(8, follow.getSize().y / 2), 1);
        Workbenches.until("the map of the subgenual ball is shown", () -> said().contains("6 mm") && shownAt(PREFRONTAL) < -0.6);
        assertTrue(shownAt(SUBGENUAL) > 0.8, said());
        Workbenches.pause(1500);
        Workbenches.picture("live-seed-map");

        state.moveTo(PREFRONTAL);
        Workbenches.until("the map follows", () -> shownAt(PREFRONTAL) > 0.8 && shownAt(SUBGENUAL) < -0.6);
        assertEquals(maps + 1, state.snapshot().orElseThrow().open().overlays().size(), "one map, made anew each time");
        for (int step = 0; step <= 20; step++) {
            state.moveTo(SUBGENUAL.plus(PREFRONTAL.minus(SUBGENUAL).times(1 - step / 20.0)));
            Workbenches.pause(15);
        }
        Workbenches.until("the last place counts after a drag", () -> shownAt(SUBGENUAL) > 0.8);
        state.moveTo(new Vec3(85, 85, 85));
        Workbenches.until("air has no map", () -> said().contains("No voxel"));

        Workbenches.click(follow, new Point(8, follow.getSize().y / 2), 1);
        assertFalse(follow.getSelection());
        state.moveTo(PREFRONTAL);
        Workbenches.pause(500);
        assertTrue(shownAt(SUBGENUAL) > 0.8, "switched off, the map stays");
    }
}
