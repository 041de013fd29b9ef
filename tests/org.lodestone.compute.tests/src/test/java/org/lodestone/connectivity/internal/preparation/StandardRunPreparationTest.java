package org.lodestone.connectivity.internal.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.method.function.CleanRun;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.RunPreparationInput;

class StandardRunPreparationTest {

    private static final StandardRunPreparation METHOD = new StandardRunPreparation();

    private static Parameters parameters(Map<String, ?> chosen) {
        return Parameters.of(METHOD.parameters(), chosen);
    }

    private static Vec3 point(Grid grid, int voxel) {
        return grid.toWorld(voxel % grid.nx(), voxel / grid.nx() % grid.ny(), voxel / (grid.nx() * grid.ny()));
    }

    @Test
    void everyVolumeOfAMovingHeadLandsWhereItBelongsInTheT1wSpace() {
        HeadMotion motion = SimulatedRun.motion(12, 2);
        RunPreparationInput input = SimulatedRun.input(12, motion, List.of(), 0, (p, s) -> 0);
        SingleInterpolation.Rows rows = SingleInterpolation.run(input.raw(), motion, input.boldToT1w().inverse(), List.of(),
                input.brain(), 2, java.util.Optional.empty(), org.lodestone.image.Interpolation.CUBIC, Execution.unobserved());
        int[] voxels = rows.mask().indices();
        assertTrue(voxels.length > 0.98 * input.brain().count(), "the head stays in view");
        double worst = 0;
        for (int v = 0; v < voxels.length; v++) {
            double expected = SimulatedRun.head(point(rows.mask().grid(), voxels[v]));
            for (int t = 0; t < 10; t++) {
                worst = Math.max(worst, Math.abs(rows.values()[v * 10 + t] - expected));
            }
        }
        // cubic splines of 3 mm voxels on waves of 94 mm and more err by less than one part in a thousand of the amplitude, except where
        // the border is mirrored; a motion applied the wrong way round would err by 20 and more
        assertTrue(worst < 1.5, "worst error " + worst + " on a signal of 1000");
    }

    @Test
    void plantedSignalComesBackAndMotionDriftAndGlobalSignalDoNot() {
        int length = 150;
        HeadMotion motion = SimulatedRun.motion(length, 0.3);
        RunPreparationInput input = SimulatedRun.input(length, motion, List.of(), 3, (p, s) ->
                0.05 * s + 10 * Math.sin(2 * Math.PI * s / 30) + (p.x() < -10 ? 8 * Math.sin(2 * Math.PI * s / 20) : 0));
        Outcome<CleanRun> outcome = METHOD.run(input, parameters(Map.of("smoothingFwhmMm", 5, "tissueSignals", false, "motionParameters", "12")), Execution.unobserved());
        CleanRun run = outcome.orThrow();
        int[] voxels = run.series().mask().indices();
        double left = 0, right = 0;
        int nLeft = 0, nRight = 0;
        for (int v = 0; v < voxels.length; v++) {
            Vec3 p = point(run.series().grid(), voxels[v]);
            double amplitude = 0, global = 0;
            float[] row = run.series().row(v);
            for (int t = 0; t < length; t++) {
                amplitude += row[t] * Math.sin(2 * Math.PI * t * 2 / 20) * 2 / length;
                global += row[t] * Math.sin(2 * Math.PI * t * 2 / 30) * 2 / length;
            }
            assertTrue(Math.abs(global) < 1.5, "the shared wave is gone, left " + global);
            if (p.x() < -16) {
                left += amplitude;
                nLeft++;
            } else if (p.x() > -4) {
                right += amplitude;
                nRight++;
            }
        }
        assertTrue(left / nLeft - right / nRight > 7 && left / nLeft > right / nRight + 5,
                "left " + left / nLeft + " right " + right / nRight);
    }

