package org.lodestone.dicom.internal.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Collects elements of a new data set in little endian; texts in UTF-8, so name that character set where it is not plain. */
public final class DataSetBuilder {

    private static final Set<String> PADDED_WITH_ZERO = Set.of("UI", "OB", "UN");

    private final List<Element> elements = new ArrayList<>();

    /** Adds a text in the form that the standard gives the element; padded to an even length. */
    public DataSetBuilder text(int tag, String text) {
        elements.add(textElement(tag, Dictionary.form(tag), text));
        return this;
    }

    /** Adds whole numbers of 16 or 32 bits, as the standard says. */
    public DataSetBuilder number(int tag, long... numbers) {
        boolean wide = Set.of("UL", "SL").contains(Dictionary.form(tag));
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * (wide ? 4 : 2)).order(ByteOrder.LITTLE_ENDIAN);
        for (long number : numbers) {
            if (wide) {
                bytes.putInt((int) number);
            } else {
                bytes.putShort((short) number);
            }
        }
        elements.add(new Element.Value(tag, Dictionary.form(tag), bytes.flip()));
        return this;
    }

    /** Adds bytes; padded to an even length. */
    public DataSetBuilder bytes(int tag, String form, byte[] bytes) {
        byte[] even = bytes.length % 2 == 0 ? bytes : Arrays.copyOf(bytes, bytes.length + 1);
        elements.add(new Element.Value(tag, form, ByteBuffer.wrap(even).order(ByteOrder.LITTLE_ENDIAN)));
        return this;
    }

    /** Adds a sequence. */
    public DataSetBuilder sequence(int tag, DataSet... items) {
        elements.add(new Element.Sequence(tag, List.of(items)));
        return this;
    }

    /** Adds an element. */
    public DataSetBuilder add(Element element) {
        elements.add(element);
        return this;
    }

    /** @return the data set */
    public DataSet build() {
        return DataSet.of(elements);
    }

    /** @return an element that holds a text in UTF-8, padded to an even length */
    public static Element textElement(int tag, String form, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length % 2 == 1) {
            bytes = Arrays.copyOf(bytes, bytes.length + 1);
            bytes[bytes.length - 1] = (byte) (PADDED_WITH_ZERO.contains(form) ? 0 : ' ');
        }
        return new Element.Value(tag, form, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }
}
