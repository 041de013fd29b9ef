package org.lodestone.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Progress;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.navigation.registration.HeadRegistration;
import org.lodestone.navigation.registration.LandmarkPair;
import org.lodestone.navigation.registration.LandmarkRegistration;
import org.lodestone.navigation.registration.ScalpSurface;
import org.lodestone.navigation.registration.SurfaceRefinement;

/** Navigation: the way of a pose from the socket to the scan, and how well a head is registered whose truth is known. */
final class NavigationBench {

    private static final Frame SCAN = Frame.t1w("bench");
    private static final FramePoint LEFT_DLPFC = new FramePoint(SCAN, new Vec3(-42, 38, 30));
    private static final int HEADS = 200;
    private static final double LANDMARK_NOISE_MM = 1;

    private NavigationBench() {
    }

    static List<Row> measure(double minutes) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        TrackerStream.measure(200, 5);
        TrackerStream.Result usual = TrackerStream.measure(100, 60 * minutes);
        rows.add(Row.atMost("tracker packet on the socket to pose, 100 Hz, p99", usual.p99Ms(), "ms", 10)
                .beside(String.format(java.util.Locale.ROOT, "%.1f min, median %.3f, worst %.1f", minutes, usual.p50Ms(), usual.worstMs())));
        rows.add(Row.atMost("tracker 100 Hz: lost or out of order", usual.lost() + usual.disordered(), "", 0));
        TrackerStream.Result fast = TrackerStream.measure(1000, Math.min(60, 60 * minutes));
        rows.add(Row.atMost("tracker 1 kHz, 4 tools: lost or out of order", fast.lost() + fast.disordered(), "", 0));
        rows.add(Row.atMost("tracker 1 kHz, 4 tools: of one core", 100 * fast.coreShare(), "%", 25));
        rows.addAll(registration());
        return rows;
    }

    private static List<Row> registration() {
        SplittableRandom random = new SplittableRandom(41);
        ScalpSurface scalp = mesh();
        double[] errors = new double[HEADS];
        for (int i = 0; i < HEADS; i++) {
            Rigid scanToHead = new Rigid(Rotation.about(vector(random), 3 * random.nextDouble()), vector(random).times(200));
            List<LandmarkPair> pairs = new ArrayList<>();
            for (Vec3 mark : List.of(head(Math.PI / 2, -0.1), head(Math.PI / 2, -0.35), head(0.05, -0.3), head(Math.PI - 0.05, -0.3),
                    head(Math.PI / 2 - 0.35, -0.05), head(Math.PI / 2 + 0.35, -0.05))) {
                pairs.add(new LandmarkPair("mark", scanToHead.apply(mark.plus(vector(random).times(LANDMARK_NOISE_MM))), mark,
                        LANDMARK_NOISE_MM * Math.sqrt(3)));
            }
            List<Vec3> swept = new ArrayList<>();
            for (int k = 0; k < 200; k++) {
                Vec3 point = head(2 * Math.PI * random.nextDouble(), -0.4 + 1.6 * random.nextDouble());
                // One in ten was taken with the pointer lifted.
                Vec3 lift = k % 10 == 0 ? point.unit().times(20 * random.nextDouble()) : Vec3.ZERO;
                swept.add(scanToHead.apply(point.plus(lift).plus(vector(random).times(0.5))));
            }
            HeadRegistration start = done(LandmarkRegistration.register(Frame.head("bench"), pairs, LEFT_DLPFC, 100));
            HeadRegistration found = done(SurfaceRefinement.refine(start, pairs, swept, scalp, LEFT_DLPFC, 10, Progress.NONE));
            errors[i] = found.headToScan().apply(scanToHead.apply(LEFT_DLPFC.mm())).distance(LEFT_DLPFC.mm());
        }
        Arrays.sort(errors);
        return List.of(Row.atMost("registration: error at the left DLPFC, median", errors[HEADS / 2], "mm", 1),
                Row.atMost("registration: error at the left DLPFC, 95 %", errors[(int) (0.95 * HEADS)], "mm", 2));
    }

    private static HeadRegistration done(Outcome<HeadRegistration> outcome) {
        return ((Outcome.Done<HeadRegistration>) outcome).value();
    }

    private static Vec3 vector(SplittableRandom random) {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }

    /** An ellipsoid with a nose and a brow, mm. */
    private static Vec3 head(double longitude, double latitude) {
        Vec3 out = new Vec3(Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude));
        double nose = 18 * Math.exp(-Math.pow(Math.hypot(longitude - Math.PI / 2, latitude + 0.35) / 0.15, 2) / 2);
        double brow = 4 * Math.exp(-Math.pow((latitude - 0.05) / 0.12, 2)) * Math.max(0, out.y());
        return new Vec3(76 * out.x(), 98 * out.y(), 88 * out.z()).plus(out.times(nose + brow));
    }

    private static ScalpSurface mesh() {
        int around = 200, up = 110;
        float[] vertices = new float[3 * around * up];
        int[] corners = new int[6 * around * (up - 1)];
        for (int j = 0, c = 0; j < up; j++) {
            for (int i = 0; i < around; i++) {
                Vec3 p = head(2 * Math.PI * i / around, -1.2 + 2.7 * j / (up - 1));
                int v = i + around * j;
                vertices[3 * v] = (float) p.x();
                vertices[3 * v + 1] = (float) p.y();
                vertices[3 * v + 2] = (float) p.z();
                if (j > 0) {
                    int right = (i + 1) % around + around * j;
                    for (int corner : new int[] {v - around, right - around, v, right - around, right, v}) {
                        corners[c++] = corner;
                    }
                }
            }
        }
        return new ScalpSurface(SCAN, vertices, corners);
    }
}
