package org.lodestone.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.gl.SceneNode.EllipsoidNode;

/** What moves is drawn over what is kept of the picture before; the picture has to be the one that is drawn from nothing. */
class MovingPictureTest {

    /** Levels by which a channel may differ: the weights of translucent surfaces depend on the near and far planes, which have room here. */
    private static final int LEVELS = 16;
    private static final int WIDTH = 300;
    private static final int HEIGHT = 240;
    private static final Frame FRAME = Frame.t1w("sub-01");
    private static final EllipsoidNode BRAIN = EllipsoidNode.sphere("brain", Vec3.ZERO, 60, Material.opaque(0xC0B0A0));
    private static final EllipsoidNode SCALP = EllipsoidNode.sphere("scalp", Vec3.ZERO, 80, new Material(0xE0A080, 0.3, 0, true));
    private static final Camera FRONT = new Camera(Vec3.ZERO, new Vec3(-1, 0, 0), new Vec3(0, 0, 1), 240, true);
    private static final Camera SIDE = new Camera(Vec3.ZERO, new Vec3(0, -1, 0), new Vec3(0, 0, 1), 240, true);

    private static Scene coilAt(Vec3 place) {
        Vec3 end = place.plus(new Vec3(30, 0, 20));
        return new Scene(FRAME, List.of(BRAIN, SCALP, EllipsoidNode.sphere("aim", place, 6, Material.opaque(0x20D060)),
                new SceneNode.LineNode("handle", List.of(place, end), 0x20D060, 4)), Scene.DARK);
    }

    private static RenderedPicture moving(OffscreenRenderer renderer, Scene scene, Camera camera) {
        return renderer.render(scene, camera, WIDTH, HEIGHT, Quality.MOVING);
    }

    private static OffscreenRenderer opened() {
        Outcome<OffscreenRenderer> opened = OffscreenRenderer.open();
        assumeTrue(opened.isDone(), "no OpenGL here: " + opened.findings());
        return opened.orThrow();
    }

    private static RenderedPicture fromNothing(OffscreenRenderer renderer, Scene scene, Camera camera) {
        moving(renderer, Scene.empty(FRAME), camera);
        return moving(renderer, scene, camera);
    }

    private static int differing(RenderedPicture a, RenderedPicture b) {
        int count = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            boolean same = true;
            for (int shift = 0; shift <= 16; shift += 8) {
                same &= Math.abs((a.rgb()[i] >> shift & 255) - (b.rgb()[i] >> shift & 255)) <= LEVELS;
            }
            count += same ? 0 : 1;
        }
        return count;
    }

    private static boolean isGreen(int rgb) {
        return (rgb >> 8 & 255) > 2 * (rgb >> 16 & 255) && (rgb >> 8 & 255) > 1.5 * (rgb & 255) && (rgb >> 8 & 255) > 60;
    }

    @Test
    void aCoilThatMovesBeforeTheHeadIsDrawnAsFromNothing() {
        try (OffscreenRenderer renderer = opened(); OffscreenRenderer other = opened()) {
            for (int step = 0; step < 6; step++) {
                Scene scene = coilAt(new Vec3(-40 + 10 * step, 95, 20));
                RenderedPicture picture = moving(renderer, scene, FRONT);
                RenderedPicture wanted = fromNothing(other, scene, FRONT);
                // The edges of triangles may fall on either side of a pixel's middle: near and far planes differ.
                assertTrue(differing(picture, wanted) < 40, "step " + step + ": " + differing(picture, wanted) + " pixels differ");
            }
            assertEquals(1, renderer.residentResources(), "the ball alone is held");
        }
    }

    @Test
    void aCoilBehindTheBrainStaysHidden() {
        try (OffscreenRenderer renderer = opened()) {
            for (int step = 0; step < 4; step++) {
                RenderedPicture picture = moving(renderer, new Scene(FRAME, List.of(BRAIN, SCALP,
                        EllipsoidNode.sphere("aim", new Vec3(step, -70, step), 6, Material.opaque(0x20D060))), Scene.DARK), FRONT);
                // left of the cube, whose faces have colours of their own
                assertEquals(0, IntStream.range(0, WIDTH * HEIGHT).filter(i -> i % WIDTH < 0.7 * WIDTH && isGreen(picture.rgb()[i])).count(), "step " + step);
            }
        }
    }

    @Test
    void aHeadThatIsTurnedOrChangedMeanwhileIsDrawnAnew() {
        try (OffscreenRenderer renderer = opened(); OffscreenRenderer other = opened()) {
            moving(renderer, coilAt(new Vec3(0, 95, 0)), FRONT);
            moving(renderer, coilAt(new Vec3(5, 95, 0)), FRONT);
            Scene later = coilAt(new Vec3(-95, 10, 0));
            assertTrue(differing(moving(renderer, later, SIDE), fromNothing(other, later, SIDE)) < 40, "turned");
            Scene red = later.without("brain").with(EllipsoidNode.sphere("brain", Vec3.ZERO, 50, Material.opaque(0xD02020)));
            assertTrue(differing(moving(renderer, red, SIDE), fromNothing(other, red, SIDE)) < 40, "another brain");
            Scene bare = red.without("handle").without("aim");
            assertTrue(differing(moving(renderer, bare, SIDE), fromNothing(other, bare, SIDE)) < 40, "coil gone");
            Scene back = coilAt(new Vec3(-95, 0, 30));
            moving(renderer, back, SIDE);
            RenderedPicture larger = renderer.render(back, SIDE, WIDTH + 60, HEIGHT, Quality.MOVING);
            assertTrue(differing(larger, other.render(back, SIDE, WIDTH + 60, HEIGHT, Quality.MOVING)) < 40, "another size");
        }
    }
}
