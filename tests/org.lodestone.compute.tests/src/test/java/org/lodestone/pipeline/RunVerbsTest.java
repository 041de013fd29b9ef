package org.lodestone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Main;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;

/** {@code preprocess} and {@code target} over files, as scripts call them. */
class RunVerbsTest {

    @TempDir
    private Path folder;
    private SmallHead head;
    private Path bold;
    private Path t1w;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aSmallHead() throws IOException {
        head = new SmallHead(folder);
        bold = head.path("sub-01_task-rest_bold.nii");
        t1w = head.path("t1.nii");
        head.t1w("t1.nii");
        head.run("sub-01_task-rest_bold.nii", 150, SmallHead.BOLD, 1);
    }

    private int lodestone(String... arguments) {
        return Main.run(arguments, head::methods, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
                StandardCharsets.UTF_8));
    }

    @Test
    void aRunIsBroughtOntoTheT1wScanWithItsConfoundsAndMotion() throws IOException {
        head.jumpMm = 0.4;
        Path results = folder.resolve("out");
        assertEquals(ExitCode.DONE, lodestone("preprocess", bold.toString(), "--t1", t1w.toString(), "--out", results.toString(), "--preset",
                "minimal"), err::toString);
        Path image = results.resolve("sub-01_task-rest_space-T1w_desc-preproc_bold.nii.gz");
        Series run = ImageFiles.read(image, head.methods(), Execution.unobserved()).orThrow().asSeries(Frame.scan("out"), 2);
        assertEquals(150, run.length());
        Vec3 voxel = run.grid().worldToVoxel().apply(SmallHead.CENTRE);
        assertEquals(1000, run.volume(7).get((int) Math.round(voxel.x()), (int) Math.round(voxel.y()), (int) Math.round(voxel.z())), 40);
        List<String> table = Files.readAllLines(results.resolve("sub-01_task-rest_desc-confounds_timeseries.tsv"));
        assertEquals(151, table.size());
        List<String> names = List.of(table.getFirst().split("\t"));
        for (String name : List.of("global_signal", "csf", "white_matter", "framewise_displacement", "std_dvars", "rmsd", "trans_x",
                "rot_z_derivative1_power2", "a_comp_cor_00", "t_comp_cor_00", "cosine00")) {
            assertTrue(names.contains(name), name + " in " + names);
        }
        assertEquals(0.4, Double.parseDouble(table.get(5).split("\t")[names.indexOf("framewise_displacement")]), 1e-9);
        List<String> motion = Files.readAllLines(results.resolve("motion-matrices.tsv"));
        assertEquals(150, motion.size());
        assertEquals(16, motion.get(1).split("\t").length);
        assertEquals(0.4, Double.parseDouble(motion.get(1).split("\t")[7]), 1e-12);
        assertTrue(Files.exists(results.resolve("sub-01_task-rest_space-T1w_desc-denoised_bold.nii.gz")));
    }

    @Test
    void aRunOfAnotherPersonOrFlippedOrOfHalfTheBrainIsPreparedNotForUse() throws IOException {
        String[] line = {"preprocess", bold.toString(), "--t1", t1w.toString(), "--out", folder.resolve("out").toString()};
        head.similarity = 1.01;
        assertEquals(ExitCode.GATE_FAILED, lodestone(line));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("gate coregistration failed"), out::toString);
        head.similarity = 1.0005;
        assertEquals(ExitCode.GATE_FAILED, lodestone(line));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("gate left-right failed"), out::toString);
        head.similarity = 1.1;
        head.run("sub-01_task-rest_bold.nii", 150, new Grid(26, 26, 13, SmallHead.BOLD.voxelToWorld(), SmallHead.BOLD.frame()), 1);
        assertEquals(ExitCode.GATE_FAILED, lodestone(line));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("gate brain-coverage failed"), out::toString);
        assertTrue(Files.exists(folder.resolve("out/motion-matrices.tsv")), "what was made stays to be looked at");
    }

    @Test
    void aRepetitionTimeThatIsMissingOrContradictsTheSidecarIsRefusedByEveryVerb() throws IOException {
        Files.writeString(head.path("sub-01_task-rest_bold.json"), "{\"RepetitionTime\": 3.0}");
        assertEquals(ExitCode.BAD_INPUT, lodestone("preprocess", bold.toString(), "--out", folder.resolve("a").toString()));
        assertEquals(ExitCode.BAD_INPUT, lodestone("fc", bold.toString(), "--seed", "0,0,0,5", "--out", folder.resolve("r.nii").toString()));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("LS-FC-012") && said.contains("contradicts its sidecar"), said);
        assertTrue(Files.notExists(folder.resolve("r.nii")));
        assertEquals(ExitCode.DONE, lodestone("preprocess", bold.toString(), "--tr", "2", "--out", folder.resolve("b").toString()), err::toString);
    }

    /** Middle of the bright ball along the phase-encoding axis. */
    private double middle(Path image) {
        Series run = ImageFiles.read(image, head.methods(), Execution.unobserved()).orThrow().asSeries(Frame.scan("out"), 2);
        float[] values = run.volume(3).toFloats();
        return Mask.where(run.grid(), v -> values[v] > 500).centroidMm().y();
    }

    private void write(String name, Volume volume, String words) throws IOException {
        ImageFiles.write(WriteRequest.of(head.path(name), volume, name), head.methods(), Execution.unobserved()).orThrow();
        Files.writeString(head.path(name.replace(".nii", ".json")), words);
    }

    private static Grid shifted(double mm) {
        return new Grid(26, 26, 26, Affine.translation(new Vec3(0, mm, 0)).times(SmallHead.BOLD.voxelToWorld()), SmallHead.BOLD.frame());
    }

    /** A field of 20 Hz over a readout of 50 ms moves signal by one voxel of 4 mm; named by the caller or meant for the run by BIDS. */
    @Test
    void aFieldMapMovesTheRunBackWhetherItIsNamedOrMeantByTheDataset() throws IOException {
        float[] hertz = new float[(int) SmallHead.BOLD.size()], signal = new float[hertz.length];
        for (int v = 0; v < hertz.length; v++) {
            hertz[v] = 20;
            signal[v] = SmallHead.inBrain(SmallHead.BOLD.toWorld(v % 26, v / 26 % 26, v / 676)) ? 1000 : 10;
        }
        String func = "sub-01/func/sub-01_task-rest_bold.nii", field = "sub-01/fmap/sub-01_fieldmap.nii";
        head.run(func, 40, shifted(-4), SmallHead.BOLD, 1);
        write(field, Volume.of(SmallHead.BOLD, hertz), "{\"Units\": \"Hz\"}");
        write("sub-01/fmap/sub-01_magnitude.nii", Volume.of(SmallHead.BOLD, signal), "{}");
        String run = head.path(func).toString(), map = head.path(field).toString();
        Path plain = folder.resolve("plain"), named = folder.resolve("named"), found = folder.resolve("found");
        assertEquals(ExitCode.DONE, lodestone("preprocess", run, "--out", plain.toString()), err::toString);
        assertEquals(ExitCode.BAD_INPUT, lodestone("preprocess", run, "--out", named.toString(), "--fieldmap", map));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("LS-SCAN-030"), err::toString);
        assertTrue(Files.notExists(named));
        assertEquals(ExitCode.DONE, lodestone("preprocess", run, "--out", named.toString(), "--fieldmap", map, "--phase-encoding", "j",
                "--echo-spacing", "0.002"), err::toString);
        Files.writeString(head.path(field.replace(".nii", ".json")), "{\"Units\": \"Hz\", \"B0FieldIdentifier\": \"one\"}");
        Files.writeString(head.path(func.replace(".nii", ".json")), "{\"RepetitionTime\": 2.0, \"PhaseEncodingDirection\": \"j\","
                + " \"TotalReadoutTime\": 0.05, \"B0FieldSource\": \"one\"}");
        assertEquals(ExitCode.DONE, lodestone("preprocess", run, "--out", found.toString()), err::toString);
        String image = "sub-01_task-rest_desc-preproc_bold.nii.gz";
        double before = middle(plain.resolve(image));
        assertEquals(SmallHead.CENTRE.y() + 4, before, 0.5);
        assertEquals(before - 4, middle(named.resolve(image)), 0.5);
        assertEquals(before - 4, middle(found.resolve(image)), 0.5);
    }

    /** Two images that the field moves by 4 mm towards the front and towards the back: the truth lies between. */
    @Test
    void anImageOfTheOppositeDirectionMovesTheRunBackAndOneOfTheSameIsRefused() throws IOException {
        head.run("sub-01_task-rest_bold.nii", 40, shifted(-4), SmallHead.BOLD, 1);
        head.run("back.nii", 2, shifted(4), SmallHead.BOLD, 1);
        Files.writeString(head.path("sub-01_task-rest_bold.json"),
                "{\"RepetitionTime\": 2.0, \"PhaseEncodingDirection\": \"j\", \"TotalReadoutTime\": 0.05}");
        Path results = folder.resolve("out");
        String back = head.path("back.nii").toString();
        assertEquals(ExitCode.DONE, lodestone("preprocess", bold.toString(), "--out", results.toString(), "--reverse-phase", back), err::toString);
        assertEquals(SmallHead.CENTRE.y(), middle(results.resolve("sub-01_task-rest_desc-preproc_bold.nii.gz")), 1);
        Files.writeString(head.path("back.json"), "{\"PhaseEncodingDirection\": \"j\", \"TotalReadoutTime\": 0.05}");
        assertEquals(ExitCode.BAD_INPUT, lodestone("preprocess", bold.toString(), "--out", folder.resolve("b").toString(), "--reverse-phase",
                back));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("LS-FC-018"), err::toString);
    }

    @Test
    void severalTargetsOfOneRunAreComparedByTheVerb() throws IOException {
        assumeTrue(AtlasPacks.configuredFolder().isPresent(), "templates and atlases (mricron-data) are absent");
        Path results = folder.resolve("out");
        assertEquals(ExitCode.DONE, lodestone("target", bold.toString(), "--t1", t1w.toString(), "--method", "cluster,classic,group", "--out",
                results.toString(), "--json"), err::toString);
        JsonNode json = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertEquals(3, json.path("targets").size());
        assertEquals(3, json.path("comparison").path("distancesMm").size());
        assertTrue(Math.abs(json.path("targets").path(0).path("nativeMm").path(0).asDouble() - SmallHead.PEAK.x()) < 4, json::toString);
        assertEquals(500, json.path("targets").path(0).path("reliability").path("resamples").asInt());
        assertTrue(Files.exists(Path.of(json.path("report").asText())));
        Path group = folder.resolve("group.nii.gz");
        assertEquals(ExitCode.BAD_INPUT, lodestone("group-map", results.toString(), "--out", group.toString()), "one is not twenty");
        assertEquals(ExitCode.DONE, lodestone("group-map", results.toString(), "--out", group.toString(), "--minimum", "1"), err::toString);
        Volume mean = ImageFiles.read(group, head.methods(), Execution.unobserved()).orThrow().asVolume(Frame.scan("group"));
        Vec3 seed = mean.grid().worldToVoxel().apply(new Vec3(-6, 16, -10)), peak = mean.grid().worldToVoxel().apply(SmallHead.PEAK);
        assertTrue(mean.get((int) Math.round(seed.x()), (int) Math.round(seed.y()), (int) Math.round(seed.z())) > 0.3);
        assertTrue(mean.get((int) Math.round(peak.x()), (int) Math.round(peak.y()), (int) Math.round(peak.z())) < -0.3);
        out.reset();
        assertEquals(ExitCode.DONE, lodestone("target", bold.toString(), "--t1", t1w.toString(), "--method", "seed-map", "--group-map",
                group.toString(), "--out", folder.resolve("again").toString(), "--json"), err::toString);
        JsonNode again = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertTrue(Math.abs(again.path("targets").path(0).path("nativeMm").path(0).asDouble() - SmallHead.PEAK.x()) < 4, again::toString);
        assertEquals(ExitCode.BAD_INPUT, lodestone("target", bold.toString(), "--out", results.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("LS-SCAN-005"));
    }
}
