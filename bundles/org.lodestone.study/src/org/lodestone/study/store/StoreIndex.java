package org.lodestone.study.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lodestone.study.JsonFile;

/** Reads the tables of a store. */
final class StoreIndex {

    /** How the action of a record's row begins. */
    static final String RECORD = "record.";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StoreIndex() {
    }

    static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4));
    }

    static List<StoredCase> cases(List<StoredFile> files) {
        Map<String, List<StoredFile>> byLabel = new TreeMap<>();
        for (StoredFile file : files) {
            String folder = file.path().split("/", 2)[0];
            if (folder.startsWith("sub-") && !folder.equals(file.path())) {
                byLabel.computeIfAbsent(folder.substring("sub-".length()), _ -> new ArrayList<>()).add(file);
            }
        }
        List<StoredCase> cases = new ArrayList<>();
        byLabel.forEach((label, own) -> cases.add(new StoredCase(label, sessions(own), own)));
        return List.copyOf(cases);
    }

    private static List<String> sessions(List<StoredFile> files) {
        return files.stream().map(file -> file.path().split("/")[1]).filter(part -> part.startsWith("ses-"))
                .map(part -> part.substring("ses-".length())).distinct().sorted().toList();
    }

    static List<WorkRecord> records(StoreDatabase database, String kind, Optional<String> subject) {
        String sql = "SELECT record.number, audit.at, audit.actor, record.kind, record.subject, record.json FROM record JOIN audit ON "
                + "audit.number = record.number WHERE record.kind = ?" + (subject.isPresent() ? " AND record.subject = ?" : "")
                + " ORDER BY record.number";
        Object[] values = subject.isPresent() ? new Object[] {kind, subject.get()} : new Object[] {kind};
        return database.query(sql, row -> new WorkRecord(row.getLong(1), Instant.parse(row.getString(2)), row.getString(3),
                row.getString(4), row.getString(5), object(row.getString(6))), values);
    }

    static ObjectNode object(String text) throws SQLException {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode object ? object : JsonFile.object();
        } catch (JacksonException e) {
            throw new SQLException("a row holds no JSON", e);
        }
    }

    static Optional<String> alias(StoreDatabase database, String kind, String secret) {
        return database.query("SELECT value FROM identity WHERE kind = ? AND key = ?", row -> row.getString(1), kind,
                keyed(database, kind, secret)).stream().findFirst();
    }

    /** HMAC-SHA-256 with the key of this store: the same patient is known again, but cannot be found out by trying numbers elsewhere. */
    static String keyed(StoreDatabase database, String kind, String secret) {
        String key = database.query("SELECT value FROM store WHERE name = 'identityKey'", row -> row.getString(1)).getFirst();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((kind + "\n" + secret).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
