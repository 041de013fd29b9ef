package org.lodestone.study.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Sha256;
import org.lodestone.study.JsonFile;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.store.CaseStore;

class ValidationSignaturesTest {

    @TempDir
    private Path folder;

    private Path report;
    private Path jar;
    private CaseStore store;
    private Accounts accounts;
    private ValidationSignatures signatures;

    @BeforeEach
    void validated() throws IOException {
        jar = folder.resolve("product/plugins/org.lodestone.core.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "bundle");
        report = folder.resolve("report");
        Files.createDirectories(report.resolve("evidence"));
        Files.writeString(report.resolve("evidence/target.png"), "picture");
        write(true, false);
        store = CaseStore.openOrCreate(folder.resolve("store"), "test");
        accounts = ReviewedCase.people(store);
        signatures = new ValidationSignatures(store, report, folder.resolve("product"), Optional.of(Files.createDirectory(folder.resolve("dropped"))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void write(boolean passed, boolean partial) throws IOException {
        var json = JsonFile.object().put("Finished", "2026-01-02T03:04:05Z").put("passed", passed).put("partial", partial);
        json.putObject("sha256").put("org.lodestone.core.jar", Sha256.of(jar)).put("import.feature", "0");
        JsonFile.write(report.resolve("validation.json"), json);
    }

    private SignatureState sign(String name) {
        return signatures.sign(accounts, accounts.signIn(name, ReviewedCase.PASSWORD).orThrow(), ReviewedCase.PASSWORD);
    }

    private List<String> reasons() {
        return signatures.state().orElseThrow().reasons();
    }

    @Test
    void aSignedReportSaysWhoSignedInWhichRoleAndWhatItRestsOn() {
        assertEquals(Optional.empty(), signatures.state());

        sign("root");

        SignatureState state = signatures.state().orElseThrow();
        assertTrue(state.isValid(), state.reasons().toString());
        assertEquals("A. Admin", state.act().fullName());
        assertEquals(List.of("product/org.lodestone.core.jar", "report/evidence/target.png", "report/validation.json"),
                state.act().signature().orElseThrow().inputs().stream().map(SignedInput::name).toList());
        assertTrue(store.audit().entries().stream().anyMatch(row -> row.action().contains("validation") && row.actor().equals("root")),
                store.audit().entries().toString());
    }

    @Test
    void whateverChangesAfterwardsVoidsItByName() throws IOException {
        sign("paul");
        Files.writeString(report.resolve("evidence/target.png"), "another picture");
        assertEquals(List.of("report/evidence/target.png was changed"), reasons());
        Files.writeString(report.resolve("evidence/target.png"), "picture");
        assertEquals(List.of(), reasons());
        Files.writeString(report.resolve("evidence/more.txt"), "added");
        assertEquals(List.of("report/evidence/more.txt was added"), reasons());
        Files.delete(report.resolve("evidence/more.txt"));
        Files.delete(jar);
        assertEquals(List.of("product/org.lodestone.core.jar is missing"), reasons());
        Files.writeString(jar, "another bundle");
        assertEquals(List.of("product/org.lodestone.core.jar was changed"), reasons());
        Files.writeString(jar, "bundle");
        Files.writeString(jar.resolveSibling("com.example.jar"), "an extension");
        assertEquals(List.of("product/com.example.jar was added"), reasons());
    }

    @Test
    void whatIsDroppedIntoTheRunningProductWasNotTestedAndVoidsItAsLongAsItLiesThere() throws IOException {
        sign("paul");
        Path dropped = Files.writeString(folder.resolve("dropped/tracker.jar"), "a driver");
        assertEquals(List.of("dropped/tracker.jar was added"), reasons());
        assertEquals("LS-REVIEW-012", code());
        Files.delete(dropped);
        assertEquals(List.of(), reasons());
    }

    @Test
    void whatFailedOrIsAnotherProductOrIsSignedByTheWrongPersonIsRefused() throws IOException {
        assertThrows(RefusedException.class, () -> sign("olga"));
        assertThrows(RefusedException.class,
                () -> signatures.sign(accounts, accounts.signIn("root", ReviewedCase.PASSWORD).orThrow(), "wrong".toCharArray()));
        Files.writeString(jar.resolveSibling("com.example.jar"), "came after the test");
        assertEquals("LS-REVIEW-012", code());
        Files.delete(jar.resolveSibling("com.example.jar"));
        write(false, false);
        assertEquals("LS-REVIEW-011", code());
        Files.delete(report.resolve("validation.json"));
        assertEquals("LS-REVIEW-013", code());
    }

    private String code() {
        return assertThrows(RefusedException.class, () -> sign("root")).findings().getFirst().code();
    }

    @Test
    void aPartialRunIsSignedAsOne() throws IOException {
        write(true, true);
        assertTrue(sign("root").act().signature().orElseThrow().meaning().contains("Only a part"));
    }
}
