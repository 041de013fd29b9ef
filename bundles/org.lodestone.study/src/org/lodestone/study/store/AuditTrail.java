package org.lodestone.study.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;

/**
 * Who did what when, in the order in which it was done. Rows are only added; each carries the hash of the row before, so that a change of
 * any row shows ({@link #check()}). A row is on the disk when {@link #append} returns. Any thread.
 */
public final class AuditTrail {

    private static final String ROWS = "SELECT number, at, actor, action, subject, details, previous, hash FROM audit";

    private final StoreDatabase database;
    private final String actor;
    private final Runnable beforeWriting;

    AuditTrail(StoreDatabase database, String actor, Runnable beforeWriting) {
        this.database = database;
        this.actor = actor;
        this.beforeWriting = beforeWriting;
    }

    /**
     * Adds a row.
     *
     * @param action what was done, dotted lower case
     * @param subject what it was done to
     * @param details hashes and figures; no name of a patient. Not modified.
     * @return the row
     * @throws RefusedException when the store is open for reading only or the disk is full; then what was to be recorded must not happen
     */
    public AuditEntry append(String action, String subject, ObjectNode details) {
        beforeWriting.run();
        return database.inTransaction(connection -> append(connection, actor, action, subject, details));
    }

    /** Adds a row within a transaction of the caller. */
    static AuditEntry append(Connection connection, String actor, String action, String subject, ObjectNode details) throws SQLException {
        List<AuditEntry> last = StoreDatabase.queryOn(connection, ROWS + " ORDER BY number DESC LIMIT 1", AuditTrail::entry);
        long number = last.isEmpty() ? 1 : last.getFirst().number() + 1;
        String previous = last.isEmpty() ? AuditEntry.GENESIS : last.getFirst().hash();
        AuditEntry entry = new AuditEntry(number, Instant.now().truncatedTo(ChronoUnit.MICROS), actor, action, subject, details.toString(),
                previous, "").sealed();
        StoreDatabase.updateOn(connection,
                "INSERT INTO audit (number, at, actor, action, subject, details, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                number, entry.at().toString(), actor, action, subject, entry.details(), previous, entry.hash());
        return entry;
    }

    /** @return all rows, oldest first */
    public List<AuditEntry> entries() {
        return database.query(ROWS + " ORDER BY number", AuditTrail::entry);
    }

    /** @return the rows about one subject, oldest first */
    public List<AuditEntry> entries(String subject) {
        return database.query(ROWS + " WHERE subject = ? ORDER BY number", AuditTrail::entry, subject);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(row.getLong(1), instant(row.getString(2)), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getString(7), row.getString(8));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            // Somebody wrote over it; the hash of the row will tell.
            return Instant.EPOCH;
        }
    }

    /**
     * Recomputes the chain.
     *
     * @return the first row that does not fit, with what is wrong; empty when all do
     */
    public Optional<Finding> check() {
        String previous = AuditEntry.GENESIS;
        long number = 0;
        for (AuditEntry entry : entries()) {
            number++;
            if (entry.number() != number) {
                return Optional.of(broken(number, "is missing"));
            }
            if (!entry.previousHash().equals(previous)) {
                return Optional.of(broken(number, "does not carry the hash of the row before"));
            }
            if (!entry.hash().equals(entry.expectedHash())) {
                return Optional.of(broken(number, "was changed after it was written"));
            }
            previous = entry.hash();
        }
        long everWritten = database.query("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'audit'", row -> row.getLong(1))
                .getFirst();
        return everWritten > number ? Optional.of(broken(number + 1, "was removed")) : Optional.empty();
    }

    private Finding broken(long number, String what) {
        return Finding.error("LS-STORE-010", "The audit trail of " + database.file() + " is broken: row " + number + " " + what + ".",
                "Do not use this store; bring it back from a backup and find out who changed it.").with("file", database.file())
                .with("row", number);
    }

    /**
     * Writes the whole trail as one JSON object a line.
     *
     * @param file new file, {@code audit.jsonl} by custom
     * @throws RefusedException when it cannot be written
     */
    public void export(Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (AuditEntry entry : entries()) {
                ObjectNode json = JsonFile.object();
                json.put("number", entry.number()).put("at", entry.at().toString()).put("actor", entry.actor())
                        .put("action", entry.action()).put("subject", entry.subject());
                json.put("details", entry.details()).put("previous", entry.previousHash()).put("hash", entry.hash());
                out.write(json.toString());
                out.write('\n');
            }
        } catch (IOException e) {
            throw StoreTrouble.unwritable(file, e);
        }
    }
}
