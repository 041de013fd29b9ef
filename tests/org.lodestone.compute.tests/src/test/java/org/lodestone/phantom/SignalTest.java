package org.lodestone.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Series;
import org.lodestone.phantom.anatomy.CoilSensitivity;
import org.lodestone.phantom.anatomy.TissueContrast;
import org.lodestone.phantom.run.BackgroundField;
import org.lodestone.phantom.run.BandSignal;
import org.lodestone.phantom.run.BrainMaps;
import org.lodestone.phantom.run.Channel;
import org.lodestone.phantom.run.RestingBrain;
import org.lodestone.phantom.run.RunSynthesis;
import org.lodestone.phantom.run.SliceSchedule;
import org.lodestone.phantom.run.TimeCourses;
import org.lodestone.method.function.HeadMotion;

class SignalTest {

    private static final Execution QUIET = new Execution(Parallel.single(), Progress.NONE);

    @Test
    void networkSignalsHaveUnitVarianceAndDoNotCorrelate() {
        List<BandSignal> signals = BandSignal.uncorrelated(new RandomStreams(3).stream("x"), 6, 400, 0.01, 0.1);
        for (int a = 0; a < signals.size(); a++) {
            for (int b = 0; b < signals.size(); b++) {
                double sum = 0;
                for (int t = 0; t < 200; t++) {
                    sum += signals.get(a).at(2 * t + 0.7) * signals.get(b).at(2 * t + 0.7) / 200;
                }
                // Harmonics of the run sampled evenly over it are orthogonal exactly; what is left is rounding.
                assertEquals(a == b ? 1 : 0, sum, 1e-9);
            }
        }
    }

    @Test
    void tissueMeansAreFoundFromTheHistogram() {
        TissueContrast contrast = TissueContrast.of(SyntheticPack.template());
        // Half a bin of a histogram from 35 to 112 in 512 bins, and the few voxels of skull inside the mask.
        assertEquals(35, contrast.fluid(), 1);
        assertEquals(80, contrast.grey(), 1);
        assertEquals(112, contrast.white(), 1);
        assertEquals(1, contrast.greyShare(80) + contrast.whiteShare(80), 0.05);
        assertEquals(1, contrast.fluidShare(60) + contrast.greyShare(60) + contrast.whiteShare(60), 1e-12);
    }

    @Test
    void everySliceIsExcitedOnceAndNeighboursNotAfterEachOther() {
        double[] offsets = SliceSchedule.interleaved(40, 2).offsetsSeconds();
        double[] sorted = offsets.clone();
        java.util.Arrays.sort(sorted);
        for (int order = 0; order < 40; order++) {
            assertEquals(order * 0.05, sorted[order], 1e-12);
        }
        assertEquals(0, offsets[1]);
        assertEquals(1, offsets[0], 1e-12);
        assertArrayEquals(new double[] {0, 1.2, 0.4, 1.6, 0.8}, SliceSchedule.interleaved(5, 2).offsetsSeconds(), 1e-12);
    }

    @Test
    void theBackgroundHasUnitVarianceAndIsSmooth() {
        Grid box = new Grid(60, 60, 60, Affine.scaling(3, 3, 3), Frame.bold("x"));
        BackgroundField field = BackgroundField.random(new RandomStreams(5), box, 12, QUIET);
        Grid grid = field.grid();
        double squares = 0, neighbours = 0;
        int count = 0;
        for (float[] volume : field.volumes()) {
            for (int k = 4; k < grid.nz() - 4; k++) {
                for (int j = 4; j < grid.ny() - 4; j++) {
                    for (int i = 4; i < grid.nx() - 4; i++) {
                        double here = volume[grid.index(i, j, k)];
                        squares += here * here;
                        neighbours += here * volume[grid.index(i + 1, j, k)];
                        count++;
                    }
                }
            }
        }
        // About 12 x 22000 values of which some 3000 are independent: three standard errors are 8 %.
        assertEquals(1, squares / count, 0.08);
        // Two binomials of seven taps, shifted by one: C(12,5)/C(12,6) = 6/7.
        assertEquals(6.0 / 7, neighbours / squares, 0.03);
    }

