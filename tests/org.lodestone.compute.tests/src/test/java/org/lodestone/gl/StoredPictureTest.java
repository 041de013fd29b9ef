package org.lodestone.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;

/**
 * Compares a scene with a stored picture as an eye does: both are blurred over 3 x 3 pixels, so that edges drawn a little differently by
 * another driver do not count, and compared by the colour difference of CIELAB. The stored picture is written anew when the system
 * property {@code lodestone.storePictures} names a folder.
 */
class StoredPictureTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final Frame FRAME = Frame.t1w("sub-01");

    private static Scene scene() {
        Vec3 target = new Vec3(-45, 40, 42);
        return new Scene(FRAME, List.of(
                new SceneNode.SurfaceNode("scalp", TestShapes.sphere(FRAME, Vec3.ZERO, 95, 60), Material.glass(0xE3BFA0, 0.22)),
                new SceneNode.SurfaceNode("brain", TestShapes.sphere(FRAME, new Vec3(0, 0, 8), 70, 60), Material.opaque(0xD0C7BF)),
                SceneNode.EllipsoidNode.sphere("target", target, 5, Material.opaque(0xFF5A36)),
                new SceneNode.BeaconNode("ring", target, 8, 0xFF5A36),
                new SceneNode.LineNode("axis", List.of(target, target.times(1.6)), 0x7CE38B, 3),
                new SceneNode.LabelNode("label", target.times(1.6), "Target 1: 21.5 mm", 0xFFFFFF)), Scene.DARK, "SIMULATED");
    }

    @Test
    void theHeadLooksAsItDidWhenItWasLastLookedAt() throws IOException {
        Outcome<OffscreenRenderer> opened = OffscreenRenderer.open();
        assumeTrue(opened.isDone(), "no OpenGL here: " + opened.findings());
        int[] drawn;
        try (OffscreenRenderer renderer = opened.orThrow()) {
            Scene scene = scene();
            drawn = renderer.render(scene, Camera.looking(scene.bounds(), Camera.View.LEFT_FRONTAL), WIDTH, HEIGHT, Quality.STILL).rgb();
        }
        String store = System.getProperty("lodestone.storePictures");
        if (store != null) {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, WIDTH, HEIGHT, drawn, 0, WIDTH);
            ImageIO.write(image, "png", Path.of(store).resolve("head.png").toFile());
        }
        int[] stored = stored();

        double[] difference = differences(drawn, stored);

        assertTrue(difference[0] < 1, "mean difference " + difference[0] + "; 1 is what an eye just notices side by side");
        assertTrue(difference[1] < 8, "largest of all but one in a hundred " + difference[1]);
    }

    @Test
    void aPictureWithItsSidesSwappedIsNotTakenForTheSame() throws IOException {
        int[] stored = stored();
        int[] mirrored = new int[stored.length];
        for (int i = 0; i < stored.length; i++) {
            mirrored[i] = stored[i / WIDTH * WIDTH + WIDTH - 1 - i % WIDTH];
        }

        assertTrue(differences(mirrored, stored)[0] > 2);
    }

    private static int[] stored() throws IOException {
        try (InputStream file = StoredPictureTest.class.getResourceAsStream("head.png")) {
            assertNotNull(file, "the stored picture is missing");
            BufferedImage image = ImageIO.read(file);
            assertEquals(WIDTH, image.getWidth());
            int[] rgb = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
            Arrays.setAll(rgb, i -> rgb[i] & 0xFFFFFF);
            return rgb;
        }
    }

    /** @return mean and 99th percentile of the CIE 1976 colour difference of the blurred pictures */
    private static double[] differences(int[] a, int[] b) {
        double[] all = new double[(WIDTH - 2) * (HEIGHT - 2)];
        double sum = 0;
        int n = 0;
        for (int y = 1; y + 1 < HEIGHT; y++) {
            for (int x = 1; x + 1 < WIDTH; x++) {
                double[] p = lab(blurred(a, x, y));
                double[] q = lab(blurred(b, x, y));
                all[n] = Math.sqrt(Math.pow(p[0] - q[0], 2) + Math.pow(p[1] - q[1], 2) + Math.pow(p[2] - q[2], 2));
                sum += all[n++];
            }
        }
        Arrays.sort(all);
        return new double[] {sum / n, all[(int) (0.99 * n)]};
    }

    private static double[] blurred(int[] rgb, int x, int y) {
        double[] sum = new double[3];
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int pixel = rgb[(y + dy) * WIDTH + x + dx];
                for (int c = 0; c < 3; c++) {
                    sum[c] += (pixel >> (16 - 8 * c) & 255) / (9 * 255.0);
                }
            }
        }
        return sum;
    }

    /** CIELAB of sRGB, white D65. */
    private static double[] lab(double[] rgb) {
        double[] linear = new double[3];
        for (int c = 0; c < 3; c++) {
            linear[c] = rgb[c] <= 0.04045 ? rgb[c] / 12.92 : Math.pow((rgb[c] + 0.055) / 1.055, 2.4);
        }
        double x = f((0.4124564 * linear[0] + 0.3575761 * linear[1] + 0.1804375 * linear[2]) / 0.95047);
        double y = f(0.2126729 * linear[0] + 0.7151522 * linear[1] + 0.0721750 * linear[2]);
        double z = f((0.0193339 * linear[0] + 0.1191920 * linear[1] + 0.9503041 * linear[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : t * 841 / 108 + 4.0 / 29;
    }
}
