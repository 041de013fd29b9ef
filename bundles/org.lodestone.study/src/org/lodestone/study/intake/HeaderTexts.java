package org.lodestone.study.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.lodestone.core.WholeFile;

/** Empties the free texts in the header of a NIfTI file, where converters put comments of the operator. Voxels and geometry stay. */
final class HeaderTexts {

    private static final int FIRST = 348;
    private static final int SECOND = 540;
    /** Offset and length of aux_file; descrip, intent_name, data_type and db_name. */
    private static final int[][] FIRST_COMMENT = {{228, 24}};
    private static final int[][] FIRST_OTHERS = {{148, 80}, {328, 16}, {4, 10}, {14, 18}};
    private static final int[][] SECOND_COMMENT = {{320, 24}};
    private static final int[][] SECOND_OTHERS = {{240, 80}, {508, 16}};

    private HeaderTexts() {
    }

    /**
     * @param file {@code .nii} or {@code .nii.gz}, replaced when something was in the way
     * @param all every text, not only the comment
     */
    static void clear(Path file, boolean all) throws IOException {
        byte[] head;
        try (InputStream in = content(file)) {
            head = in.readNBytes(SECOND);
        }
        if (!clear(head, all)) {
            return;
        }
        WholeFile.write(file, channel -> {
            try (InputStream in = content(file)) {
                in.skipNBytes(head.length);
                OutputStream plain = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                if (packed(file)) {
                    GZIPOutputStream packing = new GZIPOutputStream(plain, 1 << 16);
                    packing.write(head);
                    in.transferTo(packing);
                    packing.finish();
                } else {
                    plain.write(head);
                    in.transferTo(plain);
                }
                plain.flush();
            }
        });
    }

    private static boolean packed(Path file) {
        return file.toString().endsWith(".gz");
    }

    private static InputStream content(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return packed(file) ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private static boolean clear(byte[] head, boolean all) {
        if (head.length < FIRST) {
            return false;
        }
        int size = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        boolean first = size == FIRST || Integer.reverseBytes(size) == FIRST;
        boolean second = (size == SECOND || Integer.reverseBytes(size) == SECOND) && head.length == SECOND;
        if (!first && !second) {
            return false;
        }
        boolean changed = clear(head, first ? FIRST_COMMENT : SECOND_COMMENT);
        return all && clear(head, first ? FIRST_OTHERS : SECOND_OTHERS) || changed;
    }

    private static boolean clear(byte[] head, int[][] fields) {
        boolean changed = false;
        for (int[] field : fields) {
            for (int i = field[0]; i < field[0] + field[1]; i++) {
                changed |= head[i] != 0;
            }
            Arrays.fill(head, field[0], field[0] + field[1], (byte) 0);
        }
        return changed;
    }
}
