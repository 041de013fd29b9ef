package org.lodestone.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.gl.SceneNode.EllipsoidNode;
import org.lodestone.gl.SceneNode.SurfaceNode;

class PickingTest {

    private static final Frame FRAME = Frame.t1w("sub-01");
    private static final Vec3 CENTRE = new Vec3(5, -12, 30);

    /** First crossing of a ray with a sphere, by the quadratic formula. */
    private static Vec3 analytic(Ray ray, double radius) {
        Vec3 o = ray.origin().minus(CENTRE);
        double half = o.dot(ray.direction());
        double c = o.dot(o) - radius * radius;
        return ray.at(-half - Math.sqrt(half * half - c));
    }

    @Test
    void aPickedPointOfASphereIsWithinATenthOfAMillimetre() {
        double radius = 80;
        Mesh mesh = TestShapes.sphere(FRAME, CENTRE, radius, 400);
        List<Scene> scenes = List.of(
                new Scene(FRAME, List.of(new SurfaceNode("head", mesh, Material.opaque(0xFFFFFF))), 0),
                new Scene(FRAME, List.of(EllipsoidNode.sphere("head", CENTRE, radius, Material.opaque(0xFFFFFF))), 0));
        SplittableRandom random = new SplittableRandom(7);
        for (boolean perspective : new boolean[] {false, true}) {
            for (int i = 0; i < 500; i++) {
                Camera camera = Camera.looking(new BoundingSphere(CENTRE, radius), Camera.View.LEFT).withPerspective(perspective)
                        .orbit(random.nextDouble(-900, 900), random.nextDouble(-900, 900));
                double angle = random.nextDouble(2 * Math.PI), reach = 0.9 * Math.sqrt(random.nextDouble()) * 600 / 2.1;
                Ray ray = camera.ray(400 + reach * Math.cos(angle), 300 + reach * Math.sin(angle), 800, 600);
                for (Scene scene : scenes) {
                    Scene.Pick pick = scene.pick(ray, false).orElseThrow();

                    // 400 rings: facets lie at most r (pi / 800)^2 / 2 * 2 = 0.0012 mm inside, up to 0.003 along a slanted ray
                    assertEquals(0, pick.point().mm().distance(analytic(ray, radius)), 0.01);
                    assertEquals(FRAME, pick.point().frame());
                }
            }
        }
    }

    @Test
    void aRayBesideEverythingPicksNothing() {
        Scene scene = new Scene(FRAME, List.of(
                new SurfaceNode("head", TestShapes.sphere(FRAME, CENTRE, 80, 40), Material.opaque(0xFFFFFF)),
                EllipsoidNode.sphere("target", CENTRE, 5, Material.opaque(0xFF0000))), 0);
        Camera camera = Camera.looking(new BoundingSphere(CENTRE, 80), Camera.View.LEFT);

        assertEquals(Optional.empty(), scene.pick(camera.ray(2, 2, 800, 600), true));
    }

    @Test
    void theNearestOpaqueThingIsPickedThroughTheTranslucentOne() {
        Scene scene = new Scene(FRAME, List.of(
                new SurfaceNode("scalp", TestShapes.sphere(FRAME, CENTRE, 80, 40), Material.glass(0xFFFFFF, 0.3)),
                EllipsoidNode.sphere("target", CENTRE, 5, Material.opaque(0xFF0000)),
                EllipsoidNode.sphere("behind", CENTRE.plus(new Vec3(40, 0, 0)), 10, Material.opaque(0xFF0000))), 0);
        Ray ray = Camera.looking(new BoundingSphere(CENTRE, 80), Camera.View.LEFT).ray(400, 300, 800, 600);

        assertEquals("target", scene.pick(ray, false).orElseThrow().id());
        assertEquals("scalp", scene.pick(ray, true).orElseThrow().id());
    }

    @Test
    void anEllipsoidIsHitOnItsOwnSurface() {
        Affine shape = Affine.translation(CENTRE).times(Affine.rotation(0.4, -0.3, 0.9)).times(Affine.scaling(10, 20, 5));
        EllipsoidNode node = new EllipsoidNode("cloud", shape, Material.opaque(0xFFFFFF));
        Ray ray = Camera.looking(new BoundingSphere(CENTRE, 30), Camera.View.LEFT_FRONTAL).ray(405, 297, 800, 600);

        Vec3 at = ray.at(node.hit(ray));

        assertEquals(1, shape.inverse().apply(at).norm(), 1e-6);
        assertTrue(at.minus(CENTRE).dot(ray.direction()) < 0, "the side towards the viewer");
    }
}
