package org.lodestone.study.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lodestone.core.Folders;
import org.lodestone.core.RefusedException;

/**
 * Files on their way into a store: all of them arrive, with one row of the audit trail, or none does. They are written to a staging folder;
 * {@link #commit} makes them reach the disk, writes index and audit row in one transaction of the database, which is the moment that
 * counts, and moves the files to their places. A process killed before that moment leaves nothing, one killed after it a rest that the next
 * writer moves. Used by one thread.
 */
public final class StoreTransaction implements AutoCloseable {

    private final StoreLayout layout;
    private final StoreDatabase database;
    private final String actor;
    private final Path staging;
    private final Set<String> replaced = new HashSet<>();
    private final List<String[]> aliases = new ArrayList<>();
    private boolean done;

    private StoreTransaction(StoreLayout layout, StoreDatabase database, String actor, Path staging) {
        this.layout = layout;
        this.database = database;
        this.actor = actor;
        this.staging = staging;
    }

    static StoreTransaction in(StoreLayout layout, StoreDatabase database, String actor) {
        try {
            Files.createDirectories(layout.staging());
            Path staging = Files.createTempDirectory(layout.staging(), "import-");
            Files.createDirectory(staging.resolve(StoreRecovery.DATA));
            return new StoreTransaction(layout, database, actor, staging);
        } catch (IOException e) {
            throw StoreTrouble.unwritable(layout.staging(), e);
        }
    }

    /**
     * @param relative place in the store, {@code sub-01/anat/sub-01_T1w.nii.gz}
     * @return where to write it now; its folder exists
     * @throws RefusedException when the folder cannot be made
     */
    public Path file(String relative) {
        Path data = staging.resolve(StoreRecovery.DATA);
        Path file = data.resolve(relative).normalize();
        if (!file.startsWith(data) || relative.startsWith(StoreLayout.OWN)) {
            throw new IllegalArgumentException(relative + " leads out of the store");
        }
        try {
            Files.createDirectories(file.getParent());
            return file;
        } catch (IOException e) {
            throw StoreTrouble.unwritable(file, e);
        }
    }

    /** Like {@link #file}, for a file that may be in the store already and is replaced then: the table of participants. */
    public Path replacement(String relative) {
        replaced.add(relative);
        return file(relative);
    }

    /**
     * @param name of one's choice
     * @return an existing folder for what is not meant to stay
     */
    public Path scratch(String name) {
        try {
            return Files.createDirectories(staging.resolve("scratch").resolve(name));
        } catch (IOException e) {
            throw StoreTrouble.unwritable(staging, e);
        }
    }

    /** @return whether the store has a file at that place, or this transaction brings one */
    public boolean isTaken(String relative) {
        return Files.exists(layout.root().resolve(relative)) || Files.exists(staging.resolve(StoreRecovery.DATA).resolve(relative));
    }

    /** Remembers what an identity stands for, as a keyed hash, when the transaction is committed. */
    public void remember(String kind, String secret, String value) {
        aliases.add(new String[] {kind, StoreIndex.keyed(database, kind, secret), value});
    }

    /**
     * Brings everything in.
     *
     * @param action what was done
     * @param subject what it was done to
     * @param details for the audit trail, which gets the hashes of all files besides. Not modified.
     * @return the row of the audit trail
     * @throws RefusedException LS-STORE-006 when a file is there already, LS-STORE-005 when the disk is full; the store is unchanged then
     */
    public AuditEntry commit(String action, String subject, ObjectNode details) {
        try {
            Path data = staging.resolve(StoreRecovery.DATA);
            List<Path> files = Folders.files(data);
            for (Path file : files) {
                String relative = data.relativize(file).toString().replace('\\', '/');
                if (!replaced.contains(relative) && Files.exists(layout.root().resolve(relative))) {
                    throw StoreTrouble.refused("LS-STORE-006", relative + " is in the store already.",
                            "Import it as another session or participant.", layout.root().resolve(relative), null);
                }
            }
            List<FileHash> hashes = FileHash.of(data, files);
            StoreFolders.force(data);
            AuditEntry entry = database.inTransaction(connection -> {
                AuditEntry row =
                        FileHash.record(connection, actor, action, subject, details, hashes, staging.getFileName().toString());
                for (String[] alias : aliases) {
                    StoreDatabase.updateOn(connection, "INSERT INTO identity (kind, key, value) VALUES (?, ?, ?) ON CONFLICT (kind, key) "
                            + "DO UPDATE SET value = excluded.value", alias[0], alias[1], alias[2]);
                }
                return row;
            });
            done = true;
            StoreRecovery.place(layout, database);
            Folders.delete(staging);
            return entry;
        } catch (IOException e) {
            throw StoreTrouble.unwritable(layout.root(), e);
        }
    }

    /** Deletes what was not committed. */
    @Override
    public void close() {
        if (!done) {
            try {
                Folders.delete(staging);
            } catch (IOException e) {
                throw StoreTrouble.unwritable(staging, e);
            }
        }
    }
}
