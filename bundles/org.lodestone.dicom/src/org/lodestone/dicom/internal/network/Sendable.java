package org.lodestone.dicom.internal.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetWriter;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.dicom.internal.header.DamagedDicomException;

/**
 * A file that can be sent.
 *
 * @param file where it is
 * @param classUid SOP class
 * @param instanceUid SOP instance
 * @param transferSyntax how its data set is coded
 * @param offset where its data set begins
 */
public record Sendable(Path file, String classUid, String instanceUid, String transferSyntax, long offset) {

    private static final int START = 1 << 16;

    /**
     * Reads the file's meta group.
     *
     * @throws DamagedDicomException when it is no DICOM file, lacks its meta group or its identifiers
     */
    public static Sendable of(Path file) throws IOException, DamagedDicomException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        }
        Part10.Meta meta = Part10.meta(start);
        Sendable sendable = new Sendable(file, meta.group().text(Tags.META_CLASS_UID), meta.group().text(Tags.META_INSTANCE_UID),
                meta.group().text(Tags.TRANSFER_SYNTAX), meta.end());
        if (sendable.classUid.isEmpty() || sendable.instanceUid.isEmpty() || sendable.transferSyntax.isEmpty()) {
            throw new DamagedDicomException(132, "the file does not say what it holds");
        }
        return sendable;
    }

    /** Writes the data set as it is stored. */
    void copyTo(OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            in.transferTo(out);
        }
    }

    /** Writes the data set coded as {@code coding}; both codings have to be little endian and without compression. */
    void copyTo(OutputStream out, Coding coding) throws IOException {
        try {
            DataSet data = Part10.read(file).data();
            DataSetWriter.write(data, coding, out);
        } catch (DamagedDicomException e) {
            throw new IOException("damaged at " + e.offset() + ": " + e.getMessage(), e);
        }
    }
}
