package org.lodestone.study.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;
import org.sqlite.JDBC;

/** What is in a store is whole, known and signed by the row before it. */
class CaseStoreTest {

    @TempDir
    Path folder;

    private Path root() {
        return folder.resolve("store");
    }

    private static void bring(CaseStore store, String label) throws IOException {
        try (StoreTransaction transaction = store.begin()) {
            Files.writeString(transaction.file("sub-" + label + "/anat/sub-" + label + "_T1w.json"), "{}");
            Files.writeString(transaction.file("sub-" + label + "/anat/sub-" + label + "_T1w.nii"), "image of " + label);
            Files.writeString(transaction.replacement("participants.tsv"), "participant_id\nsub-" + label + "\n");
            transaction.commit("import", "sub-" + label, JsonFile.object().put("converter", "none"));
        }
    }

    private static StoreReport check(CaseStore store) {
        return StoreCheck.run(store, Execution.unobserved());
    }

    private static List<String> codes(StoreReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    private void damage(String... statements) throws SQLException {
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + root().resolve(".lodestone/store.sqlite"),
                new java.util.Properties()); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void whatWasImportedIsFoundAgainWithItsHashes() throws IOException {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            bring(store, "b");
            bring(store, "a");
        }
        try (CaseStore store = CaseStore.open(root(), "ben")) {
            assertEquals(List.of("a", "b"), store.cases().stream().map(StoredCase::label).toList());
            assertEquals(5, store.files().size());
            assertEquals(List.of("store.create", "import", "import"), store.audit().entries().stream().map(AuditEntry::action).toList());
            assertEquals("ann", store.audit().entries().getLast().actor());
            StoreReport report = check(store);
            assertEquals(List.of(), report.findings());
            assertEquals(store.audit().entries().getLast().hash(), report.headHash());
        }
        assertFalse(Files.exists(root().resolve(".lodestone/staging/x")));
    }

