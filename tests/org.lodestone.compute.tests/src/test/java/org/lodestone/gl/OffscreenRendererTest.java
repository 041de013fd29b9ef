package org.lodestone.gl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.gl.SceneNode.EllipsoidNode;
import org.lodestone.image.view.Convention;
import org.lodestone.image.view.SliceOrientation;
import org.lodestone.image.view.SlicePicture;
import org.lodestone.image.view.SlicePlane;

class OffscreenRendererTest {

    private static final Frame FRAME = Frame.t1w("sub-01");
    private static final int SIZE = 400;
    private static OffscreenRenderer renderer;

    @BeforeAll
    static void openContext() {
        Outcome<OffscreenRenderer> opened = OffscreenRenderer.open();
        assumeTrue(opened.isDone(), "no OpenGL here: " + opened.findings());
        renderer = opened.orThrow();
    }

    @AfterAll
    static void closeContext() {
        if (renderer != null) {
            renderer.close();
        }
    }

    private static Scene scene(SceneNode... nodes) {
        return new Scene(FRAME, List.of(nodes), Scene.DARK);
    }

    private static RenderedPicture render(Scene scene, Camera camera) {
        return renderer.render(scene, camera, SIZE, SIZE, Quality.STILL);
    }

    /** @return number, mean column and mean row of the pixels whose colour satisfies the predicate */
    private static double[] blob(RenderedPicture picture, IntPredicate member) {
        double count = 0, x = 0, y = 0;
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                if (member.test(picture.at(column, row))) {
                    count++;
                    x += column + 0.5;
                    y += row + 0.5;
                }
            }
        }
        return new double[] {count, x / count, y / count};
    }

    private static boolean isRed(int rgb) {
        return (rgb >> 16 & 255) > 3 * (rgb >> 8 & 255) && (rgb >> 16 & 255) > 3 * (rgb & 255) && (rgb >> 16 & 255) > 50;
    }

    @Test
    void aSphereCoversTheDiscItsRadiusAsksForAtItsPlaceInItsColour() {
        Camera camera = new Camera(Vec3.ZERO, new Vec3(-1, 0, 0), new Vec3(0, 0, 1), 200, false);
        EllipsoidNode ball = EllipsoidNode.sphere("ball", new Vec3(-20, 5, 15), 40, new Material(0xE00000, 1, 0, false));

        RenderedPicture picture = render(scene(ball), camera);

        double[] disc = blob(picture, OffscreenRendererTest::isRed);
        double radiusPixels = 40 * SIZE / 200.0;
        // 5120 flat triangles lie up to 0.12 % inside the sphere; the marks over it take some pixels
        assertEquals(Math.PI * radiusPixels * radiusPixels, disc[0], 0.012 * Math.PI * radiusPixels * radiusPixels);
        assertEquals(SIZE / 2.0 + 20 * 2, disc[1], 0.5, "the patient's left is on the right of a picture taken from the front");
        assertEquals(SIZE / 2.0 - 15 * 2, disc[2], 0.5);
    }

    @Test
    void whatIsInsideATranslucentSurfaceShowsThrough() {
        Camera camera = Camera.looking(new BoundingSphere(Vec3.ZERO, 80), Camera.View.ANTERIOR);
        EllipsoidNode shell = EllipsoidNode.sphere("shell", Vec3.ZERO, 80, Material.glass(0xD0D0D0, 0.3));
        EllipsoidNode inside = EllipsoidNode.sphere("inside", new Vec3(0, 0, 0), 20, new Material(0xFF0000, 1, 0, false));

        RenderedPicture both = render(scene(shell, inside), camera);

        int middle = both.at(SIZE / 2, SIZE / 2);
        assertTrue((middle >> 16 & 255) > (middle >> 8 & 255) + 60, "red shows: " + Integer.toHexString(middle));
        int beside = both.at(SIZE / 2 + 120, SIZE / 2);
        assertTrue((beside >> 8 & 255) > (Scene.DARK >> 8 & 255) + 15, "the shell is there: " + Integer.toHexString(beside));
    }

    @Test
    void thePictureDoesNotDependOnTheOrderOfTranslucentSurfaces() {
        Camera camera = Camera.looking(new BoundingSphere(Vec3.ZERO, 100), Camera.View.LEFT);
        EllipsoidNode one = EllipsoidNode.sphere("one", new Vec3(-30, 0, 0), 50, Material.glass(0xFF4040, 0.4));
        EllipsoidNode two = EllipsoidNode.sphere("two", new Vec3(30, 10, 0), 50, Material.glass(0x4040FF, 0.4));
        EllipsoidNode three = EllipsoidNode.sphere("three", new Vec3(0, -20, 20), 40, Material.glass(0x40FF40, 0.4));

        int[] forward = render(scene(one, two, three), camera).rgb();
        int[] backward = render(scene(three, two, one), camera).rgb();

        int most = 0;
        for (int i = 0; i < forward.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                most = Math.max(most, Math.abs((forward[i] >> shift & 255) - (backward[i] >> shift & 255)));
            }
        }
        assertTrue(most <= 2, "largest difference " + most + ", half-precision sums round by one or two of 255");
    }

    @Test
    void nothingCanHideTheSideMarks() {
        Camera camera = new Camera(Vec3.ZERO, new Vec3(-1, 0, 0), new Vec3(0, 0, 1), 20, false);
        EllipsoidNode wall = EllipsoidNode.sphere("wall", Vec3.ZERO, 300, Material.opaque(0x202020));

        RenderedPicture picture = render(scene(wall), camera);

        double[] left = blob(picture, rgb -> rgb == 0xFFB454);
        double[] right = blob(picture, rgb -> rgb == 0x6FD0F5);
        assertTrue(left[0] > 20 && right[0] > 20, "pixels of L " + left[0] + ", of R " + right[0]);
        assertTrue(left[1] > SIZE * 0.8 && right[1] < SIZE * 0.2, "from the front L is on the right");
    }

    /** The edges of a letter are smoothed. */
    private static boolean isNear(int rgb, int ink) {
        return Math.abs((rgb >> 16 & 255) - (ink >> 16 & 255)) < 60 && Math.abs((rgb >> 8 & 255) - (ink >> 8 & 255)) < 60
                && Math.abs((rgb & 255) - (ink & 255)) < 60;
    }

    @Test
    void noCameraNoCutAndNoNodeHidesTheSideMarks() {
        HeadVolume body = TestShapes.body(FRAME, 70);
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < 42; i++) {
            Vec3 corner = new Vec3(random.nextDouble(-60, 60), random.nextDouble(-60, 60), random.nextDouble(-60, 60));
            Vec3 aside = new Vec3(random.nextDouble(-90, 90), random.nextDouble(-90, 90), random.nextDouble(-90, 90));
            Scene scene = scene(new SceneNode.VolumeNode("body", body, CutAway.corner(corner, new Vec3(1, -0.5, 0.7))),
                    new SceneNode.SurfaceNode("scalp", TestShapes.sphere(FRAME, Vec3.ZERO, 95, 30), Material.glass(0xE3BFA0, 0.9)),
                    EllipsoidNode.sphere("wall", aside, random.nextDouble(5, 200), Material.opaque(0x202020)),
                    new SceneNode.BeaconNode("ring", new Vec3(-95, 0, 0), 30, 0xFFFFFF));
            Camera camera = Camera.looking(scene.bounds(), Camera.View.values()[i % Camera.View.values().length])
                    .withPerspective(random.nextBoolean());
            if (i >= Camera.View.values().length) {
                camera = camera.orbit(random.nextDouble(-900, 900), random.nextDouble(-900, 900)).zoom(Math.exp(random.nextDouble(-2, 3)))
                        .pan(random.nextDouble(-2000, 2000), random.nextDouble(-2000, 2000), SIZE);
            }
            Quality quality = random.nextBoolean() ? Quality.STILL : Quality.MOVING;
            RenderedPicture picture = renderer.render(scene, camera, SIZE, SIZE, quality);

            double[] left = blob(picture, rgb -> isNear(rgb, 0xFFB454));
            double[] right = blob(picture, rgb -> isNear(rgb, 0x6FD0F5));
            String what = "picture " + i + ": pixels of L " + left[0] + ", of R " + right[0] + " from " + camera;
            double nearerEar = camera.towardsViewer().x();
            if (Math.abs(nearerEar) > 0.94) {
                assertTrue((nearerEar < 0 ? left[0] : right[0]) > 12, what);
                continue;
            }
            assertTrue(left[0] > 12 && right[0] > 12, what);
            // only the letters have these very colours; the cube's own are near them
            double[] l = blob(picture, rgb -> rgb == 0xFFB454);
            double[] r = blob(picture, rgb -> rgb == 0x6FD0F5);
            if (l[0] == 0 || r[0] == 0) {
                continue;
            }
            double fromRightToLeft = -(l[1] - r[1]) * camera.right().x() + (l[2] - r[2]) * camera.up().x();
            assertTrue(fromRightToLeft > 0, "the sides are swapped in " + what);
        }
    }

    @Test
    void theSideMarksGrowWithThePictureForMonitorsOfHighDensityAndLargeScreenshots() {
        Camera camera = new Camera(Vec3.ZERO, new Vec3(-1, 0, 0), new Vec3(0, 0, 1), 120, false);
        Scene scene = scene(EllipsoidNode.sphere("head", Vec3.ZERO, 40, Material.opaque(0x303030)));

        double usual = blob(renderer.render(scene, camera, 720, 720, Quality.STILL), rgb -> isNear(rgb, 0xFFB454))[0];
        double dense = blob(renderer.render(scene, camera, 1440, 1440, Quality.STILL), rgb -> isNear(rgb, 0xFFB454))[0];

        // twice as high and as wide; the smoothed rim of the smaller letter counts less
        assertTrue(dense / usual > 3.5 && dense / usual < 7, usual + " and " + dense + " pixels of L");
    }

    @Test
    void aSideMarkStandsBesideTheCubeOfDirections() {
        EllipsoidNode head = EllipsoidNode.sphere("head", Vec3.ZERO, 40, Material.opaque(0x808080));
        Camera free = new Camera(Vec3.ZERO, new Vec3(-1, 0, 0), new Vec3(0, 0, 1), 90, false);
        Camera inTheCorner = new Camera(Vec3.ZERO, new Vec3(-1, 0, 1), new Vec3(1, 0, 1), 50, false);

        double whole = blob(render(scene(head), free), rgb -> rgb == 0xFFB454)[0];
        double[] left = blob(render(scene(head), inTheCorner), rgb -> rgb == 0xFFB454);

        assertTrue(left[0] > 0.8 * whole, left[0] + " pixels of L, " + whole + " where nothing is near");
        assertTrue(left[1] > SIZE / 2.0 && left[2] > SIZE / 2.0, "below on the right");
    }

    @Test
    void aSceneWithoutWordsKeepsItsSideMarks() {
        Scene scene = scene(EllipsoidNode.sphere("head", Vec3.ZERO, 40, Material.opaque(0x303030))).withNotice("SIMULATED");
        Camera camera = new Camera(Vec3.ZERO, new Vec3(-1, 0, 0), new Vec3(0, 0, 1), 120, false);

        RenderedPicture written = render(scene, camera);
        RenderedPicture wordless = render(scene.withoutWords(), camera);

        int words = 0;
        for (int row = 0; row < SIZE / 6; row++) {
            for (int column = 0; column < SIZE; column++) {
                words += written.at(column, row) != wordless.at(column, row) ? 1 : 0;
                assertEquals(Scene.DARK, wordless.at(column, row));
            }
        }
        assertTrue(words > 50, "pixels of words " + words);
        double left = blob(wordless, rgb -> rgb == 0xFFB454)[0], right = blob(wordless, rgb -> rgb == 0x6FD0F5)[0];
        assertTrue(left > 10 && right > 10, "pixels of L " + left + ", of R " + right);
        assertEquals(List.of(Camera.View.ANTERIOR), camera.seenFrom());
    }

    @Test
    void aSliceStandsInTheSceneWithThePatientsSidesWhereTheyBelong() {
        SlicePlane plane = SlicePlane.along(FRAME, SliceOrientation.AXIAL, Convention.RADIOLOGICAL, Vec3.ZERO, 1, 101, 101);
        int[] pixels = new int[101 * 101];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = plane.toWorld(i % 101, i / 101).x() < 0 ? 0xF00000 : 0x00F000;
        }
        Camera camera = Camera.looking(new BoundingSphere(Vec3.ZERO, 100), Camera.View.SUPERIOR);

        RenderedPicture picture = render(scene(new SceneNode.SliceNode("slice", new SlicePicture(plane, pixels))), camera);

        double[] redIsLeft = blob(picture, rgb -> rgb == 0xF00000);
        double[] greenIsRight = blob(picture, rgb -> rgb == 0x00F000);
        assertTrue(redIsLeft[0] > 4000 && greenIsRight[0] > 4000);
        assertTrue(redIsLeft[1] < SIZE / 2.0 && greenIsRight[1] > SIZE / 2.0, "from above, nose up, the patient's left is on the left");
    }

    @Test
    void whatASceneNeedsNoMoreLeavesTheGraphicsMemory() {
        Camera camera = Camera.looking(BoundingSphere.HEAD_SIZED, Camera.View.LEFT);
        for (int i = 0; i < 20; i++) {
            Mesh mesh = TestShapes.sphere(FRAME, Vec3.ZERO, 50 + i, 16);
            render(scene(new SceneNode.SurfaceNode("brain", mesh, Material.opaque(0xC0C0C0))), camera);
        }
        assertEquals(1, renderer.residentResources());

        render(Scene.empty(FRAME), camera);

        assertEquals(0, renderer.residentResources());
    }

    @Test
    void aMovingPictureOfALargeSurfaceLooksLikeTheStandingOne() {
        Mesh mesh = TestShapes.sphere(FRAME, Vec3.ZERO, 80, 150);
        Scene scene = scene(new SceneNode.SurfaceNode("head", mesh, new Material(0xE00000, 1, 0, false)));
        Camera camera = Camera.looking(scene.bounds(), Camera.View.LEFT);

        double[] still = blob(renderer.render(scene, camera, SIZE, SIZE, Quality.STILL), OffscreenRendererTest::isRed);
        double[] moving = blob(renderer.render(scene, camera, SIZE, SIZE, Quality.MOVING), OffscreenRendererTest::isRed);

        assertTrue(mesh.whileMoving().surface().triangleCount() < mesh.surface().triangleCount() / 2);
        assertEquals(still[0], moving[0], 0.02 * still[0]);
        assertEquals(still[1], moving[1], 0.5);
        assertEquals(still[2], moving[2], 0.5);
    }

    @Test
    void aPlaceBehindSomethingOpaqueIsRinged() {
        Camera camera = Camera.looking(new BoundingSphere(Vec3.ZERO, 80), Camera.View.LEFT);
        Scene scene = scene(EllipsoidNode.sphere("wall", Vec3.ZERO, 80, Material.opaque(0x808080)),
                new SceneNode.BeaconNode("target", new Vec3(0, 20, 10), 6, 0x00FF00));

        double[] ring = blob(render(scene, camera), rgb -> (rgb >> 8 & 255) > 200 && (rgb >> 16 & 255) < 80 && (rgb & 255) < 80);

        double[] expected = camera.project(new Vec3(0, 20, 10), SIZE, SIZE);
        assertTrue(ring[0] > 60, "pixels of the ring " + ring[0]);
        assertEquals(expected[0], ring[1], 0.7);
        assertEquals(expected[1], ring[2], 0.7);
    }

    @Test
    void theSamePictureIsDrawnTwice() {
        Camera camera = Camera.looking(BoundingSphere.HEAD_SIZED, Camera.View.LEFT_FRONTAL);
        Scene scene = scene(new SceneNode.SurfaceNode("head", TestShapes.sphere(FRAME, Vec3.ZERO, 90, 60), Material.glass(0xE8C9A8, 0.3)),
                EllipsoidNode.sphere("target", new Vec3(-40, 40, 50), 5, Material.opaque(0xFF5A36)));

        assertArrayEquals(render(scene, camera).rgb(), render(scene, camera).rgb());
    }
}