    @Test
    void slicesAreBroughtToOneMoment() {
        List<Double> times = new ArrayList<>();
        for (int k = 0; k < SimulatedRun.BOLD_GRID.nz(); k++) {
            times.add(k % 2 == 0 ? 0.05 * k / 2 : 0.9 + 0.05 * k / 2);
        }
        double middle = (times.stream().mapToDouble(d -> d).min().orElseThrow() + times.stream().mapToDouble(d -> d).max().orElseThrow()) / 2;
        HeadMotion motion = SimulatedRun.motion(30, 0);
        RunPreparationInput input = SimulatedRun.input(30, motion, times, 0, (p, s) -> 100 * Math.sin(2 * Math.PI * s / 20));
        SliceTimeShift shift = new SliceTimeShift(input.raw(), times);
        float[] volume = shift.volume(15);
        Grid grid = SimulatedRun.BOLD_GRID;
        for (int k = 3; k < 30; k += 5) {
            int voxel = grid.index(20, 22, k);
            double expected = SimulatedRun.head(SimulatedRun.BOLD_TO_T1W.matrix().apply(grid.toWorld(20, 22, k)))
                    + 100 * Math.sin(2 * Math.PI * (30 + middle) / 20);
            // remainder of the fifth-degree polynomial: (pi TR / period)^6 * 5 * 25 / 720 / 8 of the amplitude at most
            assertEquals(expected, volume[voxel], 0.3, "slice " + k);
        }
    }

    @Test
    void jerksAreCensoredAndCounted() {
        int length = 120;
        HeadMotion calm = SimulatedRun.motion(length, 0.1);
        List<org.lodestone.core.Affine> poses = new ArrayList<>(calm.referenceToVolume());
        poses.set(60, org.lodestone.core.Affine.translation(new Vec3(0, 1.5, 0)).times(poses.get(60)));
        HeadMotion jerk = new HeadMotion(calm.frame(), poses);
        RunPreparationInput input = SimulatedRun.input(length, jerk, List.of(), 3, (p, s) -> 0);
        Outcome<CleanRun> outcome = METHOD.run(input, parameters(Map.of("smoothingFwhmMm", 0)), Execution.unobserved());
        assertTrue(outcome.findings().stream().anyMatch(f -> f.code().equals("LS-FUNC-011") && f.message().startsWith("2 of 120")));
        CleanRun run = outcome.orThrow();
        assertTrue(run.confounds().names().containsAll(List.of("global_signal", "white_matter", "csf", "trans_x",
                "rot_z_derivative1_power2", "framewise_displacement", "rmsd", "std_dvars", "cosine00")), run.confounds().names().toString());
        assertEquals(length, run.confounds().column("csf").length);
        assertEquals(1.5, run.confounds().column("framewise_displacement")[60], 0.2);
        float[] row = run.series().row(100);
        assertEquals(0, row[60], 1e-3);
        assertEquals(0, row[61], 1e-3);
    }

    @Test
    void aShortRunIsRefusedWithTheMinutesItHasAndNeeds() {
        RunPreparationInput input = SimulatedRun.input(60, SimulatedRun.motion(60, 0.1), List.of(), 3, (p, s) -> 0);
        Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, METHOD.run(input, parameters(Map.of()), Execution.unobserved()));
        Finding error = refused.findings().getLast();
        assertEquals("LS-FUNC-005", error.code());
        assertTrue(error.message().contains("2.0 minutes"), error.message());
        // 60 volumes have 22 dimensions in the band; the two kinds of motion here, told about the head's centre, cost 14, signals 3, the
        // trend 1; a minute gives 10.8
        assertEquals(2 + (15 - 4) / 10.8, Double.parseDouble(error.facts().get("neededMinutes")), 1e-9);
    }

    @Test
    void sameBitsAtAnyThreadCount() {
        RunPreparationInput input = SimulatedRun.input(90, SimulatedRun.motion(90, 0.3), List.of(), 3, (p, s) -> 0);
        Parameters parameters = parameters(Map.of("motionParameters", "6"));
        CleanRun one = METHOD.run(input, parameters, new Execution(Parallel.single(), Progress.NONE)).orThrow();
        CleanRun three = METHOD.run(input, parameters, new Execution(new Parallel(3), Progress.NONE)).orThrow();
        assertArrayEquals(one.series().values(), three.series().values());
        assertEquals(one.series().mask(), three.series().mask());
    }
}