    @Test
    void withoutNoiseThePlantedPeakIsTheMostAnticorrelatedPlaceOfTheRun() {
        SimulatedPatient patient = SimulatedPatient.draw(
                SyntheticPack.template(), "demo", SyntheticPack.smallProtocol(60), new RandomStreams(7), 0.01, QUIET);
        BrainMaps maps = patient.maps(QUIET);
        HeadMotion still = new HeadMotion(patient.boldGrid().frame(), java.util.Collections.nCopies(60, Affine.IDENTITY));
        BackgroundField none = new BackgroundField(new Grid(2, 2, 2, Affine.scaling(500, 500, 500), patient.boldGrid().frame()),
                new float[60][8]);
        SliceSchedule atOnce = new SliceSchedule(new double[patient.boldGrid().nz()]);
        CoilSensitivity even = new CoilSensitivity(Vec3.ZERO, Vec3.ZERO, 0);
        Series run = new RunSynthesis(maps, patient.courses(), none, still, atOnce, even, 20000, Double.POSITIVE_INFINITY)
                .scan(patient.boldGrid(), 2, patient.random(), QUIET);

        TimeCourses courses = patient.courses();
        double[] seed = new double[60];
        for (int t = 0; t < 60; t++) {
            seed[t] = courses.networks().getFirst().at(2 * t);
        }
        Grid grid = run.grid();
        float[] all = run.voxels().toFloats();
        double lowest = 0;
        Vec3 at = Vec3.ZERO;
        double atSeed = Double.NaN, nearestToSeed = Double.MAX_VALUE;
        for (int v = 0; v < grid.size(); v++) {
            double mean = 0, product = 0;
            for (int t = 0; t < 60; t++) {
                mean += all[v + t * (int) grid.size()] / 60.0;
                product += all[v + t * (int) grid.size()] * seed[t] / 60;
            }
            Vec3 mm = grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            Vec3 templateMm = patient.nativeToTemplate().apply(patient.boldToT1w().apply(mm));
            if (product < lowest) {
                lowest = product;
                at = templateMm;
            }
            double distance = templateMm.distance(RestingBrain.SUBGENUAL);
            if (mean > 0 && distance < nearestToSeed) {
                nearestToSeed = distance;
                atSeed = product;
            }
        }
        assertTrue(atSeed > 0, "the seed region follows its own signal");
        // The run's voxels are 8 mm here: the nearest centre lies up to 7 mm away.
        assertTrue(at.distance(patient.brain().peak()) < 7, "lowest at " + at + ", planted at " + patient.brain().peak());
    }

    @Test
    void onTheFineMapsTheAnticorrelationPeaksWhereItWasPlanted() {
        SimulatedPatient patient = SimulatedPatient.draw(
                SyntheticPack.template(), "demo", SyntheticPack.smallProtocol(20), new RandomStreams(7), 0.01, QUIET);
        BrainMaps maps = patient.maps(QUIET);
        float[] subgenual = maps.map(Channel.network(0)).toFloats();
        Grid grid = maps.grid();
        int lowest = 0;
        for (int v = 0; v < subgenual.length; v++) {
            lowest = subgenual[v] < subgenual[lowest] ? v : lowest;
        }
        Vec3 mm = grid.toWorld(lowest % grid.nx(), lowest / grid.nx() % grid.ny(), lowest / (grid.nx() * grid.ny()));
        // Nodes are 4 mm apart here: half a cell's diagonal is 3.5 mm.
        assertEquals(0, patient.boldToT1w().apply(mm).distance(patient.peak().mm()), 4);
        assertTrue(subgenual[lowest] < -0.004, "a share of a network's amplitude of 0.01: " + subgenual[lowest]);
    }

    @Test
    void aHeadThatMovesByOneVoxelIsSeenOneVoxelFurther() {
        SimulatedPatient patient = SimulatedPatient.draw(
                SyntheticPack.template(), "demo", SyntheticPack.smallProtocol(20), new RandomStreams(7), 0, QUIET);
        Grid grid = patient.boldGrid();
        Affine step = Affine.translation(grid.voxelToWorld().column(0));
        HeadMotion motion = new HeadMotion(grid.frame(), List.of(Affine.IDENTITY, step));
        BackgroundField none = new BackgroundField(new Grid(2, 2, 2, Affine.scaling(500, 500, 500), grid.frame()), new float[2][8]);
        TimeCourses constant = new TimeCourses(List.of(), new BandSignal(40, 1, new double[2]),
                patient.courses().breath(), patient.courses().heart(), new TimeCourses.Drift(0, 0, 0, 40));
        BrainMaps all = patient.maps(QUIET);
        float[] baseline = all.map(Channel.BASELINE).toFloats();
        float[] values = new float[baseline.length * Channel.count(0)];
        for (int v = 0; v < baseline.length; v++) {
            values[v * Channel.count(0)] = baseline[v];
        }
        boolean[] plain = new boolean[baseline.length];
        java.util.Arrays.fill(plain, true);
        BrainMaps still = new BrainMaps(all.grid(), Channel.count(0), values, plain);
        float[] run = new RunSynthesis(still, constant, none, motion, new SliceSchedule(new double[grid.nz()]),
                new CoilSensitivity(Vec3.ZERO, Vec3.ZERO, 0), 10000, Double.POSITIVE_INFINITY)
                .scan(grid, 2, patient.random(), QUIET).voxels().toFloats();
        int size = (int) grid.size();
        double difference = 0, largest = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i + 1 < grid.nx(); i++) {
                    difference = Math.max(difference, Math.abs(run[grid.index(i, j, k)] - run[size + grid.index(i + 1, j, k)]));
                    largest = Math.max(largest, run[grid.index(i, j, k)]);
                }
            }
        }
        assertTrue(largest > 5000);
        // Rounding to whole numbers after the same interpolation.
        assertEquals(0, difference, 1);
    }
}
