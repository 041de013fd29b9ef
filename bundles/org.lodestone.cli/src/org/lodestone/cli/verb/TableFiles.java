package org.lodestone.cli.verb;

import java.io.IOException;
import java.nio.file.Path;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.WholeFile;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.study.derivative.FunctionalTables;

/** Writes tables of a run: written beside the target and moved, so a table is whole or not there. */
final class TableFiles {

    private TableFiles() {
    }

    /** A header row, then one row a volume; {@code n/a} for what is missing. */
    static void write(Path file, Confounds confounds) {
        publish(file, FunctionalTables.confounds(confounds));
    }

    /** No header; one row a volume, as {@link FunctionalTables#motionMatrices} says. */
    static void write(Path file, HeadMotion motion) {
        publish(file, FunctionalTables.motionMatrices(motion));
    }

    private static void publish(Path file, CharSequence text) {
        try {
            WholeFile.write(file, text.toString());
        } catch (IOException e) {
            RefusedException refused = new RefusedException(Finding.error("LS-FC-006", file + " cannot be written: " + e.getMessage() + ".",
                    "Name a folder with write permission and space."));
            refused.initCause(e);
            throw refused;
        }
    }
}
