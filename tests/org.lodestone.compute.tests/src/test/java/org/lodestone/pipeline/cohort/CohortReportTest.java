package org.lodestone.pipeline.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.Provenance;
import org.lodestone.study.derivative.TargetEntry;
import org.lodestone.study.derivative.TargetsFile;

class CohortReportTest {

    @TempDir
    private Path output;

    private static TargetEntry target(String label, String method, Vec3 mm, boolean usable) {
        return new TargetEntry(new TargetCandidate(method, new FramePoint(Frame.t1w("sub-" + label), mm.plus(new Vec3(1, 2, 3))),
                new FramePoint(Frame.template("MNIColin27"), mm), "", -0.3, 0, Optional.empty(),
                List.of(new Gate("motion", usable, 0.1, 0.5, "mm", "because"))), Optional.empty());
    }

    private void write(String label, String session, TargetEntry... targets) throws Exception {
        String entities = "sub-" + label + (session.isEmpty() ? "" : "_ses-" + session);
        Path folder = output.resolve("sub-" + label + "/" + (session.isEmpty() ? "" : "ses-" + session + "/") + "func");
        Files.createDirectories(folder);
        JsonFile.write(folder.resolve(entities + "_desc-tms_targets.json"),
                TargetsFile.toJson(List.of(targets), new Provenance("test", List.of(), List.of(), false)));
    }

    @Test
    void theOneWhoLiesFarOffIsNamedAndTheMethodsAreComparedInTheSameHead() throws Exception {
        double[] x = {-40, -41, -39, -42, -38, -40};
        for (int i = 0; i < x.length; i++) {
            write("0" + i, "", target("0" + i, "a.one", new Vec3(x[i], 40, 30), true),
                    target("0" + i, "a.two", new Vec3(x[i], 43, 34), i > 0), target("0" + i, "a.one", new Vec3(0, 0, 0), true));
        }
        write("far", "", target("far", "a.one", new Vec3(-10, 40, 30), true));

        Path page = CohortReport.write(output, Cohort.read(output), "test");

        JsonNode json = JsonFile.read(page.resolveSibling("group.json"));
        assertEquals("[\"sub-far\"]", json.path("methods").path(0).path("outliers").toString());
        assertEquals(-40, json.path("methods").path(0).path("centreTemplateMm").path(0).asDouble());
        // (0, 3, 4) mm apart in each of the six heads that have both.
        assertEquals(6, json.path("agreement").path(0).path("pairs").asInt());
        assertEquals(5, json.path("agreement").path(0).path("medianMm").asDouble(), 1e-9);
        assertEquals(13 + 1, Files.readAllLines(page.resolveSibling("targets.tsv")).size());
        String html = Files.readString(page);
        assertTrue(html.contains("failed, not for use") && html.contains("sub-far"), html);
    }

    @Test
    void twoSessionsOfAPersonAreATestAndARetest() throws Exception {
        write("01", "a", target("01", "a.one", new Vec3(-40, 40, 30), true));
        write("01", "b", target("01", "a.one", new Vec3(-40, 40, 36), true));

        List<CohortStatistics.Distances> retest = CohortStatistics.testRetest(Cohort.read(output));

        assertEquals(1, retest.size());
        assertEquals(6, retest.getFirst().medianMm(), 1e-9);
        assertEquals(0, retest.getFirst().withinFiveMm());
    }

    @Test
    void aDamagedFileIsNamedAndTheOthersAreUsed() throws Exception {
        write("01", "", target("01", "a.one", new Vec3(-40, 40, 30), true));
        Files.createDirectories(output.resolve("sub-02/func"));
        Files.writeString(output.resolve("sub-02/func/sub-02_desc-tms_targets.json"), "{ \"targets\": [");

        Cohort cohort = Cohort.read(output);

        assertEquals(1, cohort.targets().size());
        assertTrue(cohort.findings().getFirst().message().contains("sub-02"));
    }

    @Test
    void aFolderWithoutTargetsIsRefused() {
        assertEquals("LS-COHORT-001", assertThrows(RefusedException.class, () -> Cohort.read(output)).findings().getFirst().code());
    }

    @Test
    void aResultIsFinishedOnlyForTheJobThatMadeIt() throws Exception {
        Files.createDirectories(output.resolve("sub-01"));
        assertFalse(FinishedJob.isDone(output, "01", "abc"));
        FinishedJob.mark(output, "01", "abc", "done");
        assertTrue(FinishedJob.isDone(output, "01", "abc"));
        assertFalse(FinishedJob.isDone(output, "01", "abd"));
        assertEquals("done", FinishedJob.state(output, "01"));
    }
}
