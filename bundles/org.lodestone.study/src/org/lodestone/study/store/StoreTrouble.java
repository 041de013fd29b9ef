package org.lodestone.study.store;

import java.nio.file.Path;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/** Words for what may go wrong with a store. */
final class StoreTrouble {

    private StoreTrouble() {
    }

    static RefusedException database(Path file, Exception cause) {
        return refused("LS-STORE-004", file + " cannot be used: " + reason(cause) + ".",
                "Check rights and free space; if the file is damaged, bring the store back from a backup.", file, cause);
    }

    static RefusedException unwritable(Path file, Exception cause) {
        return refused("LS-STORE-005", file + " cannot be written: " + reason(cause) + ". The store is unchanged.",
                "Check rights and free space, then do it again.", file, cause);
    }

    static RefusedException readOnly(Path root, String why) {
        return new RefusedException(Finding.error("LS-STORE-003", "The store " + root + " is open for reading only: " + why + ".",
                "Close the other program, or wait until it is done, and do it again.").with("file", root));
    }

    static RefusedException refused(String code, String message, String remedy, Path file, Exception cause) {
        RefusedException refusal = new RefusedException(Finding.error(code, message, remedy).with("file", file).with("offset", 0));
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }

    private static String reason(Exception cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
