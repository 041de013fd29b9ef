package org.lodestone.study.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.lodestone.core.Sha256;

/**
 * A file and its hash on the way into the index.
 *
 * @param path relative to the store, with slashes
 * @param sha256 hash of its bytes
 * @param bytes its size
 */
record FileHash(String path, String sha256, long bytes) {

    /** Field of an audit row that lists files. */
    static final String FILES = "files";
    /** Field of an audit row that lists paths that are no more. */
    static final String REMOVED = "removed";

    static List<FileHash> of(Path root, Collection<Path> files) throws IOException {
        Path base = root.toAbsolutePath().normalize();
        List<FileHash> hashes = new ArrayList<>();
        for (Path file : files.stream().map(f -> f.toAbsolutePath().normalize()).sorted().toList()) {
            if (!file.startsWith(base)) {
                throw new IllegalArgumentException(file + " does not lie in " + base);
            }
            hashes.add(new FileHash(base.relativize(file).toString().replace('\\', '/'), Sha256.of(file), Files.size(file)));
        }
        return hashes;
    }

    /**
     * Writes files and their row of the audit trail.
     *
     * @param staged folder below the staging that they have to be moved from, or null when they are in their place
     */
    static AuditEntry record(Connection connection, String actor, String action, String subject, ObjectNode details,
            List<FileHash> hashes, String staged) throws SQLException {
        ObjectNode all = details.deepCopy();
        ArrayNode list = all.putArray(FILES);
        for (FileHash hash : hashes) {
            list.addObject().put("path", hash.path()).put("sha256", hash.sha256()).put("bytes", hash.bytes());
        }
        AuditEntry entry = AuditTrail.append(connection, actor, action, subject, all);
        for (JsonNode path : all.path(REMOVED)) {
            StoreDatabase.updateOn(connection, "DELETE FROM file WHERE path = ?", path.asText());
        }
        for (FileHash hash : hashes) {
            StoreDatabase.updateOn(connection, "INSERT INTO file (path, sha256, bytes, audit, staged) VALUES (?, ?, ?, ?, ?) ON CONFLICT "
                    + "(path) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes, audit = excluded.audit, "
                    + "staged = excluded.staged", hash.path(), hash.sha256(), hash.bytes(), entry.number(), staged);
        }
        return entry;
    }
}