    @Test
    void whatIsNotCommittedIsGone() throws IOException {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            try (StoreTransaction transaction = store.begin()) {
                Files.writeString(transaction.file("sub-x/anat/sub-x_T1w.nii"), "image");
            }
            assertEquals(List.of(), store.files());
            assertEquals(List.of(), Folders.files(root().resolve(".lodestone/staging")));
        }
    }

    @Test
    void aFileThatIsThereIsNotOverwrittenAndTheStoreIsUnchanged() throws IOException {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            bring(store, "a");
            RefusedException refusal = assertThrows(RefusedException.class, () -> bring(store, "a"));
            assertEquals("LS-STORE-006", refusal.findings().getFirst().code());
            assertEquals(2, store.audit().entries().size());
            assertEquals(List.of(), check(store).findings());
        }
    }

    @Test
    void recordsAreAddedWithTheirRowAndTheNewestCounts() {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            store.record("review", "sub-01", JsonFile.object().put("decision", "reject"));
            store.record("review", "sub-01", JsonFile.object().put("decision", "accept"));
            store.record("review", "sub-02", JsonFile.object().put("decision", "reject"));
            assertEquals("accept", store.latest("review", "sub-01").orElseThrow().json().path("decision").asText());
            assertEquals(3, store.records("review").size());
            assertEquals(Optional.empty(), store.latest("signature", "sub-01"));
            assertEquals("record.review", store.audit().entries("sub-02").getFirst().action());
            assertEquals(List.of(), check(store).findings());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit SET actor = 'eve' WHERE number = 2", "DELETE FROM audit WHERE number = 3", "DELETE FROM record",
        "UPDATE record SET json = '{}'", "INSERT OR REPLACE INTO audit SELECT number, at, 'eve', action, subject, details, previous, hash || "
                + "'x' FROM audit WHERE number = 2", "INSERT INTO audit SELECT 9, at, actor, action, subject, details, hash, hash || 'x' FROM "
                + "audit WHERE number = 3"})
    void theTablesRefuseToBeChanged(String sql) throws IOException {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            bring(store, "a");
            store.record("review", "sub-a", JsonFile.object().put("decision", "accept"));
        }
        assertThrows(SQLException.class, () -> damage(sql));
        try (CaseStore store = CaseStore.open(root(), "ann")) {
            assertEquals(List.of(), check(store).findings());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit SET actor = 'eve' WHERE number = 2", "UPDATE audit SET at = 'yesterday' WHERE number = 2",
        "UPDATE audit SET details = '{\"files\": []}' WHERE number = 2", "UPDATE audit SET previous = hash WHERE number = 2",
        "DELETE FROM audit WHERE number = 2", "UPDATE audit SET subject = 'sub-b' WHERE number = 2"})
    void aChangedRowIsNamedFirst(String sql) throws Exception {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            bring(store, "a");
            bring(store, "b");
        }
        damage("PRAGMA foreign_keys = OFF", "DROP TRIGGER audit_no_UPDATE", "DROP TRIGGER audit_no_DELETE", sql);
        try (CaseStore store = CaseStore.open(root(), "ann")) {
            StoreReport report = check(store);
            assertEquals("LS-STORE-010", report.findings().getFirst().code());
            assertTrue(report.findings().getFirst().message().contains("row 2 "), report.findings().getFirst().message());
            assertFalse(report.isSound());
        }
    }

    @Test
    void aTrailCutOffAtItsEndIsNoticed() throws Exception {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            bring(store, "a");
            store.audit().append("look", "sub-a", JsonFile.object());
        }
        damage("DROP TRIGGER audit_no_DELETE", "DELETE FROM audit WHERE number = 3");
        try (CaseStore store = CaseStore.open(root(), "ann")) {
            assertTrue(check(store).findings().getFirst().message().contains("row 3 was removed"));
        }
    }

    @Test
    void aChangedRecordIsNamed() throws Exception {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            store.record("review", "sub-01", JsonFile.object().put("decision", "reject"));
        }
        damage("DROP TRIGGER record_no_UPDATE", "UPDATE record SET json = '{\"decision\":\"accept\"}'");
        try (CaseStore store = CaseStore.open(root(), "ann")) {
            assertEquals(List.of("LS-STORE-011"), codes(check(store)));
        }
    }

    @Test
    void changedMissingAndForeignFilesAreNamed() throws IOException {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            bring(store, "a");
            Path image = root().resolve("sub-a/anat/sub-a_T1w.nii");
            Files.writeString(image, "image of b");
            Files.delete(root().resolve("sub-a/anat/sub-a_T1w.json"));
            Files.writeString(root().resolve("sub-a/anat/sub-a_T2w.nii"), "planted");
            StoreReport report = check(store);
            assertEquals(List.of("LS-STORE-013", "LS-STORE-014", "LS-STORE-015"), codes(report));
            assertEquals(image.toString(), report.findings().get(1).facts().get("file"));
        }
    }

    @Test
    void aResultOfOtherScansIsNamed() throws IOException {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            bring(store, "a");
            Path sidecar = Files.createDirectories(root().resolve("derivatives/lodestone/sub-a")).resolve("sub-a_desc-x_bold.json");
            Files.writeString(sidecar.resolveSibling("sub-a_desc-x_bold.nii.gz"), "result");
            var json = JsonFile.object();
            json.putArray("Sources").addObject().put("Path", "sub-a/anat/sub-a_T1w.nii").put("SHA256", "0".repeat(64));
            JsonFile.write(sidecar, json);
            assertEquals(List.of("LS-STORE-016"), codes(check(store)));
            Files.delete(sidecar);
            assertEquals(List.of("LS-STORE-017"), codes(check(store)));
            assertTrue(check(store).isSound());
        }
    }

    @Test
    void resultsThatAreAdoptedAreWatchedToo() throws IOException {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            Path result = Files.createDirectories(root().resolve("derivatives/lodestone/sub-a")).resolve("a.tsv");
            Files.writeString(result, "1");
            store.adopt("run", "sub-a", List.of(result), JsonFile.object());
            assertEquals(List.of(), check(store).findings());
            Files.writeString(result, "2");
            assertEquals(List.of("LS-STORE-014"), codes(check(store)));
        }
    }

    @Test
    void aFolderOfResultsMadeAgainIsTakenAsItIsNow() throws IOException {
        Path results = root().resolve("derivatives/lodestone/sub-a");
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            bring(store, "a");
        }
        Files.writeString(Files.createDirectories(results).resolve("a.tsv"), "1");
        Files.writeString(results.resolve("b.tsv"), "1");
        assertEquals(Optional.empty(), StoreResults.keep(root(), results, "run", "sub-a", "0"));
        Files.delete(results.resolve("b.tsv"));
        Files.writeString(results.resolve("a.tsv"), "2");
        try (CaseStore store = CaseStore.open(root(), "ann")) {
            assertEquals(List.of("LS-STORE-013", "LS-STORE-014"), codes(check(store)).stream().sorted().toList());
            assertEquals("LS-STORE-008", StoreResults.keep(root(), results, "run", "sub-a", "0").orElseThrow().code());
        }
        assertEquals(Optional.empty(), StoreResults.keep(root(), results, "run", "sub-a", "0"));
        assertEquals(Optional.empty(), StoreResults.keep(folder, results, "run", "sub-a", "0"));
        try (CaseStore store = CaseStore.open(root(), "ann")) {
            assertEquals(List.of(), check(store).findings());
        }
    }

    @Test
    void identitiesAreKnownAgainButNotStored() throws IOException {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            try (StoreTransaction transaction = store.begin()) {
                transaction.remember("patient", "4711-HOSPITAL", "01");
                transaction.commit("import", "sub-01", JsonFile.object());
            }
            assertEquals(Optional.of("01"), store.alias("patient", "4711-HOSPITAL"));
            assertEquals(Optional.empty(), store.alias("study", "4711-HOSPITAL"));
        }
        assertFalse(new String(Files.readAllBytes(root().resolve(".lodestone/store.sqlite")), java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("4711-HOSPITAL"));
    }

    @Test
    void aFolderOfOtherThingsDoesNotBecomeAStore() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "hello");
        assertEquals("LS-STORE-002", assertThrows(RefusedException.class, () -> CaseStore.openOrCreate(folder, "ann")).findings()
                .getFirst().code());
        assertEquals("LS-STORE-001",
                assertThrows(RefusedException.class, () -> CaseStore.open(folder, "ann")).findings().getFirst().code());
        assertFalse(Files.exists(folder.resolve(".lodestone")));
    }

    @Test
    void aDamagedDatabaseIsNamed() throws IOException {
        Files.writeString(Files.createDirectories(root().resolve(".lodestone")).resolve("store.sqlite"), "no database ".repeat(100));
        RefusedException refusal = assertThrows(RefusedException.class, () -> CaseStore.open(root(), "ann"));
        assertEquals("LS-STORE-004", refusal.findings().getFirst().code());
        assertTrue(refusal.getMessage().contains("store.sqlite"), refusal.getMessage());
    }

    @Test
    void theTrailIsExportedAsLines() throws IOException {
        try (CaseStore store = CaseStore.openOrCreate(root(), "ann")) {
            bring(store, "a");
            store.audit().export(folder.resolve("audit.jsonl"));
            List<String> lines = Files.readAllLines(folder.resolve("audit.jsonl"));
            assertEquals(2, lines.size());
            assertTrue(lines.getLast().contains(store.audit().entries().getLast().hash()));
        }
    }
}
