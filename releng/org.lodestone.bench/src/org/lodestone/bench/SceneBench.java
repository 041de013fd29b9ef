package org.lodestone.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Camera;
import org.lodestone.gl.CutAway;
import org.lodestone.gl.HeadVolume;
import org.lodestone.gl.Material;
import org.lodestone.gl.Mesh;
import org.lodestone.gl.OffscreenRenderer;
import org.lodestone.gl.Quality;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode;
import org.lodestone.image.Grid;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.image.view.Convention;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.image.view.SliceOrientation;
import org.lodestone.image.view.SlicePlane;
import org.lodestone.image.view.SliceRenderer;
import org.lodestone.image.view.ValueRange;

/**
 * Pictures of a head as the workbench draws them: 300,000 triangles, a translucent scalp and the scan's body cut open at 1280 x 800, at half
 * size while it moves; and slices of 256 x 256 x 192 voxels under one map.
 */
final class SceneBench {

    private static final Frame FRAME = Frame.t1w("sub-bench");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int MOVES = 20;
    private static final int SLICES = 120;
    private static final int SIZE_CHANGES = 1000;

    private SceneBench() {
    }

    static List<Row> measure() {
        List<Row> rows = new ArrayList<>();
        Volume scan = scan();
        Outcome<OffscreenRenderer> opened = OffscreenRenderer.open();
        if (opened.isDone()) {
            try (OffscreenRenderer renderer = opened.orThrow()) {
                rows.addAll(scene(renderer, scan));
                rows.addAll(sizes(renderer));
            }
        } else {
            System.err.println("no OpenGL: " + opened.findings().getFirst().message());
        }
        rows.add(slices(scan));
        return rows;
    }

    private static List<Row> scene(OffscreenRenderer renderer, Volume scan) {
        long made = System.nanoTime();
        HeadVolume body = HeadVolume.of(scan, new ValueRange(0, 600), 60, Execution.unobserved());
        double madeSeconds = (System.nanoTime() - made) / 1e9;
        Scene scene = new Scene(FRAME, List.of(
                new SceneNode.SurfaceNode("scalp", ball(92, 200), Material.glass(0xE3BFA0, 0.22)),
                new SceneNode.SurfaceNode("brain", ball(70, 275), Material.opaque(0xD0C7BF)),
                new SceneNode.VolumeNode("body", body, CutAway.corner(new Vec3(-30, 20, 25), new Vec3(-1, 0.8, 0.7)))), Scene.DARK);
        Camera camera = Camera.looking(scene.bounds(), Camera.View.LEFT_FRONTAL);
        renderer.render(scene, camera, WIDTH, HEIGHT, Quality.STILL);
        renderer.render(scene, camera, WIDTH / 2, HEIGHT / 2, Quality.MOVING);
        double[] moving = new double[MOVES];
        for (int i = 0; i < MOVES; i++) {
            camera = camera.orbit(6, 1);
            long start = System.nanoTime();
            renderer.render(scene, camera, WIDTH / 2, HEIGHT / 2, Quality.MOVING);
            moving[i] = (System.nanoTime() - start) / 1e6;
        }
        double[] still = new double[3];
        for (int i = 0; i < still.length; i++) {
            long start = System.nanoTime();
            renderer.render(scene, camera, WIDTH, HEIGHT, Quality.STILL);
            still[i] = (System.nanoTime() - start) / 1e9;
        }
        String driver = renderer.capabilities().software() ? "software GL" : "graphics card";
        return List.of(Row.atMost("head of 300,000 triangles, scalp, body: moving, " + driver, median(moving), "ms", 100),
                Row.atMost("head of 300,000 triangles, scalp, body: still, " + driver, median(still), "s", 1),
                Row.reported("a body made of a scan of 256 x 256 x 192", madeSeconds, "s"));
    }

