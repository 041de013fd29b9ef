package org.lodestone.dicom.internal.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes a data set; sequences and items with their lengths. Values are written as they are stored, so in the byte order they have. */
public final class DataSetWriter {

    private static final Set<String> LONG_FORMS =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");
    private static final int UNDEFINED = -1;

    private final OutputStream out;
    private final Coding coding;

    private DataSetWriter(OutputStream out, Coding coding) {
        this.out = out;
        this.coding = coding;
    }

    /** @param coding must have the byte order of the values */
    public static void write(DataSet data, Coding coding, OutputStream out) throws IOException {
        new DataSetWriter(out, coding).elements(data);
    }

    /** @return how many bytes {@link #write} writes */
    public static long length(DataSet data, Coding coding) {
        long length = 0;
        for (Element element : data.elements()) {
            length += head(element, coding) + content(element, coding);
        }
        return length;
    }

    private static int head(Element element, Coding coding) {
        return coding.explicit() && LONG_FORMS.contains(written(element)) ? 12 : 8;
    }

    /** A value too long for a short length field keeps its bytes in a form without meaning (PS3.5, 6.2.2). */
    private static String written(Element element) {
        boolean tooLong = element instanceof Element.Value value && value.length() > 0xfffe && !LONG_FORMS.contains(element.form());
        return tooLong ? "UN" : element.form();
    }

    private static long content(Element element, Coding coding) {
        return switch (element) {
            case Element.Value value -> value.length();
            case Element.Sequence sequence -> sequence.items().stream().mapToLong(item -> 8 + length(item, coding)).sum();
            case Element.Fragments fragments -> fragments.pieces().stream().mapToLong(piece -> 8L + piece.limit()).sum() + 8;
        };
    }

    private void elements(DataSet data) throws IOException {
        for (Element element : data.elements()) {
            switch (element) {
                case Element.Value value -> {
                    head(value, value.length());
                    bytes(value.bytes());
                }
                case Element.Sequence sequence -> {
                    head(sequence, (int) content(sequence, coding));
                    for (DataSet item : sequence.items()) {
                        tagAndLength(Tags.ITEM, (int) length(item, coding));
                        elements(item);
                    }
                }
                case Element.Fragments fragments -> {
                    head(fragments, UNDEFINED);
                    for (ByteBuffer piece : fragments.pieces()) {
                        tagAndLength(Tags.ITEM, piece.limit());
                        bytes(piece);
                    }
                    tagAndLength(Tags.SEQUENCE_END, 0);
                }
            }
        }
    }

    private void head(Element element, int length) throws IOException {
        if (!coding.explicit()) {
            tagAndLength(element.tag(), length);
            return;
        }
        String form = written(element);
        ByteBuffer head = ByteBuffer.allocate(12).order(coding.order());
        tag(head, element.tag()).put(form.getBytes(StandardCharsets.US_ASCII));
        if (LONG_FORMS.contains(form)) {
            head.putShort((short) 0).putInt(length);
        } else {
            head.putShort((short) length);
        }
        out.write(head.array(), 0, head.position());
    }

    private void tagAndLength(int tag, int length) throws IOException {
        out.write(tag(ByteBuffer.allocate(8).order(coding.order()), tag).putInt(length).array());
    }

    private static ByteBuffer tag(ByteBuffer head, int tag) {
        return head.putShort((short) (tag >>> 16)).putShort((short) tag);
    }

    private void bytes(ByteBuffer value) throws IOException {
        if (value.hasArray()) {
            out.write(value.array(), value.arrayOffset(), value.limit());
            return;
        }
        byte[] copy = new byte[value.limit()];
        value.duplicate().rewind().get(copy);
        out.write(copy);
    }
}
