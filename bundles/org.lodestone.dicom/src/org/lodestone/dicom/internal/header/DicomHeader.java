package org.lodestone.dicom.internal.header;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is needed of one DICOM file.
 *
 * @param file where it is
 * @param values texts of the elements that are there
 * @param pixelOffset where pixel data begin in the file; -1 when there are none
 */
public record DicomHeader(Path file, Map<DicomTag, String> values, long pixelOffset) {

    /** Copies the values. */
    public DicomHeader {
        values = java.util.Collections.unmodifiableMap(values.isEmpty() ? Map.of() : new EnumMap<>(values));
    }

    /** @return the text, empty when absent */
    public String text(DicomTag tag) {
        return values.getOrDefault(tag, "");
    }

    /** @return the parts of a text with several values */
    public List<String> words(DicomTag tag) {
        String text = text(tag);
        return text.isEmpty() ? List.of() : List.of(text.split("\\\\"));
    }

    /** @return the first number of a text; empty when absent or no number */
    public OptionalDouble number(DicomTag tag) {
        double[] all = numbers(tag);
        return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(all[0]);
    }

    /** @return the whole number, or {@code otherwise} */
    public int integer(DicomTag tag, int otherwise) {
        OptionalDouble number = number(tag);
        return number.isPresent() && Math.abs(number.getAsDouble()) < 1e9 ? (int) number.getAsDouble() : otherwise;
    }

    /** @return all numbers of a text; none when one of them is no number */
    public double[] numbers(DicomTag tag) {
        try {
            return words(tag).stream().map(String::strip).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            // A header with a word where a number belongs counts as one without it; lists show a gap.
            return new double[0];
        }
    }
}
