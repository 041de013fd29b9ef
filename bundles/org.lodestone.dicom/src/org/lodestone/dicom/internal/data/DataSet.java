package org.lodestone.dicom.internal.data;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Elements by number, in ascending order (unsigned). Immutable. */
public final class DataSet {

    /** No elements. */
    public static final DataSet EMPTY = new DataSet(new TreeMap<>(Integer::compareUnsigned));

    private final SortedMap<Integer, Element> elements;

    private DataSet(TreeMap<Integer, Element> elements) {
        this.elements = Collections.unmodifiableSortedMap(elements);
    }

    /** @return a data set of those elements; of two with the same number the later one stays */
    public static DataSet of(Collection<Element> elements) {
        TreeMap<Integer, Element> sorted = new TreeMap<>(Integer::compareUnsigned);
        elements.forEach(element -> sorted.put(element.tag(), element));
        return new DataSet(sorted);
    }

    /** @return all elements, ascending */
    public List<Element> elements() {
        return List.copyOf(elements.values());
    }

    /** @return the element with that number */
    public Optional<Element> element(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** @return true when the element is there, even without a value */
    public boolean has(int tag) {
        return elements.containsKey(tag);
    }

    /** @return the value as text, without padding; empty when there is none */
    public String text(int tag) {
        return elements.get(tag) instanceof Element.Value value ? text(value) : "";
    }

    /** @return a value of this data set as text in its character set, without padding */
    public String text(Element.Value value) {
        return text(value, charset());
    }

    /** @return a value as text, without padding; items of sequences use the character set of the data set they lie in */
    public static String text(Element.Value value, Charset charset) {
        byte[] raw = new byte[value.length()];
        value.view().get(raw);
        return new String(raw, charset).replace("\0", "").strip();
    }

    /** @return the texts of several values */
    public List<String> texts(int tag) {
        String text = text(tag);
        return text.isEmpty() ? List.of() : List.of(text.split("\\\\", -1)).stream().map(String::strip).toList();
    }

    /** @return the first number, out of text or of 16 or 32 bits; {@code otherwise} when there is none */
    public int integer(int tag, int otherwise) {
        if (!(elements.get(tag) instanceof Element.Value value)) {
            return otherwise;
        }
        ByteBuffer view = value.view();
        return switch (value.form()) {
            case "US", "OW" -> view.remaining() >= 2 ? Short.toUnsignedInt(view.getShort()) : otherwise;
            case "SS" -> view.remaining() >= 2 ? view.getShort() : otherwise;
            case "UL", "SL" -> view.remaining() >= 4 ? view.getInt() : otherwise;
            case "IS", "DS" -> {
                double[] numbers = numbers(tag);
                yield numbers.length > 0 && Math.abs(numbers[0]) < Integer.MAX_VALUE ? (int) numbers[0] : otherwise;
            }
            default -> otherwise;
        };
    }

    /** @return decimal texts as numbers; none when one of them is no number */
    public double[] numbers(int tag) {
        try {
            return texts(tag).stream().mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            // A word where a number belongs counts as no number; who needs it says so.
            return new double[0];
        }
    }

    /** @return the items of a sequence, none when it is not there */
    public List<DataSet> items(int tag) {
        return elements.get(tag) instanceof Element.Sequence sequence ? sequence.items() : List.of();
    }

    /** @return this with the given elements added or replaced */
    public DataSet with(Collection<Element> more) {
        List<Element> all = new ArrayList<>(elements.values());
        all.addAll(more);
        return of(all);
    }

    /** @return name of the character set (0008,0005) of texts, empty for the default */
    public String characterSet() {
        if (!(elements.get(Tags.CHARACTER_SET) instanceof Element.Value value)) {
            return "";
        }
        byte[] raw = new byte[value.length()];
        value.view().get(raw);
        return new String(raw, StandardCharsets.US_ASCII).strip();
    }

    /** @return how texts of this data set are coded */
    public Charset charset() {
        return CharacterSets.of(characterSet());
    }
}
