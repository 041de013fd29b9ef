package org.lodestone.dicom.internal.data;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lodestone.core.WholeFile;
import org.lodestone.dicom.internal.header.DamagedDicomException;

/**
 * A DICOM file (PS3.10) in memory.
 *
 * @param coding how its data set is coded
 * @param data its data set, without the file's meta group
 */
public record Part10(Coding coding, DataSet data) {

    /** Identifies the files we write; a UUID-derived identifier, as PS3.5 B.2 allows. */
    public static final String IMPLEMENTATION_UID = "2.25.294105612385710237561120385702931640127";

    /** Our name in files and on the network. */
    public static final String IMPLEMENTATION_NAME = "LODESTONE_0_1";

    private static final int PREAMBLE = 128;
    /** DICM, read in little endian. */
    private static final int MAGIC = 0x4d434944;
    /** Larger files are pixels of something else than a head; reading them into memory would not end well. */
    private static final long LARGEST = 1L << 30;

    /**
     * Reads a whole file.
     *
     * @throws DamagedDicomException when it is no DICOM file, is cut or contradicts itself, is larger than a gibibyte, or deflated
     * @throws IOException when it cannot be read
     */
    public static Part10 read(Path file) throws IOException, DamagedDicomException {
        if (Files.size(file) > LARGEST) {
            throw new DamagedDicomException(0, "the file is larger than " + (LARGEST >> 20) + " MiB");
        }
        return read(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    /**
     * Looks into a file without reading pixels that nobody asks for.
     *
     * @param arena owns the memory that values are views of
     */
    public static Part10 map(Path file, Arena arena) throws IOException, DamagedDicomException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new DamagedDicomException(0, "the file is larger than 2 GiB");
            }
            return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer());
        }
    }

    /** Reads a whole file out of memory, with or without the preamble. */
    public static Part10 read(ByteBuffer bytes) throws DamagedDicomException {
        ByteBuffer view = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        boolean preamble = view.limit() >= PREAMBLE + 4 && view.getInt(PREAMBLE) == MAGIC;
        if (!preamble) {
            if (view.limit() < 8 || view.getShort(0) != 8) {
                throw new DamagedDicomException(0, "this is no DICOM file");
            }
            boolean explicit = Character.isUpperCase(view.get(4)) && Character.isUpperCase(view.get(5));
            Coding bare = explicit ? Coding.EXPLICIT : Coding.IMPLICIT;
            return new Part10(bare, DataSetReader.read(view, bare));
        }
        view.position(PREAMBLE + 4);
        String uid = DataSetReader.readMeta(view).text(Tags.TRANSFER_SYNTAX);
        if (uid.equals(Coding.DEFLATED)) {
            throw new DamagedDicomException(view.position(), "the whole data set is compressed (deflated), which is not read");
        }
        if (uid.isEmpty()) {
            throw new DamagedDicomException(view.position(), "the file does not say its transfer syntax");
        }
        Coding coding = Coding.of(uid);
        return new Part10(coding, DataSetReader.read(view, coding));
    }

    /**
     * The meta group of a file.
     *
     * @param group its elements
     * @param end where the data set begins
     */
    public record Meta(DataSet group, int end) {
    }

    /**
     * @param start the first bytes of a file, at least the whole meta group
     * @throws DamagedDicomException when they lack the preamble or break off
     */
    public static Meta meta(byte[] start) throws DamagedDicomException {
        ByteBuffer view = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        if (view.limit() < PREAMBLE + 4 || view.getInt(PREAMBLE) != MAGIC) {
            throw new DamagedDicomException(0, "this is no DICOM file with a preamble");
        }
        view.position(PREAMBLE + 4);
        DataSet group = DataSetReader.readMeta(view);
        return new Meta(group, view.position());
    }

    /** Writes the file whole: first beside its place, then moved there. An existing file is replaced. */
    public void write(Path file) throws IOException {
        WholeFile.write(file, channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            out.write(start(data.text(Tags.CLASS_UID), data.text(Tags.INSTANCE_UID), coding.uid()));
            DataSetWriter.write(data, coding, out);
            out.flush();
        });
    }

    /**
     * @param classUid SOP class
     * @param instanceUid SOP instance
     * @param transferSyntax how the data set that follows is coded
     * @return preamble, prefix and meta group of a file
     */
    public static byte[] start(String classUid, String instanceUid, String transferSyntax) {
        DataSet meta = new DataSetBuilder().bytes(Tags.META_VERSION, "OB", new byte[] {0, 1}).text(Tags.META_CLASS_UID, classUid)
                .text(Tags.META_INSTANCE_UID, instanceUid).text(Tags.TRANSFER_SYNTAX, transferSyntax)
                .text(Tags.IMPLEMENTATION_UID, IMPLEMENTATION_UID).text(Tags.IMPLEMENTATION_NAME, IMPLEMENTATION_NAME).build();
        DataSet whole = new DataSetBuilder().number(Tags.META_LENGTH, DataSetWriter.length(meta, Coding.EXPLICIT)).build()
                .with(meta.elements());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[PREAMBLE]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        try {
            DataSetWriter.write(whole, Coding.EXPLICIT, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }
}
