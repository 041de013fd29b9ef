package org.lodestone.dicom.internal.header;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the elements of {@link DicomTag} out of a DICOM file (PS3.5, PS3.10): implicit and explicit, both byte orders, with or without the
 * preamble, nested sequences of either kind. Pixels are not read.
 */
public final class DicomHeaderReader {

    private static final int PREAMBLE = 128;
    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 1024;
    private static final long UNDEFINED = 0xffffffffL;
    private static final int PIXELS = 0x7fe00010;
    private static final int SHARED_GROUPS = 0x52009229;
    /** Timing, echo, pixel measures and orientation of multi-frame images, inside the shared groups. */
    private static final Set<Integer> SHARED_PARTS = Set.of(0x00189112, 0x00189114, 0x00289110, 0x00209116);
    private static final int ITEM = 0xfffee000;
    private static final int ITEM_END = 0xfffee00d;
    private static final int SEQUENCE_END = 0xfffee0dd;
    private static final Set<String> LONG_FORMS =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private final ByteWindow in;
    private final Map<DicomTag, String> values = new EnumMap<>(DicomTag.class);
    private Charset charset = StandardCharsets.ISO_8859_1;
    private boolean explicit = true;
    private long pixelOffset = -1;

    private DicomHeaderReader(ByteWindow in) {
        this.in = in;
    }

