package org.lodestone.pipeline.internal.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasInfo;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.pipeline.Delineation;
import org.lodestone.pipeline.DelineationRequest;
import org.lodestone.pipeline.DelineationResult;
import org.lodestone.pipeline.HeadPoint;
import org.lodestone.pipeline.TapeDifference;
import org.lodestone.pipeline.HeaderChoice;
import org.lodestone.pipeline.internal.structure.ModelHead.Contrast;
import org.lodestone.study.JsonFile;

/** The whole chain on a model head, with the affine registration, which is enough for a head that is its own template. */
class DelineationTest {

    private static final Grid GRID = ModelHead.grid(2.5, ModelHead.PATIENT);

    @TempDir
    private Path folder;

    private static MethodRegistry methods() {
        MethodRegistry all = MethodRegistry.fromClassPath(DelineationTest.class.getClassLoader());
        return new MethodRegistry(all.methods().stream().filter(m -> !m.info().id().contains("diffeomorphic")).toList());
    }

    private Outcome<DelineationResult> run(float[] values, Execution execution) {
        return run(values, Map.of(), execution);
    }

    private Outcome<DelineationResult> run(float[] values, Map<HeadPoint, Vec3> landmarks, Execution execution) {
        Path file = folder.resolve("sub-07_ses-a_T1w.nii.gz");
        ImageFiles.write(WriteRequest.of(file, Volume.of(GRID, values), "model"), methods(), Execution.unobserved()).orThrow();
        return Delineation.run(new DelineationRequest(file, folder.resolve("out"), Optional.empty(), List.of(), HeaderChoice.HEADER,
                Optional.empty(), landmarks, new ModelPack(), methods(), "test"), execution);
    }

    private static float[] head() {
        return ModelHead.image(GRID, Contrast.T1, 3).toFloats();
    }

    @Test
    void oneScanBecomesMasksTissueRegionsSurfacesTransformsAndTargets() {
        DelineationResult result = run(head(), Execution.unobserved()).orThrow();
        List<String> names = result.files().stream().map(file -> folder.resolve("out").relativize(file).toString()).toList();
        for (String name : List.of("desc-brain_mask.nii.gz", "desc-preproc_T1w.nii.gz", "label-GM_probseg.nii.gz", "label-WM_probseg.nii.gz",
                "label-CSF_probseg.nii.gz", "label-brain_probseg.nii.gz", "seg-aal_dseg.nii.gz", "seg-aal_dseg.tsv", "scalp.surf.gii", "brain.ply",
                "white.stl", "desc-outlines_T1w.png", "desc-landmarks_T1w.json")) {
            assertTrue(names.contains("sub-07_ses-a_" + name), () -> name + " in " + names);
        }
        assertTrue(names.stream().anyMatch(name -> name.startsWith("sub-07_ses-a_from-T1w_to-MNIColin27_xfm/") && name.endsWith(".tfm")));
        // Voxels of 2.5 mm are too coarse for a target, the ellipsoid is shorter than Colin27, whose landmarks it is given, and that is all.
        assertEquals(List.of("voxel-size", "landmarks-on-skin"), result.gates().stream().filter(gate -> !gate.passed()).map(gate -> gate.name()).toList());
        JsonNode json = JsonFile.read(result.targetsFile());
        Map<String, JsonNode> targets = new HashMap<>();
        json.get("targets").forEach(target -> targets.put(target.get("id").asText(), target));
        assertTrue(targets.keySet().containsAll(List.of("beam-f3", "ten-twenty-f3", "ten-twenty-f4", "five-cm-rule", "five-and-half-cm-rule",
                "six-cm-rule", "mylius2013", "ba9-ba46-border", "fitzgerald2009", "paus2001")), () -> targets.keySet().toString());
        targets.forEach((id, target) -> {
            int side = id.endsWith("f4") ? 1 : -1;
            assertTrue(side * target.get("nativeMm").get(0).asDouble() > 5, id);
            assertTrue(side * target.get("scalpMm").get(0).asDouble() > 5, id);
            assertTrue(side * target.get("scalpNormal").get(0).asDouble() > 0, id);
            assertTrue(side * target.get("coil").get("handleDirection").get(0).asDouble() > 0, id + ": the handle points away from the midline");
            assertTrue(target.get("coil").get("handleDirection").get(1).asDouble() < 0, id + ": the handle points back");
            assertFalse(target.get("usable").asBoolean(), id + ": the failed gate reaches every target");
            assertFalse(target.get("citation").asText().isBlank(), id);
        });
        assertEquals(50, targets.get("five-cm-rule").get("tapeMm").get("fromMotorPointMm").asDouble());
        assertTrue(json.get("f3Difference").get("mm").asDouble() < 15);
        TapeDifference f3 = result.f3().orElseThrow();
        double forward = targets.get("beam-f3").get("scalpMm").get(1).asDouble() - targets.get("ten-twenty-f3").get("scalpMm").get(1).asDouble();
        assertEquals(forward, f3.anteriorMm(), 1, "the head is nearly upright");
        assertTrue(f3.tapeLine().matches("Tape: nasion to inion \\d{3}, ear to ear \\d{3}, circumference \\d{3}; taped off: .*"), f3.tapeLine());
        assertTrue(targets.get("fitzgerald2009").get("printed").get("mm").get(0).asDouble() == -46);
    }

