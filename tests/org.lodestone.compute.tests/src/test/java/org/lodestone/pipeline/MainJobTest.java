package org.lodestone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.pipeline.chain.ChainFile;
import org.lodestone.pipeline.chain.ChainStage;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.pipeline.chain.Presets;
import org.lodestone.pipeline.chain.ProcessingChain;
import org.lodestone.study.JsonFile;

/** The whole way from a run to compared targets on a small head, and what becomes of runs that cannot be used. */
class MainJobTest {

    private static final String T1W = "sub-01/anat/sub-01_T1w.nii";
    private static final String BOLD = "sub-01/func/sub-01_task-rest_bold.nii";

    @TempDir
    private Path folder;
    private SmallHead head;

    @BeforeEach
    void aSmallHead() throws IOException {
        head = new SmallHead(folder.resolve("bids"));
        head.t1w(T1W);
        head.run(BOLD, 150, SmallHead.BOLD, 1);
    }

    private Outcome<MainJobResult> job(JobSettings settings, GateThresholds limits, String... methods) {
        return MainJob.run(new MainJobRequest(folder.resolve("bids"), folder.resolve("out"), "01", List.of(methods), limits,
                new SmallHead.Pack(), head.methods(), "test", settings), Execution.unobserved());
    }

    private Outcome<MainJobResult> job(String... methods) {
        return job(SmallHead.settings(Presets.defaultChain()), GateThresholds.defaults(), methods);
    }

    private static TargetCandidate first(Outcome<MainJobResult> outcome) {
        return outcome.orThrow().targets().getFirst().candidate();
    }

    private static Gate gate(Outcome<MainJobResult> outcome, String name) {
        return first(outcome).gates().stream().filter(gate -> gate.name().equals(name)).findFirst().orElseThrow();
    }

    private static String refusal(Outcome<MainJobResult> outcome) {
        assertFalse(outcome.isDone(), "the job should have been refused");
        return outcome.findings().getLast().code();
    }

    private static JobSettings with(JobSettings from, Optional<String> search, Optional<ChainStep> start) {
        return new JobSettings(from.chain(), from.files(), from.confounds(), from.trSeconds(), search, from.groupMap(), start);
    }

    @Test
    void severalMethodsAreComparedEachWithErrorBarEvidenceAndGates() {
        MainJobResult result = job("cluster", "classic", "searchlight", "group").orThrow();
        JsonNode json = JsonFile.read(result.targetsFile());
        assertEquals(4, json.path("targets").size());
        assertTrue(result.targets().getFirst().candidate().nativePoint().mm().distance(SmallHead.PEAK) < 4,
                result.targets().getFirst().candidate().nativePoint()::toString);
        assertEquals(result.targets().get(0).candidate().nativePoint().distanceMm(result.targets().get(3).candidate().nativePoint()),
                json.path("comparison").path("distancesMm").path(0).path(3).asDouble(), 0.01);
        JsonNode cluster = json.path("targets").path(0);
        assertTrue(cluster.path("evidence").path("supporting").size() > 0 && cluster.path("evidence").path("against").size() > 0);
        assertEquals(1, cluster.path("regionShares").path("Around the peak").asDouble(), 0.1);
        assertTrue(cluster.path("reliability").path("medianDistanceMm").asDouble() < 3);
        assertFalse(json.path("targets").path(3).has("reliability"), "a fixed coordinate has no error bar from the run");
        assertTrue(result.gatesPassed(), json::toString);
        ProcessingChain saved = ChainFile.read(result.folder().resolve("chain.json"));
        assertEquals(4, saved.targets().size());
        assertTrue(Files.exists(result.folder().resolve("func/sub-01_task-rest_desc-quality_bold.json")));
    }

    @Test
    void twoRunsAreJoinedAndToldApart() throws IOException {
        head.run(BOLD.replace("_bold", "_run-2_bold"), 150, SmallHead.BOLD, 2);
        JsonNode json = JsonFile.read(job().orThrow().targetsFile());
        assertEquals(1, json.path("targets").path(0).path("runToRunMm").size());
        assertTrue(json.path("targets").path(0).path("runToRunMm").path(0).asDouble() < 8);
    }

