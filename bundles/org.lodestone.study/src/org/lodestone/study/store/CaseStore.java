package org.lodestone.study.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Sha256;
import org.lodestone.study.JsonFile;

/**
 * A folder of cases: one BIDS dataset, its index, what people did with it, and the trail of all that. One process writes; whoever opens the
 * store while another has it gets it for reading only. Opening for writing finishes or removes what a killed process left. Any thread.
 */
public final class CaseStore implements AutoCloseable {

    private final StoreLayout layout;
    private final String actor;
    private final StoreDatabase database;
    private final Optional<StoreLock> lock;
    private final List<Finding> findings;
    private final AuditTrail audit;

    private CaseStore(StoreLayout layout, String actor, StoreDatabase database, Optional<StoreLock> lock, List<Finding> findings) {
        this.layout = layout;
        this.actor = actor;
        this.database = database;
        this.lock = lock;
        this.findings = List.copyOf(findings);
        this.audit = new AuditTrail(database, actor, this::needWriting);
    }

    /** @return the account this process runs under: who did it, unless a person is named */
    public static String account() {
        return System.getProperty("user.name", "unknown");
    }

    /** @return whether the folder is a store */
    public static boolean isStore(Path root) {
        return new StoreLayout(root).isStore();
    }

    /**
     * @param root folder of a store
     * @param actor who will be named in the audit trail
     * @return the store, for writing when nobody else has it, else for reading with a finding that says who does
     * @throws RefusedException LS-STORE-001 when it is no store, LS-STORE-004 when its database is damaged
     */
    public static CaseStore open(Path root, String actor) {
        StoreLayout layout = new StoreLayout(root);
        if (!layout.isStore()) {
            throw StoreTrouble.refused("LS-STORE-001", root + " is not a case store.", "Give the folder that scans were imported to.", root,
                    null);
        }
        return open(layout, actor);
    }

    /**
     * Looks into a store without asking for the right to write, so that nobody who wants it is kept out.
     *
     * @param root folder of a store
     * @return the store, for reading only
     * @throws RefusedException LS-STORE-001 when it is no store, LS-STORE-004 when its database is damaged
     */
    public static CaseStore openForReading(Path root) {
        StoreLayout layout = new StoreLayout(root);
        if (!layout.isStore()) {
            throw StoreTrouble.refused("LS-STORE-001", root + " is not a case store.", "Give the folder that scans were imported to.", root,
                    null);
        }
        return new CaseStore(layout, account(), StoreDatabase.openForReading(layout.database()), Optional.empty(), List.of());
    }

