package org.lodestone.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.image.view.ValueRange;

/** A ball of 60 mm about (5, -3, 8), grey 0.5, with a dark hollow about its middle and a white ball in its left half. */
class VolumeTest {

    private static final Frame FRAME = Frame.t1w("sub-01");
    private static final Vec3 MIDDLE = new Vec3(5, -3, 8);
    private static final double RADIUS_MM = 60;
    private static final double HOLLOW_MM = 20;
    private static final Vec3 WHITE_BALL = MIDDLE.plus(new Vec3(-38, 0, 0));
    private static final int WIDTH = 240;
    private static final int HEIGHT = 200;
    private static final HeadVolume BODY = ball();
    private static OffscreenRenderer renderer;

    @BeforeAll
    static void openContext() {
        Outcome<OffscreenRenderer> opened = OffscreenRenderer.open();
        renderer = opened.isDone() ? opened.orThrow() : null;
    }

    @AfterAll
    static void closeContext() {
        if (renderer != null) {
            renderer.close();
        }
    }

    private static HeadVolume ball() {
        Grid grid = new Grid(90, 92, 88, new Affine(-1.5, 0, 0, 72, 0, 1.5, 0, -72, 0, 0, 1.5, -60), FRAME);
        float[] values = new float[(int) grid.size()];
        for (int v = 0; v < values.length; v++) {
            Vec3 p = grid.toWorld(v % 90, v / 90 % 92, v / (90 * 92));
            double fromMiddle = p.distance(MIDDLE);
            values[v] = fromMiddle > RADIUS_MM || fromMiddle < HOLLOW_MM ? 2 : p.distance(WHITE_BALL) < 10 ? 100 : 50;
        }
        return HeadVolume.of(Volume.of(grid, values), new ValueRange(0, 100), 20, Execution.unobserved());
    }

    private static int[] draw(Quality quality, CutAway cut, Camera.View view, SceneNode... more) {
        assumeTrue(renderer != null, "no OpenGL here");
        Scene scene = new Scene(FRAME, List.of(new SceneNode.VolumeNode("body", BODY, cut)), 0x000000);
        for (SceneNode node : more) {
            scene = scene.with(node);
        }
        return renderer.render(scene, camera(view), WIDTH, HEIGHT, quality).rgb();
    }

    private static Camera camera(Camera.View view) {
        return Camera.looking(new BoundingSphere(MIDDLE, 75), view);
    }

    private static int at(int[] rgb, Vec3 mm, Camera.View view) {
        double[] pixel = camera(view).project(mm, WIDTH, HEIGHT);
        return rgb[(int) pixel[1] * WIDTH + (int) pixel[0]];
    }

    private static int grey(int rgb) {
        return rgb >> 8 & 255;
    }

    @Test
    void aRayMeetsTheSkinWhereTheBallEnds() {
        for (Vec3 from : List.of(new Vec3(1, 0, 0), new Vec3(-1, 0.4, 0.2), new Vec3(0.3, 0.3, -1))) {
            Ray ray = new Ray(MIDDLE.plus(from.unit().times(500)), from.unit().times(-1));
            assertEquals(500 - RADIUS_MM, BODY.hit(ray, CutAway.NOTHING), 2, "a sample of the head is 3 mm wide");
        }
        assertTrue(Double.isNaN(BODY.hit(new Ray(MIDDLE.plus(new Vec3(0, 500, 70)), new Vec3(0, -1, 0)), CutAway.NOTHING)));
    }

    @Test
    void aRayMeetsACutOnItsPlane() {
        CutAway cut = new CutAway(List.of(new CutAway.Plane(MIDDLE.plus(new Vec3(0, 0, 12)), new Vec3(0, 0, 1))));
        Ray ray = new Ray(MIDDLE.plus(new Vec3(10, 5, 300)), new Vec3(0, 0, -1));
        assertEquals(288, BODY.hit(ray, cut), 0.01);
    }

    @Test
    void thePictureShowsADiscAsLargeAsTheBall() {
        for (Quality quality : Quality.values()) {
            int[] rgb = draw(quality, CutAway.NOTHING, Camera.View.ANTERIOR);
            double mmAPixel = camera(Camera.View.ANTERIOR).heightMm() / HEIGHT;
            for (double share : new double[] {-0.96, 0.96}) {
                assertTrue(at(rgb, MIDDLE.plus(new Vec3(share * RADIUS_MM, 0, 0)), Camera.View.ANTERIOR) != 0, quality + " " + share);
                assertEquals(0, at(rgb, MIDDLE.plus(new Vec3(0, 0, share * RADIUS_MM * 1.08)), Camera.View.ANTERIOR), quality + " " + share);
            }
            assertTrue(mmAPixel < 1);
        }
    }

    @Test
    void aCutShowsTheGreyOfTheScanWithThePatientsLeftWhereItBelongs() {
        CutAway cut = new CutAway(List.of(new CutAway.Plane(MIDDLE, new Vec3(0, 1, 0))));
        int[] rgb = draw(Quality.STILL, cut, Camera.View.ANTERIOR);
        assertEquals(255, grey(at(rgb, WHITE_BALL, Camera.View.ANTERIOR)), 6);
        assertEquals(128, grey(at(rgb, MIDDLE.plus(new Vec3(38, 0, 0)), Camera.View.ANTERIOR)), 6);
        assertEquals(5, grey(at(rgb, MIDDLE.plus(new Vec3(3, 0, 3)), Camera.View.ANTERIOR)), 5, "the hollow is dark, not seen through");
    }

    @Test
    void whatLiesInTheBodyIsHiddenUntilTheCutFreesIt() {
        Vec3 place = MIDDLE.plus(new Vec3(20, 30, 20));
        SceneNode target = SceneNode.EllipsoidNode.sphere("target", place, 5, Material.opaque(0xFF0000));
        int hidden = at(draw(Quality.STILL, CutAway.NOTHING, Camera.View.ANTERIOR, target), place, Camera.View.ANTERIOR);
        int freed = at(draw(Quality.STILL, CutAway.corner(MIDDLE, new Vec3(1, 1, 1)), Camera.View.ANTERIOR, target), place, Camera.View.ANTERIOR);
        assertTrue(grey(hidden) > 60, Integer.toHexString(hidden));
        assertTrue((freed >> 16) > 90 && grey(freed) < 60, Integer.toHexString(freed));
    }

    @Test
    void aMovingPictureLooksLikeTheStandingOne() {
        CutAway cut = CutAway.corner(MIDDLE, new Vec3(-1, 1, 1));
        int[] still = draw(Quality.STILL, cut, Camera.View.LEFT_FRONTAL);
        int[] moving = draw(Quality.MOVING, cut, Camera.View.LEFT_FRONTAL);
        double sum = 0;
        for (int i = 0; i < still.length; i++) {
            sum += Math.abs(grey(still[i]) - grey(moving[i]));
        }
        assertTrue(sum / still.length < 3, "mean difference " + sum / still.length);
    }

    @Test
    void aBodyThatIsShownNoMoreLeavesTheGraphicsMemory() {
        draw(Quality.STILL, CutAway.NOTHING, Camera.View.LEFT);
        int with = renderer.residentResources();
        renderer.render(Scene.empty(FRAME), camera(Camera.View.LEFT), WIDTH, HEIGHT, Quality.STILL);
        assertTrue(renderer.residentResources() < with);
    }
}
