package org.lodestone.study.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Sha256;

/** Compares a store with its audit trail: the chain, the records, every file, the inputs that sidecars name. Reads only. */
public final class StoreCheck {

    private static final String UNTRUSTED = "Do not use this file; bring it back from a backup or import it again, and find out who changed it.";

    private final CaseStore store;
    private final List<Finding> errors = new ArrayList<>();

    private StoreCheck(CaseStore store) {
        this.store = store;
    }

    /**
     * @param store open in any way
     * @param execution threads that hash files
     * @return everything that is broken, the first broken row or file first
     */
    public static StoreReport run(CaseStore store, Execution execution) {
        return new StoreCheck(store).run(execution);
    }

    private StoreReport run(Execution execution) {
        List<AuditEntry> entries = store.audit().entries();
        store.audit().check().ifPresent(errors::add);
        records(entries);
        Map<String, StoredFile> known = fromTrail(entries);
        // An import that another process is just finishing is not in its place yet.
        known.keySet().removeAll(store.database().query("SELECT path FROM file WHERE staged IS NOT NULL", row -> row.getString(1)));
        index(known);
        files(List.copyOf(known.values()), execution);
        StoreSidecars sidecars = StoreSidecars.compare(store.root(), known, execution.progress());
        errors.addAll(sidecars.errors());
        List<Finding> all = new ArrayList<>(errors);
        all.addAll(strangers(known));
        all.addAll(sidecars.remarks());
        return new StoreReport(entries.size(), entries.isEmpty() ? AuditEntry.GENESIS : entries.getLast().hash(), known.size(),
                sidecars.compared(), all);
    }

    private void records(List<AuditEntry> entries) {
        Map<Long, String> hashes = new HashMap<>();
        store.database().query("SELECT number, kind, subject, json FROM record", row -> hashes.put(row.getLong(1),
                StoreIndex.RECORD + row.getString(2) + "\n" + row.getString(3) + "\n"
                        + Sha256.of(row.getString(4).getBytes(StandardCharsets.UTF_8))));
        for (AuditEntry entry : entries) {
            if (entry.action().startsWith(StoreIndex.RECORD)) {
                String expected = entry.action() + "\n" + entry.subject() + "\n" + details(entry).path("sha256").asText();
                if (!expected.equals(hashes.remove(entry.number()))) {
                    errors.add(brokenRecord(entry.number(), "is missing or was changed"));
                }
            }
        }
        hashes.keySet().stream().sorted().forEach(number -> errors.add(brokenRecord(number, "has no row in the audit trail")));
    }

    private Finding brokenRecord(long number, String what) {
        return Finding.error("LS-STORE-011", "The record of row " + number + " in " + store.database().file() + " " + what + ".",
                "Do not use this store; bring it back from a backup and find out who changed it.")
                .with("file", store.database().file()).with("row", number);
    }

    /** The trail is the authority, not the table of files: what it says last of a path counts. */
    private Map<String, StoredFile> fromTrail(List<AuditEntry> entries) {
        Map<String, StoredFile> known = new TreeMap<>();
        for (AuditEntry entry : entries) {
            details(entry).path(FileHash.REMOVED).forEach(path -> known.remove(path.asText()));
            for (JsonNode file : details(entry).path(FileHash.FILES)) {
                String path = file.path("path").asText();
                known.put(path, new StoredFile(path, file.path("sha256").asText(), file.path("bytes").asLong(), entry.number()));
            }
        }
        return known;
    }

    private static ObjectNode details(AuditEntry entry) {
        try {
            return StoreIndex.object(entry.details());
        } catch (SQLException e) {
            // A changed row is told as such by the chain.
            return org.lodestone.study.JsonFile.object();
        }
    }

    private void index(Map<String, StoredFile> known) {
        Map<String, StoredFile> listed = new TreeMap<>();
        store.files().forEach(file -> listed.put(file.path(), file));
        for (StoredFile file : known.values()) {
            StoredFile row = listed.remove(file.path());
            if (!file.equals(row)) {
                errors.add(Finding.error("LS-STORE-012", "The index does not list " + file.path() + " as row " + file.auditNumber()
                        + " of the audit trail has it.", UNTRUSTED).with("file", file.path()));
            }
        }
        listed.values().forEach(row -> errors.add(Finding.error("LS-STORE-012", "The index lists " + row.path()
                + ", which no row of the audit trail brought.", UNTRUSTED).with("file", row.path())));
    }

    private void files(List<StoredFile> files, Execution execution) {
        for (Optional<Finding> trouble : execution.parallel().map(files.size(), execution.progress(), i -> compare(files.get(i)))) {
            trouble.ifPresent(errors::add);
        }
    }

    private Optional<Finding> compare(StoredFile file) {
        Path path = store.locate(file);
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.of(Finding.error("LS-STORE-013", path + " is missing.", UNTRUSTED).with("file", path));
            }
            return Sha256.of(path).equals(file.sha256()) ? Optional.empty() : Optional.of(Finding.error("LS-STORE-014",
                    path + " was changed after row " + file.auditNumber() + " of the audit trail.", UNTRUSTED).with("file", path));
        } catch (IOException e) {
            return Optional.of(Finding.error("LS-STORE-013", path + " cannot be read: " + e.getMessage() + ".", "Check rights and disk.")
                    .with("file", path));
        }
    }

    /** Scans that no import brought would be taken for a patient's. */
    private List<Finding> strangers(Map<String, StoredFile> known) {
        List<Finding> findings = new ArrayList<>();
        try {
            for (Path file : StoreFolders.cases(store.root())) {
                String path = store.layout().relative(file);
                if (!known.containsKey(path)) {
                    findings.add(Finding.error("LS-STORE-015", file + " was put there by no import.",
                            "Remove it, or import it with lodestone import.").with("file", file));
                }
            }
        } catch (IOException e) {
            findings.add(Finding.error("LS-STORE-013", store.root() + " cannot be listed: " + e.getMessage() + ".", "Check its rights."));
        }
        return findings;
    }
}