    @Test
    void pointsThatAPersonPutRightAreMeasuredFromAndSaid() {
        DelineationResult proposed = run(head(), Execution.unobserved()).orThrow();
        Vec3 nasion = HeadPoint.NASION.in(proposed.landmarks()).mm().plus(new Vec3(0, 0, 12));
        Vec3 inAir = HeadPoint.INION.in(proposed.landmarks()).mm().plus(new Vec3(0, -40, 0));
        Outcome<DelineationResult> outcome = run(head(), Map.of(HeadPoint.NASION, nasion, HeadPoint.INION, inAir), Execution.unobserved());
        DelineationResult placed = outcome.orThrow();

        assertEquals(nasion, placed.landmarks().nasion().mm());
        assertEquals(proposed.landmarks().left(), placed.landmarks().left());
        assertTrue(outcome.findings().stream().anyMatch(f -> f.code().equals("LS-STRUCT-033") && f.message().startsWith("inion")));
        Vec3 written = HeadPoint.read(folder.resolve("out/sub-07_ses-a_desc-landmarks_T1w.json")).get(HeadPoint.NASION);
        assertEquals(0, nasion.distance(written), 0.001, "what is written can be given again");
        Vec3 before = proposed.targets().stream().filter(t -> t.id().equals("beam-f3")).findFirst().orElseThrow().scalp().point().mm();
        Vec3 after = placed.targets().stream().filter(t -> t.id().equals("beam-f3")).findFirst().orElseThrow().scalp().point().mm();
        assertTrue(before.distance(after) > 2, "F3 is measured from the points: " + before + ", " + after);
    }

    @Test
    void whatIsCancelledLeavesNothing() {
        Progress impatient = new Progress() {
            private volatile boolean late;

            @Override
            public void report(double fraction, String activity) {
                late |= fraction > 0.05;
            }

            @Override
            public boolean isCancelled() {
                return late;
            }
        };
        assertThrows(CancelledException.class, () -> run(head(), new Execution(new Parallel(2), impatient)));
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void anOutputThatIsAFileIsToldBeforeTheWorkAndKept() throws IOException {
        Files.writeString(folder.resolve("out"), "a file");
        assertEquals("LS-CASE-001", run(new float[(int) GRID.size()], Execution.unobserved()).findings().getFirst().code());
        assertEquals("a file", Files.readString(folder.resolve("out")));
    }

    @Test
    void anEmptyImageAndOneOfNoNumbersAreRefusedWithoutATrace() {
        float[] empty = new float[(int) GRID.size()], broken = new float[(int) GRID.size()];
        Arrays.fill(broken, Float.NaN);
        for (float[] values : List.of(empty, broken)) {
            Outcome<DelineationResult> outcome = run(values, Execution.unobserved());
            assertInstanceOf(Outcome.Refused.class, outcome);
            assertEquals("LS-STRUCT-002", outcome.findings().getLast().code());
            assertFalse(Files.exists(folder.resolve("out")));
        }
    }

    /** The model itself as template, with the gyri that the rules look for drawn on it. */
    private record ModelPack() implements AtlasPack {

        private static final Grid GRID = ModelHead.grid(2.5, ModelHead.TEMPLATE);

        @Override
        public String name() {
            return "model";
        }

        @Override
        public List<String> templates() {
            return List.of("MNIColin27");
        }

        @Override
        public List<AtlasInfo> atlases() {
            return List.of(new AtlasInfo("aal", "gyri", "MNIColin27", "", ""), new AtlasInfo("brodmann", "areas", "MNIColin27", "", ""));
        }

        @Override
        public Outcome<Template> template(String name, Execution execution) {
            return Outcome.done(new Template(name, ModelHead.image(GRID, Contrast.T1, 1), ModelHead.brain(GRID)));
        }

        @Override
        public Outcome<LabelMap> atlas(String id, Execution execution) {
            int[] labels = new int[(int) GRID.size()];
            for (int v = 0; v < labels.length; v++) {
                Vec3 p = ModelHead.at(GRID, v);
                boolean cortex = ModelHead.depth(p) > 0 && ModelHead.depth(p) < 15 && Math.abs(p.x()) > 20 && p.z() > 0;
                if (cortex && id.equals("aal")) {
                    labels[v] = p.x() < 0 && p.y() > 0 ? 7 : p.x() < 0 && p.y() > -30 ? 1 : 0;
                } else if (cortex) {
                    labels[v] = p.y() < 10 ? 0 : p.y() < 40 ? 9 : 46;
                }
            }
            return Outcome.done(new LabelMap(GRID, labels, id.equals("aal") ? Map.of(7, "Frontal_Mid_L", 1, "Precentral_L") : Map.of()));
        }
    }
}
