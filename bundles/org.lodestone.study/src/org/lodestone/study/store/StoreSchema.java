package org.lodestone.study.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/** The tables of a store. What is appended cannot be changed or removed: triggers refuse it. */
final class StoreSchema {

    private static final int VERSION = 1;
    private static final int KEY_BYTES = 32;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE store (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
            "CREATE TABLE audit (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, "
                    + "subject TEXT NOT NULL, details TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE)",
            "CREATE TABLE record (number INTEGER PRIMARY KEY REFERENCES audit(number), kind TEXT NOT NULL, subject TEXT NOT NULL, "
                    + "json TEXT NOT NULL)",
            "CREATE INDEX record_subject ON record (kind, subject, number)",
            "CREATE TABLE file (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, "
                    + "audit INTEGER NOT NULL REFERENCES audit(number), staged TEXT)",
            "CREATE TABLE identity (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key))",
            refuse("audit", "UPDATE"), refuse("audit", "DELETE"), refuse("record", "UPDATE"), refuse("record", "DELETE"),
            "CREATE TRIGGER audit_chain BEFORE INSERT ON audit WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM audit) "
                    + "OR NEW.previous IS NOT COALESCE((SELECT hash FROM audit ORDER BY number DESC LIMIT 1), '" + AuditEntry.GENESIS
                    + "') BEGIN SELECT RAISE(ABORT, 'the audit trail only grows at its end'); END");

    private StoreSchema() {
    }

    private static String refuse(String table, String operation) {
        return "CREATE TRIGGER " + table + "_no_" + operation + " BEFORE " + operation + " ON " + table
                + " BEGIN SELECT RAISE(ABORT, 'the " + table + " table only grows at its end'); END";
    }

    /** Makes the tables when they are missing, in one transaction. */
    static void create(StoreDatabase database, Connection open) throws SQLException {
        if (check(open) == 0) {
            database.inTransaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String table : TABLES) {
                        statement.execute(table);
                    }
                    statement.execute("PRAGMA user_version = " + VERSION);
                }
                byte[] key = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(key);
                put(connection, "identityKey", HexFormat.of().formatHex(key));
                return null;
            });
        }
    }

    private static void put(Connection connection, String name, String value) throws SQLException {
        StoreDatabase.updateOn(connection, "INSERT INTO store (name, value) VALUES (?, ?)", name, value);
    }

    /**
     * @return version of the tables, 0 when there are none yet
     * @throws SQLException when a newer program made the file
     */
    static int check(Connection connection) throws SQLException {
        int version = StoreDatabase.queryOn(connection, "PRAGMA user_version", row -> row.getInt(1)).getFirst();
        if (version > VERSION) {
            throw new SQLException("it was made by a newer version of Lodestone");
        }
        return version;
    }
}
