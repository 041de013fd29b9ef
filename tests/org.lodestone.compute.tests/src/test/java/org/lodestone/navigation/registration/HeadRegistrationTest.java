package org.lodestone.navigation.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Progress;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;

class HeadRegistrationTest {

    private static final FramePoint TARGET = new FramePoint(HeadShape.SCAN, HeadShape.DLPFC);

    private static Rigid anyPlacement(SplittableRandom random) {
        return new Rigid(new Rotation(random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian()),
                HeadShape.noise(random, 300));
    }

    /** Noise of one millimetre is taken as the length of the error vector, as fiducial localisation errors are given. */
    private static List<LandmarkPair> touched(SplittableRandom random, Rigid scanToHead, double errorMm) {
        List<LandmarkPair> pairs = new ArrayList<>();
        for (Vec3 landmark : HeadShape.landmarks()) {
            Vec3 touched = landmark.plus(HeadShape.noise(random, errorMm / Math.sqrt(3)));
            pairs.add(new LandmarkPair("landmark", scanToHead.apply(touched), landmark, errorMm));
        }
        return pairs;
    }

    private static HeadRegistration done(Outcome<HeadRegistration> outcome) {
        return ((Outcome.Done<HeadRegistration>) outcome).value();
    }

    private static double targetError(HeadRegistration registration, Rigid scanToHead) {
        return registration.headToScan().apply(scanToHead.apply(HeadShape.DLPFC)).distance(HeadShape.DLPFC);
    }

    @Test
    void theExpectedErrorAtTheTargetIsTheOneThatIsFound() {
        SplittableRandom random = new SplittableRandom(11);
        double found = 0, expected = 0;
        int runs = 4000;
        for (int i = 0; i < runs; i++) {
            Rigid scanToHead = anyPlacement(random);
            HeadRegistration r = done(LandmarkRegistration.register(HeadShape.HEAD, touched(random, scanToHead, 1), TARGET, 100));
            found += Math.pow(targetError(r, scanToHead), 2);
        }
        expected = ExpectedError.atTargetMm(HeadShape.landmarks(), 1, HeadShape.DLPFC);

        // First-order theory, and a standard error of 1.5 % of the squared mean over these runs.
        assertEquals(expected, Math.sqrt(found / runs), 0.04 * expected);
    }

    @Test
    void theLocalisationErrorIsFoundAgainFromWhatRemains() {
        SplittableRandom random = new SplittableRandom(12);
        double sum = 0;
        int runs = 4000;
        for (int i = 0; i < runs; i++) {
            Rigid scanToHead = anyPlacement(random);
            HeadRegistration r = done(LandmarkRegistration.register(HeadShape.HEAD, touched(random, scanToHead, 2), TARGET, 100));
            sum += r.fiducialErrorMm() * r.fiducialErrorMm();
        }
        assertEquals(2, ExpectedError.localisationErrorMm(Math.sqrt(sum / runs), HeadShape.landmarks().size()), 0.05);
    }

