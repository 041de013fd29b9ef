package org.lodestone.pipeline.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodestone.core.Affine;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.HeadMotion;

/** Tab-separated tables as BIDS wants them: a header row, {@code n/a} for what is missing, line feeds. */
final class Tables {

    private Tables() {
    }

    static void writeConfounds(Path file, Confounds confounds) throws IOException {
        StringBuilder text = new StringBuilder(String.join("\t", confounds.names())).append('\n');
        int rows = confounds.columns().length == 0 ? 0 : confounds.columns()[0].length;
        for (int t = 0; t < rows; t++) {
            for (int c = 0; c < confounds.columns().length; c++) {
                double value = confounds.columns()[c][t];
                text.append(c == 0 ? "" : "\t").append(Double.isFinite(value) ? Double.toString(value) : "n/a");
            }
            text.append('\n');
        }
        Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** One row a volume, 16 numbers, row after row of the 4 x 4 matrix: world of the reference volume to world of this volume, mm. */
    static void writeMotion(Path file, HeadMotion motion) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int entry = 0; entry < 16; entry++) {
            text.append(entry == 0 ? "" : "\t").append('m').append(entry / 4).append(entry % 4);
        }
        text.append('\n');
        for (Affine matrix : motion.referenceToVolume()) {
            double[] values = matrix.toRowMajor();
            for (int entry = 0; entry < 16; entry++) {
                text.append(entry == 0 ? "" : "\t").append(values[entry]);
            }
            text.append('\n');
        }
        Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