    /**
     * @param root folder of a store, or an empty or absent folder that becomes one
     * @param actor who will be named in the audit trail
     * @return the store, as {@link #open} has it
     * @throws RefusedException also LS-STORE-002 when the folder holds something else
     */
    public static CaseStore openOrCreate(Path root, String actor) {
        StoreLayout layout = new StoreLayout(root);
        try {
            if (!layout.isStore() && Files.exists(root) && !isEmptyFolder(root)) {
                throw StoreTrouble.refused("LS-STORE-002", root + " is neither a case store nor an empty folder.",
                        "Name a new folder for the store.", root, null);
            }
            Files.createDirectories(layout.own());
        } catch (IOException e) {
            throw StoreTrouble.unwritable(root, e);
        }
        return open(layout, actor);
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static CaseStore open(StoreLayout layout, String actor) {
        String why;
        try {
            Optional<StoreLock> lock = StoreLock.tryTake(layout.lock(), actor);
            if (lock.isPresent()) {
                return openForWriting(layout, actor, lock.get());
            }
            why = StoreLock.holder(layout.lock()) + " has it open";
        } catch (IOException e) {
            why = "its folder cannot be written";
        }
        if (!Files.isRegularFile(layout.database())) {
            throw StoreTrouble.readOnly(layout.root(), why);
        }
        Finding told = Finding.warning("LS-STORE-003", "The store " + layout.root() + " is open for reading only: " + why + ".",
                "Close the other program, or wait until it is done, to make changes.").with("file", layout.root());
        return new CaseStore(layout, actor, StoreDatabase.openForReading(layout.database()), Optional.empty(), List.of(told));
    }

    private static CaseStore openForWriting(StoreLayout layout, String actor, StoreLock lock) throws IOException {
        boolean open = false;
        StoreDatabase database = null;
        try {
            database = StoreDatabase.openForWriting(layout.database());
            List<Finding> findings = StoreRecovery.run(layout, database);
            CaseStore store = new CaseStore(layout, actor, database, Optional.of(lock), findings);
            if (store.audit.entries().isEmpty()) {
                store.audit.append("store.create", "store", JsonFile.object());
            }
            open = true;
            return store;
        } finally {
            if (!open) {
                if (database != null) {
                    database.close();
                }
                lock.close();
            }
        }
    }

    /** @return its folder, a BIDS dataset */
    public Path root() {
        return layout.root();
    }

    /** @return false when another process has the store or the medium cannot be written */
    public boolean isWritable() {
        return lock.isPresent();
    }

    /** @return what was found on opening: why it is for reading only, what was finished or removed */
    public List<Finding> findings() {
        return findings;
    }

    /** @return who did what */
    public AuditTrail audit() {
        return audit;
    }

    /** @return the cases, sorted by label */
    public List<StoredCase> cases() {
        return StoreIndex.cases(files());
    }

    /** @return all files of finished imports, sorted by path */
    public List<StoredFile> files() {
        return database.query("SELECT path, sha256, bytes, audit FROM file WHERE staged IS NULL ORDER BY path", StoreIndex::file);
    }

    /** @return where a file of the index lies */
    public Path locate(StoredFile file) {
        return layout.root().resolve(file.path());
    }

    /**
     * Adds a record and its row of the audit trail, both or neither.
     *
     * @param kind {@code review} for instance
     * @param subject what it is about
     * @param json its content. Not modified.
     * @return the record
     * @throws RefusedException when the store is open for reading only or cannot be written
     */
    public WorkRecord record(String kind, String subject, ObjectNode json) {
        return record(actor, kind, subject, json);
    }

    /**
     * The same for a person who has signed in, who may be another one than the process runs under.
     *
     * @param person name of the account, which the audit trail gets as the actor
     * @param kind {@code review} for instance
     * @param subject what it is about
     * @param json its content. Not modified.
     * @return the record
     * @throws RefusedException when the store is open for reading only or cannot be written
     */
    public WorkRecord record(String person, String kind, String subject, ObjectNode json) {
        needWriting();
        String text = json.toString();
        ObjectNode details = JsonFile.object().put("sha256", Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
        AuditEntry entry = database.inTransaction(connection -> {
            AuditEntry row = AuditTrail.append(connection, person, StoreIndex.RECORD + kind, subject, details);
            StoreDatabase.updateOn(connection, "INSERT INTO record (number, kind, subject, json) VALUES (?, ?, ?, ?)", row.number(), kind,
                    subject, text);
            return row;
        });
        return new WorkRecord(entry.number(), entry.at(), entry.actor(), kind, subject, json.deepCopy());
    }

    /** @return all records of a kind about a subject, oldest first */
    public List<WorkRecord> records(String kind, String subject) {
        return StoreIndex.records(database, kind, Optional.of(subject));
    }

    /** @return all records of a kind, oldest first */
    public List<WorkRecord> records(String kind) {
        return StoreIndex.records(database, kind, Optional.empty());
    }

    /** @return the record in force */
    public Optional<WorkRecord> latest(String kind, String subject) {
        return records(kind, subject).stream().reduce((_, newer) -> newer);
    }

    /**
     * What an identity stands for here. Identities (a hospital's number of a patient, the UID of a series) are kept as keyed hashes only.
     *
     * @param kind {@code patient}, {@code study}, {@code series}
     * @param secret the identity
     * @return label given to it earlier
     */
    public Optional<String> alias(String kind, String secret) {
        return StoreIndex.alias(database, kind, secret);
    }

    /** @return the keyed hash of an identity: the same here each time, of no use elsewhere */
    public String pseudonym(String kind, String secret) {
        return StoreIndex.keyed(database, kind, secret);
    }

    /**
     * @return a transaction that brings files into the store
     * @throws RefusedException when the store is open for reading only or cannot be written
     */
    public StoreTransaction begin() {
        needWriting();
        return StoreTransaction.in(layout, database, actor);
    }

    /**
     * Takes files that lie in the store already, results of a run for instance, into the index.
     *
     * @param action what was done
     * @param subject what it was done to
     * @param files below the root; those in the index already get their new hashes
     * @param details for the audit trail. Not modified.
     * @return the row of the audit trail
     * @throws RefusedException when a file cannot be read or the store not be written
     */
    public AuditEntry adopt(String action, String subject, Collection<Path> files, ObjectNode details) {
        needWriting();
        try {
            List<FileHash> hashes = FileHash.of(layout.root(), files);
            return database.inTransaction(connection -> FileHash.record(connection, actor, action, subject, details, hashes, null));
        } catch (IOException e) {
            throw StoreTrouble.unwritable(layout.root(), e);
        }
    }

    /**
     * Takes a folder of results as it is now into the index: its files with their hashes; files that it had earlier and has no more leave the
     * index, with a trace in the audit trail.
     *
     * @param action what was done
     * @param subject what it was done to
     * @param folder below the root
     * @param details for the audit trail. Not modified.
     * @return the row of the audit trail
     * @throws RefusedException when a file cannot be read or the store not be written
     */
    public AuditEntry adoptFolder(String action, String subject, Path folder, ObjectNode details) {
        try {
            String prefix = layout.relative(folder) + "/";
            ObjectNode all = details.deepCopy();
            List<String> gone = files().stream().map(StoredFile::path).filter(path -> path.startsWith(prefix))
                    .filter(path -> !Files.exists(layout.root().resolve(path))).toList();
            if (!gone.isEmpty()) {
                all.set(FileHash.REMOVED, JsonFile.node(gone));
            }
            return adopt(action, subject, Folders.files(folder), all);
        } catch (IOException e) {
            throw StoreTrouble.unwritable(folder, e);
        }
    }

    StoreLayout layout() {
        return layout;
    }

    StoreDatabase database() {
        return database;
    }

    private void needWriting() {
        if (!isWritable()) {
            throw new RefusedException(Finding.error("LS-STORE-003", findings.getFirst().message(), findings.getFirst().remedy())
                    .with("file", layout.root()));
        }
    }

    /** Gives the store back to others. */
    @Override
    public void close() {
        database.close();
        lock.ifPresent(held -> {
            try {
                held.close();
            } catch (IOException e) {
                throw StoreTrouble.unwritable(layout.lock(), e);
            }
        });
    }
}
