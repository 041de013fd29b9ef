package org.lodestone.study.intake;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.lodestone.core.Finding;

/** Words for what may go wrong on the way in. */
final class IntakeTrouble {

    private IntakeTrouble() {
    }

    static Finding at(String code, String message, String remedy, Path file) {
        return Finding.error(code, message, remedy).with("file", file).with("offset", 0);
    }

    /** @return that a file could not be read or written, or went away under the import */
    static Finding failed(Path place, IOException cause) {
        if (cause instanceof NoSuchFileException gone) {
            return at("LS-IMPORT-010", gone.getFile() + " vanished while it was imported. The store is unchanged.",
                    "Copy the scans to a disk that stays connected and import again.", Path.of(gone.getFile()));
        }
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return at("LS-IMPORT-011", "The import failed: " + reason + ". The store is unchanged.",
                "Check rights and free space, then import again.", place);
    }
}
