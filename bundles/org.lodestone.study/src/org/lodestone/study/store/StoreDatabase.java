package org.lodestone.study.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** One connection to the SQLite file of a store. Calls are serialised; any thread. */
final class StoreDatabase implements AutoCloseable {

    private static final int BUSY_MS = 10_000;

    private final Path file;
    private final Connection connection;

    private StoreDatabase(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Work with the connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Makes a value of one row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    static StoreDatabase openForWriting(Path file) {
        try {
            SQLiteConfig config = config();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            // Each commit reaches the disk before it counts: an audit trail that loses its last rows with the power is none.
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            StoreDatabase database = new StoreDatabase(file, JDBC.createConnection("jdbc:sqlite:" + file, config.toProperties()));
            StoreSchema.create(database, database.connection);
            return database;
        } catch (SQLException e) {
            throw StoreTrouble.database(file, e);
        }
    }

    static StoreDatabase openForReading(Path file) {
        try {
            return readable(file, "jdbc:sqlite:" + file);
        } catch (SQLException e) {
            try {
                // On a medium that cannot be written SQLite cannot keep its shared memory; nobody else can write there either.
                return readable(file, "jdbc:sqlite:" + file.toUri().toString().replaceFirst("^file:///", "file:/") + "?immutable=1");
            } catch (SQLException second) {
                second.addSuppressed(e);
                throw StoreTrouble.database(file, second);
            }
        }
    }

    private static StoreDatabase readable(Path file, String url) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        Connection connection = JDBC.createConnection(url, config.toProperties());
        StoreDatabase database = new StoreDatabase(file, connection);
        try {
            StoreSchema.check(connection);
            return database;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        config.enforceForeignKeys(true);
        config.enableRecursiveTriggers(true);
        return config;
    }

    Path file() {
        return file;
    }

    /** Runs {@code work} in one transaction: all of it, or nothing when it throws. */
    synchronized <T> T inTransaction(Work<T> work) {
        try {
            execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T value = work.with(connection);
                execute("COMMIT");
                done = true;
                return value;
            } finally {
                if (!done) {
                    execute("ROLLBACK");
                }
            }
        } catch (SQLException e) {
            throw StoreTrouble.database(file, e);
        }
    }

    /** @return one value a row */
    synchronized <T> List<T> query(String sql, Row<T> row, Object... values) {
        try {
            return queryOn(connection, sql, row, values);
        } catch (SQLException e) {
            throw StoreTrouble.database(file, e);
        }
    }

    static <T> List<T> queryOn(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values); ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.of(rows));
            }
            return all;
        }
    }

    static void updateOn(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreTrouble.database(file, e);
        }
    }
}
