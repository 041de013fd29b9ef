package org.lodestone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.MethodRegistry;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.Provenance;
import org.lodestone.study.derivative.TargetEntry;
import org.lodestone.study.derivative.TargetsFile;
import org.lodestone.study.store.CaseStore;

class ReviewVerbsTest {

    @TempDir
    private Path folder;

    private Path password;
    private String out;
    private String err;

    @BeforeEach
    void makeStoreAndCase() throws IOException {
        CaseStore.openOrCreate(folder.resolve("store"), "test").close();
        Path targets = folder.resolve("case/derivatives/sub-01/func/sub-01_desc-tms_targets.json");
        Files.createDirectories(targets.getParent());
        FramePoint point = new FramePoint(Frame.t1w("sub-01"), new Vec3(-41, 38, 30));
        ScalpTarget scalp = new ScalpTarget(new FramePoint(Frame.t1w("sub-01"), new Vec3(-52, 48, 40)), new Vec3(-0.6, 0.5, Math.sqrt(0.39)), 18);
        JsonFile.write(targets, TargetsFile.toJson(List.of(new TargetEntry(new TargetCandidate("lodestone.targeting.cluster", point,
                new FramePoint(Frame.template("MNIColin27"), new Vec3(-40, 40, 28)), "Frontal_Mid_L", -0.4, 810, Optional.of(scalp),
                List.of(Gate.atLeast("clean-minutes", 6, 4, "min", "Enough."))), Optional.empty())),
                new Provenance("0.1.0", List.of(), List.of(), false)));
        password = folder.resolve("password");
        Files.writeString(password, "four words make one\n");
    }

    private int run(String... args) {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        int exit = Main.run(args, () -> MethodRegistry.fromClassPath(Main.class.getClassLoader()),
                new PrintStream(stdout, true, StandardCharsets.UTF_8), new PrintStream(stderr, true, StandardCharsets.UTF_8));
        out = stdout.toString(StandardCharsets.UTF_8);
        err = stderr.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private int account(String... args) {
        List<String> all = new ArrayList<>(List.of("account", folder.resolve("store").toString()));
        all.addAll(List.of(args));
        return run(all.toArray(String[]::new));
    }

    private int review(String... args) {
        List<String> all = new ArrayList<>(List.of("review", folder.resolve("store").toString(), "--case", folder.resolve("case").toString()));
        all.addAll(List.of(args));
        return run(all.toArray(String[]::new));
    }

    private void addPaul() {
        assertEquals(ExitCode.DONE, account("add", "root", "--full-name", "A. Admin", "--password-file", password.toString()), () -> err);
        assertEquals(ExitCode.DONE, account("add", "paul", "--full-name", "Dr Paul", "--role", "physician", "--password-file",
                password.toString(), "--by", "root", "--by-password-file", password.toString()), () -> err);
    }

    @Test
    void aTargetIsAcceptedSignedExportedWithItsSignatureAndFoundVoidAfterAChange() throws IOException {
        addPaul();
        assertEquals(ExitCode.DONE, review("accept", "cluster", "--user", "paul", "--password-file", password.toString()), () -> err);
        assertEquals(ExitCode.DONE, review("sign", "cluster", "--user", "paul", "--password-file", password.toString()), () -> err);
        assertEquals(ExitCode.DONE, review("verify", "--json"), () -> err);
        JsonNode row = new ObjectMapper().readTree(out).required("targets").required(0);
        assertTrue(row.required("signed").asBoolean(), row::toString);

        assertEquals(ExitCode.DONE, run("export", folder.resolve("case").toString(), "--store", folder.resolve("store").toString(), "--format",
                "localite,slicer", "--out", folder.resolve("files").toString(), "--json"), () -> err);
        assertTrue(new ObjectMapper().readTree(out).required("signed").asBoolean(), () -> out);
        assertTrue(Files.readString(folder.resolve("files/sub-01_desc-tms_InstrumentMarker.xml")).contains("signed by Dr Paul (physician)"));
        try (CaseStore store = CaseStore.open(folder.resolve("store"), "test")) {
            assertEquals(2, store.audit().entries("sub-01").stream().filter(entry -> entry.action().equals("export")).count());
        }

        Files.writeString(folder.resolve("case/derivatives/sub-01/func/sub-01_desc-tms_targets.json"), " ", java.nio.file.StandardOpenOption.APPEND);
        assertEquals(ExitCode.GATE_FAILED, review("verify"), () -> err);
        assertTrue(out.contains("SIGNATURE VOID") && out.contains("targets.json was changed"), () -> out);
        assertEquals(ExitCode.DONE, run("export", folder.resolve("case").toString(), "--store", folder.resolve("store").toString(), "--format",
                "slicer", "--out", folder.resolve("later").toString(), "--json"), () -> err);
        assertFalse(new ObjectMapper().readTree(out).required("signed").asBoolean(), () -> out);
    }

    @Test
    void aWrongPasswordIsToldInOneLineWithExitCodeThree() throws IOException {
        addPaul();
        Path wrong = folder.resolve("wrong");
        Files.writeString(wrong, "not the password");

        assertEquals(ExitCode.BAD_INPUT, review("accept", "cluster", "--user", "paul", "--password-file", wrong.toString()));
        assertTrue(err.startsWith("LS-ACCOUNT-004 ") && err.strip().lines().count() == 1, () -> err);
        assertTrue(account("list") == ExitCode.DONE && out.contains("paul") && !out.contains("pbkdf2"), () -> out);
    }

    @Test
    void anUnknownFormatWritesNothing() {
        assertEquals(ExitCode.BAD_INPUT, run("export", folder.resolve("case").toString(), "--format", "slicer,paper", "--out",
                folder.resolve("files").toString()));
        assertTrue(err.contains("LS-EXPORT-001"), () -> err);
        assertFalse(Files.exists(folder.resolve("files")));
    }
}