    /** A thousand sizes of the view: what the context holds and the threads of this process must not grow. */
    private static List<Row> sizes(OffscreenRenderer renderer) {
        Scene scene = new Scene(FRAME, List.of(new SceneNode.SurfaceNode("brain", ball(70, 30), Material.opaque(0xD0C7BF)),
                new SceneNode.SurfaceNode("scalp", ball(90, 30), Material.glass(0xE3BFA0, 0.22))), Scene.DARK);
        Camera camera = Camera.looking(scene.bounds(), Camera.View.LEFT);
        resize(renderer, scene, camera, 200);
        double before = residentMiB();
        int threads = Thread.activeCount();
        int held = renderer.residentResources();
        resize(renderer, scene, camera, SIZE_CHANGES);
        return List.of(
                Row.atMost("1,000 sizes of the scene: growth of resident memory", residentMiB() - before, "MiB", 16),
                Row.atMost("1,000 sizes of the scene: growth of GL objects", renderer.residentResources() - held, "", 0),
                Row.atMost("1,000 sizes of the scene: growth of threads", Thread.activeCount() - threads, "", 0));
    }

    private static void resize(OffscreenRenderer renderer, Scene scene, Camera camera, int times) {
        for (int i = 0; i < times; i++) {
            renderer.render(scene, camera, 100 + i * 37 % 200, 80 + i * 53 % 160, i % 2 == 0 ? Quality.STILL : Quality.MOVING);
        }
    }

    private static double residentMiB() {
        System.gc();
        return Product.resident(ProcessHandle.current()) / 1024.0;
    }

    private static Row slices(Volume scan) {
        float[] map = scan.toFloats();
        for (int v = 0; v < map.length; v++) {
            map[v] = map[v] / 1000 - 0.3f;
        }
        List<SliceLayer> layers = List.of(SliceLayer.structural(scan), SliceLayer.signed(Volume.of(scan.grid(), map), 0.1, 0.5));
        double[] millis = new double[SLICES];
        Execution execution = Execution.unobserved();
        for (int i = 0; i < SLICES; i++) {
            SlicePlane plane = SlicePlane.along(FRAME, SliceOrientation.values()[i % 3], Convention.RADIOLOGICAL,
                    new Vec3(i - 60, i - 60, i - 60), 0.5, 512, 400);
            long start = System.nanoTime();
            new SliceRenderer().render(plane, layers, execution);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return Row.atMost("a slice of 512 x 400 pixels with one map, 256 x 256 x 192", median(Arrays.copyOfRange(millis, SLICES / 3, SLICES)),
                "ms", 1000 / 60.0);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Volume scan() {
        Grid grid = new Grid(256, 256, 192, new Affine(1, 0, 0, -128, 0, 1, 0, -128, 0, 0, 1, -96), FRAME);
        float[] values = new float[(int) grid.size()];
        for (int v = 0; v < values.length; v++) {
            int i = v % 256 - 128, j = v / 256 % 256 - 128, k = v / 65536 - 96;
            double r = Math.sqrt(i * i + j * j + k * k);
            values[v] = r > 90 ? 5 + v % 17 : (float) (300 + 150 * Math.sin(i * 0.2) * Math.cos(j * 0.17 + k * 0.13));
        }
        return Volume.of(grid, values);
    }

    private static Mesh ball(double radius, int rings) {
        int columns = 2 * rings;
        float[] vertices = new float[3 * (rings + 1) * columns];
        for (int v = 0; v < vertices.length / 3; v++) {
            double polar = Math.PI * (v / columns) / rings, azimuth = 2 * Math.PI * (v % columns) / columns;
            double folded = radius * (1 + 0.02 * Math.sin(9 * polar) * Math.sin(11 * azimuth));
            vertices[3 * v] = (float) (folded * Math.sin(polar) * Math.cos(azimuth));
            vertices[3 * v + 1] = (float) (folded * Math.sin(polar) * Math.sin(azimuth));
            vertices[3 * v + 2] = (float) (folded * Math.cos(polar));
        }
        int[] triangles = new int[6 * rings * columns];
        int t = 0;
        for (int f = 0; f < rings * columns; f++) {
            int a = f, b = f / columns * columns + (f + 1) % columns, c = a + columns, d = b + columns;
            for (int corner : new int[] {a, c, b, b, c, d}) {
                triangles[t++] = corner;
            }
        }
        return Mesh.of(new Surface(FRAME, vertices, triangles));
    }
}
