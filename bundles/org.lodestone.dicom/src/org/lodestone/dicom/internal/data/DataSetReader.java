package org.lodestone.dicom.internal.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lodestone.dicom.internal.header.DamagedDicomException;

/**
 * Reads a whole data set (PS3.5, section 7): every element, nested sequences of either kind, compressed pixels in pieces. Values are views
 * of the given bytes; no length is believed before it was compared with what is there.
 */
public final class DataSetReader {

    private static final int DEEPEST = 32;
    private static final int MOST_ELEMENTS = 4_000_000;
    private static final long UNDEFINED = 0xffffffffL;
    private static final Set<String> LONG_FORMS =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private final ByteBuffer in;
    private boolean explicit;
    private int count;

    private DataSetReader(ByteBuffer in, boolean explicit) {
        this.in = in;
        this.explicit = explicit;
    }

    /**
     * @param bytes from position to limit. Not modified, and not to be modified later.
     * @param coding how elements are coded
     * @return the data set
     * @throws DamagedDicomException with the offset when lengths do not fit
     */
    public static DataSet read(ByteBuffer bytes, Coding coding) throws DamagedDicomException {
        ByteBuffer view = bytes.duplicate().order(coding.order());
        return new DataSetReader(view, coding.explicit()).elements(view.limit(), 0, false);
    }

    /** Reads the file's meta group only and stands behind it. Package use: {@link Part10}. */
    static DataSet readMeta(ByteBuffer view) throws DamagedDicomException {
        return new DataSetReader(view, true).elements(view.limit(), 0, true);
    }

    private DataSet elements(int end, int depth, boolean metaOnly) throws DamagedDicomException {
        if (depth > DEEPEST) {
            throw damage("sequences are nested more than " + DEEPEST + " times");
        }
        List<Element> elements = new ArrayList<>();
        while (in.position() < end) {
            if (end - in.position() < 8) {
                if (metaOnly || depth > 0) {
                    throw damage("an element breaks off");
                }
                // A few bytes behind the last element: padding of old archives.
                in.position(end);
                break;
            }
            int start = in.position();
            int tag = tag();
            if (metaOnly && tag >>> 16 != 2) {
                in.position(start);
                break;
            }
            if (tag == Tags.ITEM_END || tag == Tags.SEQUENCE_END) {
                in.getInt();
                break;
            }
            if (++count > MOST_ELEMENTS) {
                throw damage("there are more than " + MOST_ELEMENTS + " elements");
            }
            elements.add(element(tag, end, depth));
        }
        return DataSet.of(elements);
    }

    private Element element(int tag, int end, int depth) throws DamagedDicomException {
        String form = explicit ? letters() : Dictionary.form(tag);
        long length = explicit ? length(form, end) : Integer.toUnsignedLong(in.getInt());
        if (length == UNDEFINED) {
            if (tag == Tags.PIXELS && depth == 0 && !form.equals("SQ")) {
                return fragments(tag, form, end);
            }
            return sequence(tag, form, end, true, depth);
        }
        if (length > end - in.position()) {
            throw new DamagedDicomException(in.position(), String.format("element (%04x,%04x) claims %d bytes, %d are left",
                    tag >>> 16, tag & 0xffff, length, end - in.position()));
        }
        if (form.equals("SQ")) {
            return sequence(tag, form, in.position() + (int) length, false, depth);
        }
        return new Element.Value(tag, form, slice((int) length));
    }

    private Element sequence(int tag, String form, int end, boolean open, int depth) throws DamagedDicomException {
        boolean outer = explicit;
        // What is of undefined length in a form that nobody knows is coded implicitly (PS3.5, 6.2.2).
        explicit = explicit && !form.equals("UN");
        List<DataSet> items = new ArrayList<>();
        boolean closed = !open;
        while (in.position() + 8 <= end) {
            int start = in.position();
            int item = tag();
            long length = Integer.toUnsignedLong(in.getInt());
            if (item == Tags.SEQUENCE_END) {
                closed = true;
                break;
            }
            if (item != Tags.ITEM) {
                throw new DamagedDicomException(start, "a sequence holds something that is no item");
            }
            if (length != UNDEFINED && length > end - in.position()) {
                throw new DamagedDicomException(start, "an item claims to reach behind the end of its sequence");
            }
            items.add(elements(length == UNDEFINED ? end : in.position() + (int) length, depth + 1, false));
        }
        if (!open && in.position() != end || !closed) {
            throw damage("a sequence breaks off");
        }
        explicit = outer;
        return new Element.Sequence(tag, items);
    }

    private Element fragments(int tag, String form, int end) throws DamagedDicomException {
        List<ByteBuffer> pieces = new ArrayList<>();
        while (end - in.position() >= 8) {
            int item = tag();
            long length = Integer.toUnsignedLong(in.getInt());
            if (item == Tags.SEQUENCE_END) {
                return new Element.Fragments(tag, form, pieces);
            }
            if (item != Tags.ITEM || length > end - in.position()) {
                throw damage("compressed pixels break off");
            }
            pieces.add(slice((int) length));
        }
        throw damage("compressed pixels break off");
    }

    private ByteBuffer slice(int length) {
        ByteBuffer slice = in.slice(in.position(), length).order(in.order());
        in.position(in.position() + length);
        return slice;
    }

    private int tag() {
        int group = Short.toUnsignedInt(in.getShort());
        return group << 16 | Short.toUnsignedInt(in.getShort());
    }

    private String letters() throws DamagedDicomException {
        byte[] letters = new byte[2];
        in.get(letters);
        if (letters[0] < 'A' || letters[0] > 'Z' || letters[1] < 'A' || letters[1] > 'Z') {
            throw new DamagedDicomException(in.position() - 2, "the form of an element is not two letters");
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }

    private long length(String form, int end) throws DamagedDicomException {
        if (!LONG_FORMS.contains(form)) {
            return Short.toUnsignedInt(in.getShort());
        }
        if (end - in.position() < 6) {
            throw damage("an element breaks off");
        }
        in.getShort();
        return Integer.toUnsignedLong(in.getInt());
    }

    private DamagedDicomException damage(String what) {
        return new DamagedDicomException(in.position(), what);
    }
}