    @Test
    void aChangedChainRunsAgainFromAStageOnAndTakesWhatDidNotChange() {
        JobSettings settings = SmallHead.settings(Presets.defaultChain());
        TargetCandidate before = first(job(settings, GateThresholds.defaults()));
        assertEquals(1, head.realigned.get());
        TargetCandidate same = first(job(with(settings, Optional.empty(), Optional.of(ChainStep.RESAMPLE)), GateThresholds.defaults()));
        assertEquals(1, head.realigned.get(), "the motion was taken from the earlier job");
        assertEquals(before.nativePoint(), same.nativePoint());
        ProcessingChain trimmed = settings.chain().with(ChainStage.of(ChainStep.TRIM, "").with("dropVolumes", 10, "test"));
        job(with(SmallHead.settings(trimmed), Optional.empty(), Optional.of(ChainStep.RESAMPLE)), GateThresholds.defaults()).orThrow();
        assertEquals(2, head.realigned.get(), "a stage before the motion changed");
    }

    @Test
    void whenEveryVolumeMovedTheGroupTargetIsOfferedWithTheMinutes() {
        head.jumpMm = 2;
        Outcome<MainJobResult> outcome = job();
        assertEquals("lodestone.targeting.group", first(outcome).methodId());
        assertFalse(outcome.orThrow().gatesPassed());
        Gate minutes = gate(outcome, "clean-minutes");
        assertTrue(!minutes.passed() && minutes.value() < 0.1 && minutes.limit() >= 4, minutes::toString);
        JsonNode json = JsonFile.read(outcome.orThrow().targetsFile());
        assertTrue(json.path("targets").path(0).path("reason").asText().contains("minutes of clean data"), json::toString);
    }

    @Test
    void aRunWithTooFewCleanMinutesKeepsItsTargetNotForUseAndOffersTheGroups() {
        GateThresholds d = GateThresholds.defaults();
        GateThresholds strict = new GateThresholds(d.meanFramewiseDisplacementMm(), d.censorFramewiseDisplacementMm(), 30, d.seedTemporalSnr(),
                d.templateSimilarity(), d.strongestCorrelation(), d.brainCoverage(), d.searchCoverage(), d.coregistrationSimilarity(),
                d.respirationShare(), d.stableShare(), d.stableWithinMm());
        MainJobResult result = job(SmallHead.settings(Presets.defaultChain()), strict).orThrow();
        assertEquals(List.of("lodestone.targeting.cluster", "lodestone.targeting.group"),
                result.targets().stream().map(target -> target.candidate().methodId()).toList());
        assertFalse(result.targets().get(0).candidate().isUsable());
        assertTrue(result.targets().get(1).candidate().isUsable());
    }

    @Test
    void moreMotionThanTheGateAllowsFailsIt() {
        head.jumpMm = 0.45;
        GateThresholds d = GateThresholds.defaults();
        GateThresholds strict = new GateThresholds(0.3, d.censorFramewiseDisplacementMm(), d.cleanMinutes(), d.seedTemporalSnr(),
                d.templateSimilarity(), d.strongestCorrelation(), d.brainCoverage(), d.searchCoverage(), d.coregistrationSimilarity(),
                d.respirationShare(), d.stableShare(), d.stableWithinMm());
        Gate gate = gate(job(SmallHead.settings(Presets.defaultChain()), strict), "mean-framewise-displacement");
        assertTrue(!gate.passed() && Math.abs(gate.value() - 0.447) < 0.01, gate::toString);
    }

    /** Two sites 22 mm apart, each anticorrelated in one half of the run: whichever wins, the target is not certain. */
    @Test
    void aTargetThatAnotherSiteCouldHaveWonFailsTheStabilityGate() throws IOException {
        assertTrue(gate(job(), "target-stability").passed());
        head.rival = Optional.of(new org.lodestone.core.Vec3(-36, 21, 43));
        head.run(BOLD, 150, SmallHead.BOLD, 1);
        for (String method : List.of("cluster", "seed-map")) {
            Gate gate = gate(job(method), "target-stability");
            assertTrue(!gate.passed() && gate.value() > 0.1, method + gate);
        }
    }

