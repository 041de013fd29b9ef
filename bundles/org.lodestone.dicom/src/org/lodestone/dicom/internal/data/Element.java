package org.lodestone.dicom.internal.data;

import java.nio.ByteBuffer;
import java.util.List;

/** One element of a data set. */
public sealed interface Element {

    /** @return group in the upper, element in the lower 16 bits */
    int tag();

    /** @return the form of its value (value representation), two letters */
    String form();

    /**
     * An element with a value.
     *
     * @param tag number
     * @param form two letters
     * @param bytes the value as stored, position 0 to limit, in the byte order of its file. Not written to.
     */
    record Value(int tag, String form, ByteBuffer bytes) implements Element {

        /** @return how many bytes */
        public int length() {
            return bytes.limit();
        }

        /** @return a view that can be read without moving the original */
        public ByteBuffer view() {
            return bytes.duplicate().order(bytes.order()).rewind();
        }
    }

    /**
     * A sequence of items.
     *
     * @param tag number
     * @param items data sets of their own
     */
    record Sequence(int tag, List<DataSet> items) implements Element {

        /** Copies the list. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String form() {
            return "SQ";
        }
    }

    /**
     * Compressed pixels in pieces.
     *
     * @param tag number
     * @param form two letters, OB as a rule
     * @param pieces the table of offsets first, then the pieces
     */
    record Fragments(int tag, String form, List<ByteBuffer> pieces) implements Element {

        /** Copies the list. */
        public Fragments {
            pieces = List.copyOf(pieces);
        }
    }
}
