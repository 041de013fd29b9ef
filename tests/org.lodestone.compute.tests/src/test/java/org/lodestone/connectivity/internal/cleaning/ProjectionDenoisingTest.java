package org.lodestone.connectivity.internal.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.function.CleanRun;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.RunDenoisingInput;
import org.lodestone.method.function.VoxelSeries;

class ProjectionDenoisingTest {

    private static final ProjectionDenoising METHOD = new ProjectionDenoising();
    private static final int LENGTH = 120;
    private static final Map<String, Object> PLAIN = Map.of("globalSignal", false, "tissueSignals", false, "motionParameters", "0");

    private static Outcome<CleanRun> run(float[] row, Confounds table, Map<String, Object> more) {
        Grid grid = new Grid(1, 1, 1, Affine.IDENTITY, Frame.scan("one"));
        Map<String, Object> chosen = new java.util.HashMap<>(PLAIN);
        chosen.putAll(more);
        return METHOD.run(new RunDenoisingInput(new VoxelSeries(Mask.where(grid, _ -> true), LENGTH, 2, row.clone()), table),
                Parameters.of(METHOD.parameters(), chosen), Execution.unobserved());
    }

    private static float[] wave(double periodSeconds) {
        float[] row = new float[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            row[t] = (float) (1000 + 10 * Math.sin(2 * Math.PI * 2 * t / periodSeconds));
        }
        return row;
    }

    private static Confounds displacement(int... moved) {
        double[] fd = new double[LENGTH];
        fd[0] = Double.NaN;
        for (int t : moved) {
            fd[t] = 2;
        }
        return new Confounds(List.of("framewise_displacement"), new double[][] {fd});
    }

    @Test
    void aWaveSurvivesSpikesAtMovedVolumesUnderBothKindsOfCensoring() {
        int[] moved = {30, 31, 32, 60, 90, 91};
        float[] clean = run(wave(40), displacement(), Map.of()).orThrow().series().row(0), dirty = wave(40);
        for (int t : moved) {
            dirty[t] += 300;
        }
        for (String kind : List.of("spikes", "spectral")) {
            float[] cleaned = run(dirty, displacement(moved), Map.of("censoring", kind)).orThrow().series().row(0);
            double worst = 0;
            for (int t = 0; t < LENGTH; t++) {
                boolean out = displacement(moved).columns()[0][t] > 0.5;
                worst = Math.max(worst, out ? Math.abs(cleaned[t]) : Math.abs(cleaned[t] - clean[t]));
            }
            // of an amplitude of 10, what is guessed of six volumes (spectral), or what three missing volumes in a row take from their
            // neighbours inside the band (spikes); a spike of 300 that leaked through the band would show as 30 and more
            assertTrue(worst < (kind.equals("spikes") ? 6 : 2.5), kind + " " + worst);
        }
    }

    @Test
    void neighboursOfAMovedVolumeAreTakenOutWhenAsked() {
        float[] row = run(wave(40), displacement(50), Map.of("censorBefore", 1, "censorAfter", 2)).orThrow().series().row(0);
        for (int t = 47; t < 55; t++) {
            assertEquals(t >= 49 && t <= 52, row[t] == 0, "volume " + t);
        }
    }

    @Test
    void whenAllVolumesMovedTheMinutesAreToldAndTheGroupTargetIsOffered() {
        int[] all = java.util.stream.IntStream.range(0, LENGTH).toArray();
        Outcome<CleanRun> outcome = run(wave(40), displacement(all), Map.of());
        Finding error = assertInstanceOf(Outcome.Refused.class, outcome).findings().isEmpty() ? null : outcome.findings().getLast();
        assertEquals("LS-FUNC-005", error.code());
        assertTrue(error.message().contains("0.0 minutes") && error.remedy().contains("group target"), error.toLine());
        assertTrue(Double.parseDouble(error.facts().get("neededMinutes")) > 1);
    }

    @Test
    void constantAndCollinearConfoundsAreLeftOutAndNamed() {
        SplittableRandom random = new SplittableRandom(3);
        double[] one = new double[LENGTH], flat = new double[LENGTH], twice = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            one[t] = random.nextGaussian();
            twice[t] = 2 * one[t] + 5;
            flat[t] = 7;
        }
        Confounds table = new Confounds(List.of("framewise_displacement", "global_signal", "white_matter", "csf"),
                new double[][] {new double[LENGTH], one, twice, flat});
        List<Finding> said = run(wave(40), table, Map.of("globalSignal", true, "tissueSignals", true)).findings();
        assertTrue(said.stream().anyMatch(f -> f.code().equals("LS-FUNC-021") && f.message().contains("csf")), said::toString);
        assertTrue(said.stream().anyMatch(f -> f.code().equals("LS-FUNC-022") && f.message().contains("white_matter")), said::toString);
    }

    @Test
    void aTableWithoutANeededColumnIsRefusedByName() {
        Outcome<CleanRun> outcome = run(wave(40), displacement(), Map.of("motionParameters", "6"));
        assertTrue(!outcome.isDone() && outcome.findings().getLast().message().contains("trans_x"), outcome.findings()::toString);
    }

    @Test
    void aBandBelowTheSlowestFrequencyOfAShortRunIsRefused() {
        Outcome<CleanRun> outcome = run(wave(40), displacement(), Map.of("highPassHz", 0.01, "lowPassHz", 0.012));
        assertEquals("LS-FUNC-005", outcome.findings().getLast().code());
    }
}