    @Test
    void aRunOfHalfTheBrainFailsTheCoverageGate() throws IOException {
        head.run(BOLD, 150, new Grid(15, 26, 20, SmallHead.BOLD.voxelToWorld(), Frame.scan("bold")), 1);
        Gate gate = gate(job(), "brain-coverage");
        assertTrue(!gate.passed() && gate.value() > 0.25 && gate.value() < 0.7, gate::toString);
    }

    @Test
    void aRunOfAnotherPersonFailsTheCoregistrationGate() {
        head.similarity = 1.01;
        assertFalse(gate(job(), "coregistration").passed());
    }

    @Test
    void aRunFlippedLeftToRightFailsTheSideGate() {
        head.similarity = 1.0005;
        assertFalse(gate(job(), "left-right").passed());
    }

    @Test
    void aSeedOutsideTheFieldOfViewIsRefused() throws IOException {
        Affine above = Affine.translation(new org.lodestone.core.Vec3(0, 0, 42)).times(SmallHead.BOLD.voxelToWorld());
        head.run(BOLD, 150, new Grid(26, 26, 16, above, Frame.scan("bold")), 1);
        assertEquals("LS-FUNC-031", refusal(job()));
    }

    @Test
    void eventsInsteadOfRestFailTheirGate() throws IOException {
        Files.writeString(head.path(BOLD.replace("_bold.nii", "_events.tsv")), "onset\tduration\n1\t1\n");
        assertFalse(gate(job(), "resting-state").passed());
    }

    @Test
    void aDrawnMaskLimitsTheSearchAndOneThatMissesTheBrainIsRefused() {
        Path drawn = folder.resolve("drawn.nii"), beside = folder.resolve("beside.nii");
        ImageFiles.write(SmallHead.image(drawn, p -> p.distance(new org.lodestone.core.Vec3(-20, 55, 35)) < 16), head.methods(),
                Execution.unobserved()).orThrow();
        ImageFiles.write(SmallHead.image(beside, p -> p.x() > 45), head.methods(), Execution.unobserved()).orThrow();
        JobSettings settings = SmallHead.settings(Presets.defaultChain());
        TargetCandidate inside = first(job(with(settings, Optional.of(drawn.toString()), Optional.empty()), GateThresholds.defaults()));
        assertTrue(inside.nativePoint().mm().distance(new org.lodestone.core.Vec3(-20, 55, 35)) < 19, inside.nativePoint()::toString);
        assertEquals("LS-SEARCH-004", refusal(job(with(settings, Optional.of(beside.toString()), Optional.empty()), GateThresholds.defaults())));
    }

    @Test
    void regionsOfAnAtlasLimitTheSearchAndUnknownOnesAreRefused() {
        JobSettings settings = SmallHead.settings(Presets.defaultChain());
        TargetCandidate found = first(job(with(settings, Optional.of("ba9-46"), Optional.empty()), GateThresholds.defaults()));
        assertTrue(found.nativePoint().mm().x() < 0 && found.nativePoint().mm().distance(SmallHead.PEAK) < 6, found.nativePoint()::toString);
        assertEquals("LS-REGION-005", refusal(job(with(settings, Optional.of("atlas:brodmann:77"), Optional.empty()), GateThresholds.defaults())));
    }

    @Test
    void preparedRunsStartAtTheDenoisingWithFmriprepsTable() throws IOException {
        String run = "sub-01/func/sub-01_task-rest_space-T1w_desc-preproc_bold.nii";
        head.run(run, 150, SmallHead.BOLD, 3);
        JobSettings settings = SmallHead.settings(Presets.named("fmriprep-derivatives"));
        assertEquals("LS-SCAN-024", refusal(job(settings, GateThresholds.defaults())));
        List<String> names = new java.util.ArrayList<>(List.of("global_signal", "white_matter", "csf", "framewise_displacement"));
        for (String axis : List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z")) {
            names.addAll(List.of(axis, axis + "_derivative1", axis + "_power2", axis + "_derivative1_power2"));
        }
        StringBuilder table = new StringBuilder(String.join("\t", names)).append('\n');
        for (int t = 0; t < 150; t++) {
            for (int c = 0; c < names.size(); c++) {
                table.append(c == 0 ? "" : "\t").append(t == 0 && names.get(c).contains("derivative") ? "n/a" : 1e-3 * Math.sin(0.3 * t * (c + 1)));
            }
            table.append('\n');
        }
        Files.writeString(head.path("sub-01/func/sub-01_task-rest_desc-confounds_timeseries.tsv"), table.toString());
        Outcome<MainJobResult> outcome = job(settings, GateThresholds.defaults());
        assertTrue(first(outcome).nativePoint().mm().distance(SmallHead.PEAK) < 4, first(outcome).nativePoint()::toString);
        assertEquals(0, head.realigned.get());
    }