    /**
     * @param file any file
     * @return its header; empty when it is no DICOM file
     * @throws DamagedDicomException when it begins like one and breaks off or contradicts itself
     * @throws IOException when it cannot be read
     */
    public static Optional<DicomHeader> read(Path file) throws IOException, DamagedDicomException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            DicomHeaderReader reader = new DicomHeaderReader(new ByteWindow(channel));
            if (!reader.begin()) {
                return Optional.empty();
            }
            reader.elements(reader.in.position() + reader.in.remaining(), 0, true);
            return Optional.of(new DicomHeader(file, reader.values, reader.pixelOffset));
        }
    }

    /** Passes the preamble and the file's meta group; finds out how elements are coded. */
    private boolean begin() throws IOException, DamagedDicomException {
        in.order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() >= PREAMBLE + 4) {
            in.moveTo(PREAMBLE);
            if (new String(in.bytes(4), StandardCharsets.US_ASCII).equals("DICM")) {
                transferSyntax(metaGroup());
                return true;
            }
        }
        in.moveTo(0);
        if (in.remaining() < 8 || in.peekShort() != 8) {
            return false;
        }
        // Files of old archives: no preamble, the first element is of group 8.
        in.moveTo(4);
        explicit = new String(in.bytes(2), StandardCharsets.US_ASCII).matches("[A-Z]{2}");
        in.moveTo(0);
        return true;
    }

    private String metaGroup() throws IOException, DamagedDicomException {
        String syntax = "";
        while (in.remaining() >= 8 && in.peekShort() == 2) {
            int tag = tag();
            long length = length(form());
            if (tag == 0x00020010 && length <= 64) {
                syntax = text(in.bytes((int) length));
            } else {
                skip(length);
            }
        }
        return syntax;
    }

    private void transferSyntax(String uid) throws DamagedDicomException {
        switch (uid) {
            case "1.2.840.10008.1.2" -> explicit = false;
            case "1.2.840.10008.1.2.2" -> in.order(ByteOrder.BIG_ENDIAN);
            case "1.2.840.10008.1.2.1.99" ->
                throw new DamagedDicomException(in.position(), "the whole data set is compressed (deflated), which is not read");
            default -> explicit = true;
        }
    }

    private void elements(long end, int depth, boolean keep) throws IOException, DamagedDicomException {
        if (depth > DEEPEST) {
            throw new DamagedDicomException(in.position(), "sequences are nested more than " + DEEPEST + " times");
        }
        while (in.position() + 8 <= end) {
            long start = in.position();
            int tag = tag();
            if (tag == ITEM_END || tag == SEQUENCE_END) {
                in.unsignedInt();
                return;
            }
            String form = explicit ? form() : "";
            long length = explicit ? length(form) : in.unsignedInt();
            if (tag == PIXELS && depth == 0) {
                pixels(length);
                return;
            }
            boolean wanted = keep && (depth == 0 ? tag == SHARED_GROUPS : SHARED_PARTS.contains(tag));
            if (length == UNDEFINED || wanted) {
                boolean outer = explicit;
                // What is undefined in a form that nobody knows is coded implicitly (PS3.5, 6.2.2).
                explicit = explicit && !form.equals("UN");
                sequence(length == UNDEFINED ? end : in.position() + length, depth, wanted);
                explicit = outer;
            } else {
                value(start, tag, length, keep);
            }
        }
    }

    private void pixels(long length) throws DamagedDicomException {
        if (length != UNDEFINED && length > in.remaining()) {
            throw new DamagedDicomException(in.position(), "the pixel data are cut short");
        }
        pixelOffset = length == 0 ? -1 : in.position();
    }

    private void sequence(long end, int depth, boolean keep) throws IOException, DamagedDicomException {
        while (in.position() + 8 <= end) {
            int tag = tag();
            long length = in.unsignedInt();
            if (tag == SEQUENCE_END) {
                return;
            }
            if (tag != ITEM) {
                throw new DamagedDicomException(in.position() - 8, "a sequence holds something that is no item");
            }
            if (length == UNDEFINED) {
                elements(end, depth + 1, keep);
            } else {
                long itemEnd = in.position() + length;
                if (length > in.remaining()) {
                    throw new DamagedDicomException(in.position(), "an item claims to reach behind the end of the file");
                }
                if (keep) {
                    elements(itemEnd, depth + 1, true);
                }
                in.moveTo(itemEnd);
            }
        }
    }

    private void value(long start, int number, long length, boolean keep) throws IOException, DamagedDicomException {
        if (length > in.remaining()) {
            throw new DamagedDicomException(start, String.format("element (%04x,%04x) claims %d bytes, %d are left",
                    number >>> 16, number & 0xffff, length, in.remaining()));
        }
        DicomTag tag = keep ? DicomTag.of(number) : null;
        if (tag == null || length == 0 || length > LONGEST_TEXT) {
            skip(length);
        } else if (tag.isShort() && length == 2) {
            values.putIfAbsent(tag, String.valueOf(in.unsignedShort()));
        } else if (tag.isDouble() && length == 8) {
            values.putIfAbsent(tag, String.valueOf(in.real()));
        } else {
            String text = text(in.bytes((int) length));
            values.putIfAbsent(tag, text);
            if (tag == DicomTag.CHARACTER_SET) {
                charset = charset(text);
            }
        }
    }

    private int tag() throws IOException, DamagedDicomException {
        int group = in.unsignedShort();
        return group << 16 | in.unsignedShort();
    }

    private String form() throws IOException, DamagedDicomException {
        return new String(in.bytes(2), StandardCharsets.ISO_8859_1);
    }

    private long length(String form) throws IOException, DamagedDicomException {
        if (LONG_FORMS.contains(form)) {
            in.unsignedShort();
            return in.unsignedInt();
        }
        return in.unsignedShort();
    }

    private void skip(long length) throws DamagedDicomException {
        in.moveTo(in.position() + length);
    }

    private String text(byte[] raw) {
        return new String(raw, charset).replace("\0", "").strip();
    }

    private static Charset charset(String name) {
        String last = name.substring(name.lastIndexOf('\\') + 1).strip();
        return switch (last) {
            case "ISO_IR 192" -> StandardCharsets.UTF_8;
            case "GB18030", "GBK" -> Charset.forName("GB18030");
            case "ISO_IR 101", "ISO 2022 IR 101" -> Charset.forName("ISO-8859-2");
            case "ISO_IR 144", "ISO 2022 IR 144" -> Charset.forName("ISO-8859-5");
            case "ISO_IR 126", "ISO 2022 IR 126" -> Charset.forName("ISO-8859-7");
            default -> StandardCharsets.ISO_8859_1;
        };
    }
}