    @Test
    void landmarksAndScalpTogetherStayWithinOneMillimetreAtTheTarget() {
        SplittableRandom random = new SplittableRandom(13);
        ScalpSurface scalp = HeadShape.mesh();
        int runs = 100;
        double[] errors = new double[runs];
        double predicted = 0;
        for (int i = 0; i < runs; i++) {
            Rigid scanToHead = anyPlacement(random);
            List<LandmarkPair> pairs = touched(random, scanToHead, Math.sqrt(3));
            List<Vec3> swept = new ArrayList<>(HeadShape.sweep(random, 200, 0.5).stream().map(scanToHead::apply).toList());
            for (int k = 0; k < 20; k++) {
                // One point in ten was taken with the pointer lifted, up to 20 mm.
                Vec3 lifted = HeadShape.sweep(random, 1, 0).getFirst();
                swept.set(10 * k, scanToHead.apply(lifted.plus(lifted.unit().times(20 * random.nextDouble()))));
            }
            HeadRegistration start = done(LandmarkRegistration.register(HeadShape.HEAD, pairs, TARGET, 100));
            HeadRegistration refined = done(SurfaceRefinement.refine(start, pairs, swept, scalp, TARGET, 2, Progress.NONE));
            errors[i] = targetError(refined, scanToHead);
            predicted += refined.targetErrorMm() / runs;
        }
        Arrays.sort(errors);
        assertTrue(errors[runs / 2] <= 1.0, "median " + errors[runs / 2]);
        assertTrue(errors[(int) (0.95 * runs)] <= 2.0, "95 % " + errors[(int) (0.95 * runs)]);
        double rms = Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElseThrow());
        assertTrue(rms < 1.6 * predicted && rms > predicted / 1.6, "found " + rms + ", predicted " + predicted);
    }

    @Test
    void exchangedEarsAreNotSmoothedAway() {
        Rigid scanToHead = anyPlacement(new SplittableRandom(14));
        List<Vec3> marks = HeadShape.landmarks();
        List<LandmarkPair> pairs = new ArrayList<>();
        int[] order = {0, 1, 3, 2, 4, 5};
        for (int i = 0; i < order.length; i++) {
            pairs.add(new LandmarkPair("landmark " + i, scanToHead.apply(marks.get(order[i])), marks.get(i), 1));
        }

        assertTrue(LandmarkRegistration.register(HeadShape.HEAD, pairs, TARGET, 3) instanceof Outcome.Refused);
    }

    @Test
    void tooFewLandmarksAndThoseOnALineAreRefusedWithARemedy() {
        LandmarkPair a = new LandmarkPair("a", Vec3.ZERO, Vec3.ZERO, 1);
        LandmarkPair b = new LandmarkPair("b", new Vec3(10, 0, 0), new Vec3(10, 0, 0), 1);
        LandmarkPair c = new LandmarkPair("c", new Vec3(20, 0, 0), new Vec3(20, 0, 0), 1);

        assertTrue(LandmarkRegistration.register(HeadShape.HEAD, List.of(a, b), TARGET, 3) instanceof Outcome.Refused);
        assertTrue(LandmarkRegistration.register(HeadShape.HEAD, List.of(a, b, c), TARGET, 3) instanceof Outcome.Refused);
    }

    @Test
    void theNearestPointOfTheMeshIsTheOneOfABruteSearch() {
        ScalpSurface scalp = HeadShape.mesh();
        SplittableRandom random = new SplittableRandom(15);
        for (int i = 0; i < 60; i++) {
            Vec3 onHead = HeadShape.sweep(random, 1, 0).getFirst();
            Vec3 p = onHead.plus(onHead.unit().times(10 * random.nextDouble() - 3));
            double best = Double.POSITIVE_INFINITY;
            for (int u = 0; u < 400; u++) {
                for (int v = 0; v < 200; v++) {
                    best = Math.min(best, p.distance(HeadShape.surface(2 * Math.PI * u / 400, -1.2 + 2.7 * v / 199)));
                }
            }
            // The brute search has steps of up to 2 mm: beside a point that lies on the surface it is up to 1 mm off.
            assertEquals(best, scalp.nearest(p).distanceMm(), 1.0);
        }
    }

    @Test
    void aPivotedPointerGivesItsTip() {
        SplittableRandom random = new SplittableRandom(16);
        Vec3 tip = new Vec3(1.5, -2, 148), dimple = new Vec3(20, 30, -1400);
        List<Rigid> poses = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Rotation turn = Rotation.about(new Vec3(random.nextGaussian(), random.nextGaussian(), 0), 0.6 * random.nextDouble());
            poses.add(new Rigid(turn, dimple.minus(turn.apply(tip)).plus(HeadShape.noise(random, 0.2))));
        }
        PivotCalibration found = ((Outcome.Done<PivotCalibration>) PivotCalibration.of(poses, 0.6)).value();

        assertEquals(0, found.tipMm().distance(tip), 0.2);
        assertEquals(0.35, found.errorMm(), 0.05);
        assertTrue(PivotCalibration.of(poses.subList(0, 10), 1) instanceof Outcome.Refused);
        assertTrue(PivotCalibration.of(java.util.Collections.nCopies(100, poses.getFirst()), 1) instanceof Outcome.Refused);
        assertTrue(PivotCalibration.of(poses, 0.1) instanceof Outcome.Refused);
    }

    @Test
    void aRigidMapIsFoundExactlyWithoutNoiseAtAnyWeights() {
        SplittableRandom random = new SplittableRandom(17);
        Rigid scanToHead = anyPlacement(random);
        List<LandmarkPair> pairs = new ArrayList<>();
        for (Vec3 landmark : HeadShape.landmarks()) {
            pairs.add(new LandmarkPair("x", scanToHead.apply(landmark), landmark, 0.5 + random.nextDouble()));
        }
        Affine found = done(LandmarkRegistration.register(HeadShape.HEAD, pairs, TARGET, 5)).headToScan().matrix();

        assertEquals(0, found.apply(scanToHead.apply(HeadShape.DLPFC)).distance(HeadShape.DLPFC), 1e-9);
    }
}
