package org.lodestone.study.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;

/** Moves committed files to their places and removes what was never committed; may be killed and run again at any moment. */
final class StoreRecovery {

    /** Folder of a transaction's files below its staging folder. */
    static final String DATA = "data";

    private StoreRecovery() {
    }

    private record Move(String path, String staged) {
    }

    /** Done by a writer on opening, when nobody else can be at work: finishes what was committed, removes what was not. */
    static List<Finding> run(StoreLayout layout, StoreDatabase database) throws IOException {
        List<Finding> findings = place(layout, database);
        if (Files.isDirectory(layout.staging())) {
            Folders.delete(layout.staging());
        }
        return findings;
    }

    /** @return what was found beyond the ordinary */
    static List<Finding> place(StoreLayout layout, StoreDatabase database) throws IOException {
        List<Finding> findings = new ArrayList<>();
        List<Move> moves = database.query("SELECT path, staged FROM file WHERE staged IS NOT NULL ORDER BY path",
                row -> new Move(row.getString(1), row.getString(2)));
        TreeSet<Path> folders = new TreeSet<>();
        for (Move move : moves) {
            Path from = layout.staging().resolve(move.staged()).resolve(DATA).resolve(move.path());
            Path to = layout.root().resolve(move.path());
            if (Files.exists(from)) {
                Files.createDirectories(to.getParent());
                Folders.move(from, to);
                folders.add(to.getParent());
            } else if (!Files.exists(to)) {
                findings.add(Finding.warning("LS-STORE-007", "The file " + move.path() + " of an unfinished import is gone.",
                        "Run lodestone verify on this store.").with("file", to));
            }
        }
        if (!moves.isEmpty()) {
            for (Path folder : folders) {
                StoreFolders.forceFolder(folder);
            }
            database.inTransaction(connection -> {
                StoreDatabase.updateOn(connection, "UPDATE file SET staged = NULL WHERE staged IS NOT NULL");
                return null;
            });
        }
        return findings;
    }
}