    @Test
    void echoesOfARunBecomeOne() throws IOException {
        Files.delete(head.path(BOLD));
        for (int echo = 1; echo <= 3; echo++) {
            String name = BOLD.replace("_bold", "_echo-" + echo + "_bold");
            head.run(name, 150, SmallHead.BOLD, 1);
            Files.writeString(head.path(name.replace(".nii", ".json")), "{\"RepetitionTime\": 2.0, \"EchoTime\": 0.0" + (echo + 1) + "}");
        }
        Outcome<MainJobResult> outcome = job();
        assertTrue(outcome.findings().stream().map(Finding::code).toList().contains("LS-FUNC-018"), outcome.findings()::toString);
        assertTrue(first(outcome).nativePoint().mm().distance(SmallHead.PEAK) < 4);
    }

    /** A field of 20 Hz over a readout of 50 ms moves the whole run by one voxel of 4 mm towards the front; the correction takes it back. */
    @Test
    void aFieldMapMovesTheRunBackAlongItsPhaseEncoding() throws IOException {
        Grid behind = new Grid(26, 26, 26, Affine.translation(new org.lodestone.core.Vec3(0, -4, 0)).times(SmallHead.BOLD.voxelToWorld()),
                SmallHead.BOLD.frame());
        head.run(BOLD, 150, behind, SmallHead.BOLD, 1);
        Files.writeString(head.path(BOLD.replace(".nii", ".json")),
                "{\"RepetitionTime\": 2.0, \"PhaseEncodingDirection\": \"j\", \"TotalReadoutTime\": 0.05}");
        double before = first(job()).nativePoint().mm().y();
        float[] hertz = new float[(int) SmallHead.BOLD.size()], magnitude = new float[hertz.length];
        for (int v = 0; v < hertz.length; v++) {
            hertz[v] = 20;
            magnitude[v] = SmallHead.inBrain(SmallHead.BOLD.toWorld(v % 26, v / 26 % 26, v / 676)) ? 1000 : 10;
        }
        ImageFiles.write(WriteRequest.of(head.path("sub-01/fmap/sub-01_fieldmap.nii"), Volume.of(SmallHead.BOLD, hertz), "field"),
                head.methods(), Execution.unobserved()).orThrow();
        ImageFiles.write(WriteRequest.of(head.path("sub-01/fmap/sub-01_magnitude.nii"), Volume.of(SmallHead.BOLD, magnitude), "magnitude"),
                head.methods(), Execution.unobserved()).orThrow();
        Files.writeString(head.path("sub-01/fmap/sub-01_fieldmap.json"), "{\"Units\": \"Hz\", \"IntendedFor\": \"func/sub-01_task-rest_bold.nii\"}");
        Outcome<MainJobResult> corrected = job();
        assertTrue(corrected.findings().stream().map(Finding::code).toList().contains("LS-FUNC-061"), corrected.findings()::toString);
        assertEquals(before - 4, first(corrected).nativePoint().mm().y(), 1);
        assertEquals(SmallHead.PEAK.y(), first(corrected).nativePoint().mm().y(), 2);
    }

    @Test
    void unknownMethodsAndSettingsAreRefusedBeforeAnythingLongBegins() {
        assertEquals("LS-METHOD-002", refusal(job("no-such-method")));
        ProcessingChain wrong = Presets.defaultChain().with(new ChainStage(ChainStep.SMOOTH, "lodestone.series.smoothing", true,
                Map.of("fwhm", 4), Map.of()));
        assertEquals("LS-CHAIN-003", refusal(job(JobSettings.of(wrong), GateThresholds.defaults())));
        assertEquals(0, head.realigned.get());
    }
}
