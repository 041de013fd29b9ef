package org.lodestone.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Images whose truth is known on paper, and what is computed from results by other code than the product's. Double precision. */
public final class Oracles {

    private static final int VOLUMES = 200;
    private static final double TR = 2;
    private static final Map<String, Integer> CODES = Map.of("uint8", 2, "int16", 4, "int32", 8, "float32", 16, "float64", 64, "int8", 256,
            "uint16", 512, "uint32", 768);

    private Oracles() {
    }

    /** @return the NIfTI code of a type */
    public static int code(String type) {
        return CODES.get(type);
    }

    /** @return a byte order by its word */
    public static ByteOrder order(String word) {
        return word.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** @return voxel-to-RAS rows of 2 x 3 x 4 mm voxels whose axes point as the letters say */
    public static double[][] affine(String axes) {
        double[][] rows = new double[3][4];
        double[] size = {2, 3, 4};
        for (int axis = 0; axis < 3; axis++) {
            char letter = axes.charAt(axis);
            int row = "RL".indexOf(letter) >= 0 ? 0 : "AP".indexOf(letter) >= 0 ? 1 : 2;
            rows[row][axis] = "RAS".indexOf(letter) >= 0 ? size[axis] : -size[axis];
        }
        rows[0][3] = -11;
        rows[1][3] = 7.5;
        rows[2][3] = 23;
        return rows;
    }

    /** @return a 5 x 4 x 3 image whose voxels count from 0 */
    public static PlainNifti numbered(String axes) {
        double[] values = new double[60];
        Arrays.setAll(values, i -> i);
        return new PlainNifti(new int[] {5, 4, 3}, affine(axes), 0, values);
    }

    /** @return where the centre of a voxel lies */
    public static double[] place(double[][] affine, double i, double j, double k) {
        double[] mm = new double[3];
        for (int row = 0; row < 3; row++) {
            mm[row] = affine[row][0] * i + affine[row][1] * j + affine[row][2] * k + affine[row][3];
        }
        return mm;
    }

    /** @return 9 x 8 x 7 voxels: a dip at (6, 3, 4), a deeper one at (0, 0, 0), a hill at (2, 5, 1) */
    public static PlainNifti searchedMap(String axes) {
        double[] values = new double[9 * 8 * 7];
        for (int v = 0; v < values.length; v++) {
            values[v] = 0.01 - 0.6 * bump(v, 6, 3, 4) - 0.9 * bump(v, 0, 0, 0) + 0.8 * bump(v, 2, 5, 1);
        }
        return new PlainNifti(new int[] {9, 8, 7}, affine(axes), 0, values);
    }

    /** @return the voxels of the searched map but for those around the deeper dip */
    public static PlainNifti searchMask(String axes) {
        double[] values = new double[9 * 8 * 7];
        Arrays.setAll(values, v -> bump(v, 0, 0, 0) > 0.01 ? 0 : 1);
        return new PlainNifti(new int[] {9, 8, 7}, affine(axes), 0, values);
    }

    private static double bump(int v, int i, int j, int k) {
        double x = v % 9 - i;
        double y = v / 9 % 8 - j;
        double z = v / 72 - k;
        return Math.exp(-(x * x + y * y + z * z) / 2);
    }

    /** @return mean difference of voxels in percent of the second image's largest value */
    public static double meanDifferencePercent(Path one, Path other) throws IOException {
        double[] a = PlainNifti.read(one).values();
        double[] b = PlainNifti.read(other).values();
        double sum = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
        for (int v = 0; v < Math.min(a.length, b.length); v++) {
            sum += Math.abs(a[v] - b[v]) / b.length;
        }
        return 100 * sum / Arrays.stream(b).max().orElse(Double.NaN);
    }

    /** @return largest difference of voxels and of geometry */
    public static double difference(Path one, Path other) throws IOException {
        PlainNifti a = PlainNifti.read(one);
        PlainNifti b = PlainNifti.read(other);
        if (a.values().length != b.values().length) {
            return Double.POSITIVE_INFINITY;
        }
        double most = 0;
        for (int i = 0; i < a.values().length; i++) {
            most = Math.max(most, Math.abs(a.values()[i] - b.values()[i]));
        }
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                most = Math.max(most, Math.abs(a.affine()[row][column] - b.affine()[row][column]));
            }
        }
        return most;
    }

    /** @return 8 x 8 x 8 voxels of 4 mm; in column i a wave of 0.05 Hz that lags the seed (column 0) by i times the angle: r is its cosine */
    public static PlainNifti turnedRun(double degrees) {
        int n = 8;
        double[] values = new double[n * n * n * VOLUMES];
        SplittableRandom random = new SplittableRandom(9);
        double[][] rows = {{4, 0, 0, 0}, {0, 4, 0, 0}, {0, 0, 4, 0}};
        for (int t = 0; t < VOLUMES; t++) {
            for (int v = 0; v < n * n * n; v++) {
                double phase = 2 * Math.PI * 0.05 * TR * t;
                double angle = Math.toRadians(degrees) * (v % n);
                values[t * n * n * n + v] = 1000 + 50 * Math.sin(phase + angle) + 0.5 * random.nextGaussian();
            }
        }
        return new PlainNifti(new int[] {n, n, n, VOLUMES}, rows, TR, values);
    }

    /** @return largest difference of a map from the cosine of the angle times i */
    public static double offCosine(Path map, double degrees) throws IOException {
        PlainNifti r = PlainNifti.read(map);
        double most = 0;
        for (int v = 0; v < r.values().length; v++) {
            most = Math.max(most, Math.abs(r.values()[v] - Math.cos(Math.toRadians(degrees) * (v % r.dim()[0]))));
        }
        return most;
    }

    /** @return a smooth lop-sided head of 2 mm voxels, turned about z and moved along y about the centre (0, 0, 0) mm */
    public static PlainNifti head(double degrees, double mm) {
        int n = 64;
        double[] values = new double[n * n * n];
        double[][] rows = {{3, 0, 0, -94.5}, {0, 3, 0, -94.5}, {0, 0, 3, -94.5}};
        double[][] blobs = {{0, 0, 0, 52, 400}, {30, 20, 10, 9, 500}, {-25, 30, -15, 11, -250}, {10, -40, 25, 8, 450}, {-30, -20, 30, 7, 350}, {5, 35, 35, 6, 300}};
        for (int v = 0; v < values.length; v++) {
            double[] at = {3.0 * (v % n) - 94.5, 3.0 * (v / n % n) - 94.5, 3.0 * (v / n / n) - 94.5};
            double[] source = back(at, degrees, mm);
            double sum = 0;
            for (double[] blob : blobs) {
                double d = (source[0] - blob[0]) * (source[0] - blob[0]) / (blob == blobs[0] ? 0.7 : 1) + (source[1] - blob[1]) * (source[1] - blob[1])
                        + (source[2] - blob[2]) * (source[2] - blob[2]) / (blob == blobs[0] ? 0.8 : 1);
                sum += blob[4] * Math.exp(-d / (2 * blob[3] * blob[3]));
            }
            values[v] = Math.max(0, sum);
        }
        return new PlainNifti(new int[] {n, n, n}, rows, 0, values);
    }

    /** @return where a point of the still head lies in the moved one */
    public static double[] move(double[] p, double degrees, double mm) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new double[] {c * p[0] - s * p[1], s * p[0] + c * p[1] + mm, p[2]};
    }

    private static double[] back(double[] p, double degrees, double mm) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        double y = p[1] - mm;
        return new double[] {c * p[0] + s * y, -s * p[0] + c * y, p[2]};
    }

    /** @return the points of a table with columns x, y, z */
    public static List<double[]> points(Path table) throws IOException {
        List<double[]> points = new ArrayList<>();
        List<String> lines = Files.readAllLines(table);
        for (String line : lines.subList(1, lines.size())) {
            points.add(numbers(line));
        }
        return points;
    }

    /** @return the first three numbers of a text */
    public static double[] numbers(String text) {
        return Arrays.stream(text.strip().split("\\s+")).limit(3).mapToDouble(Double::parseDouble).toArray();
    }

    /** @return distance in the unit of the points */
    public static double distance(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    /** @return three numbers of JSON */
    public static double[] vector(JsonNode node) {
        return new double[] {node.path(0).asDouble(Double.NaN), node.path(1).asDouble(Double.NaN), node.path(2).asDouble(Double.NaN)};
    }

    /** @return the list of targets of the demonstration case */
    public static JsonNode targets(Path results) throws IOException {
        return new ObjectMapper().readTree(results.resolve("func/sub-demo_desc-tms_targets.json").toFile()).path("targets");
    }

    /** @return the value of the voxel nearest to a place in RAS millimetres; the image's axes must run along those of the world, turned or not */
    public static double valueAt(Path image, double[] mm) throws IOException {
        PlainNifti n = PlainNifti.read(image);
        double best = Double.POSITIVE_INFINITY;
        double value = Double.NaN;
        for (int v = 0; v < n.dim()[0] * n.dim()[1] * n.dim()[2]; v++) {
            int[] at = {v % n.dim()[0], v / n.dim()[0] % n.dim()[1], v / n.dim()[0] / n.dim()[1]};
            double[] place = new double[3];
            for (int row = 0; row < 3; row++) {
                place[row] = n.affine()[row][0] * at[0] + n.affine()[row][1] * at[1] + n.affine()[row][2] * at[2] + n.affine()[row][3];
            }
            double d = distance(place, mm);
            if (d < best) {
                best = d;
                value = n.values()[v];
            }
        }
        return value;
    }

    /** @return volume of the voxels that are not 0 */
    public static double millilitres(Path mask) throws IOException {
        PlainNifti n = PlainNifti.read(mask);
        return Arrays.stream(n.values()).filter(value -> value > 0.5).count() * voxelMl(n);
    }

    /** @return volume of a voxel in millilitres */
    public static double voxelMl(PlainNifti n) {
        double[][] a = n.affine();
        return Math.abs(a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1]) - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
                + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0])) / 1000;
    }
}
