package org.lodestone.cli.verb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.lodestone.core.Affine;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.HeadMotion;

/** Writes tables of a run: written beside the target and moved, so a table is whole or not there. */
final class FunctionalTables {

    private FunctionalTables() {
    }

    /** A header row, then one row a volume; {@code n/a} for what is missing. */
    static void write(Path file, Confounds confounds) {
        StringBuilder text = new StringBuilder(String.join("\t", confounds.names())).append('\n');
        int rows = confounds.columns().length == 0 ? 0 : confounds.columns()[0].length;
        for (int t = 0; t < rows; t++) {
            for (int c = 0; c < confounds.columns().length; c++) {
                double value = confounds.columns()[c][t];
                text.append(c == 0 ? "" : "\t").append(Double.isFinite(value) ? Double.toString(value) : "n/a");
            }
            text.append('\n');
        }
        publish(file, text);
    }

    /** No header; one row a volume, 16 numbers, row after row of the 4 x 4 matrix: world of the reference volume to that of this one, mm. */
    static void write(Path file, HeadMotion motion) {
        StringBuilder text = new StringBuilder();
        for (Affine matrix : motion.referenceToVolume()) {
            double[] values = matrix.toRowMajor();
            for (int entry = 0; entry < 16; entry++) {
                text.append(entry == 0 ? "" : "\t").append(values[entry]);
            }
            text.append('\n');
        }
        publish(file, text);
    }

    private static void publish(Path file, CharSequence text) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, text.toString().getBytes(StandardCharsets.UTF_8));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            RefusedException refused = new RefusedException(Finding.error("LS-FC-006", file + " cannot be written: " + e.getMessage() + ".",
                    "Name a folder with write permission and space."));
            refused.initCause(e);
            throw refused;
        }
    }
}
