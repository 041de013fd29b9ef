package org.lodestone.gl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;

class CameraTest {

    private static final BoundingSphere HEAD = new BoundingSphere(new Vec3(3, -10, 20), 110);

    @Test
    void aRayPassesThroughThePointThatIsProjectedOntoItsPixel() {
        for (boolean perspective : new boolean[] {false, true}) {
            Camera camera = Camera.looking(HEAD, Camera.View.LEFT_FRONTAL).withPerspective(perspective).orbit(37, -12).pan(9, 4, 600);
            Vec3 point = new Vec3(-40, 35, 60);

            double[] pixel = camera.project(point, 800, 600);
            Ray ray = camera.ray(pixel[0], pixel[1], 800, 600);

            double along = point.minus(ray.origin()).dot(ray.direction());
            assertEquals(0, ray.at(along).distance(point), 1e-6);
        }
    }

    @Test
    void theMatricesOfTheDriverProjectAsTheCameraSays() {
        for (boolean perspective : new boolean[] {false, true}) {
            Camera camera = Camera.looking(HEAD, Camera.View.LEFT).withPerspective(perspective).orbit(15, 22);
            Vec3 point = new Vec3(-40, 35, 60);

            double[] clip = camera.projectionMatrix(800, 600, HEAD).times(camera.viewMatrix()).apply(point);

            double[] pixel = camera.project(point, 800, 600);
            assertEquals(pixel[0], (clip[0] / clip[3] + 1) * 400, 1e-6);
            assertEquals(pixel[1], (1 - clip[1] / clip[3]) * 300, 1e-6);
            assertTrue(Math.abs(clip[2] / clip[3]) < 1, "inside the depth range");
        }
    }

    @Test
    void facingThePatientTheirLeftIsOnTheRight() {
        Camera camera = Camera.looking(HEAD, Camera.View.ANTERIOR);

        assertTrue(camera.project(new Vec3(-50, 0, 0), 800, 600)[0] > camera.project(new Vec3(50, 0, 0), 800, 600)[0]);
        assertArrayEquals(new double[] {0, 0, 1}, camera.up().toArray(), 1e-12);
    }

    @Test
    void draggingTurnsTheFrontOfTheSceneAlongWithThePointer() {
        Camera camera = Camera.looking(HEAD, Camera.View.ANTERIOR);
        Vec3 nose = HEAD.centre().plus(new Vec3(0, 100, 0));

        double[] before = camera.project(nose, 800, 600);
        double[] right = camera.orbit(20, 0).project(nose, 800, 600);
        double[] down = camera.orbit(0, 20).project(nose, 800, 600);

        assertTrue(right[0] > before[0] + 5 && Math.abs(right[1] - before[1]) < 1e-6);
        assertTrue(down[1] > before[1] + 5 && Math.abs(down[0] - before[0]) < 1e-6);
    }

    @Test
    void draggingThePictureMovesThePivotPlaneByTheSamePixels() {
        Camera camera = Camera.looking(HEAD, Camera.View.SUPERIOR);
        double[] before = camera.project(HEAD.centre(), 800, 600);

        double[] after = camera.pan(30, -11, 600).project(HEAD.centre(), 800, 600);

        assertEquals(before[0] + 30, after[0], 1e-9);
        assertEquals(before[1] - 11, after[1], 1e-9);
    }
}
