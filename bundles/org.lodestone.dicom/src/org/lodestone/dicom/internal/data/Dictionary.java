package org.lodestone.dicom.internal.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The elements of DICOM PS3.6: form of the value (value representation) and keyword of each. Read once. */
public final class Dictionary {

    private static final String FILE = "dictionary.txt";
    private static final Map<Integer, Entry> BY_TAG = read();
    private static final Map<String, Integer> BY_KEYWORD = keywords();

    private record Entry(String form, String keyword) {
    }

    private Dictionary() {
    }

    /** @return the form of an element's value; {@code UN} when it is not in the standard */
    public static String form(int tag) {
        Entry entry = BY_TAG.get(tag);
        if (entry != null) {
            return entry.form;
        }
        boolean groupLength = (tag & 0xffff) == 0;
        boolean creator = isPrivate(tag) && (tag & 0xffff) >= 0x10 && (tag & 0xffff) <= 0xff;
        return groupLength ? "UL" : creator ? "LO" : "UN";
    }

    /** @return the keyword of an element, else its number as {@code ggggeeee} */
    public static String keyword(int tag) {
        Entry entry = BY_TAG.get(tag);
        return entry == null ? String.format("%08x", tag) : entry.keyword;
    }

    /** @return the element with that keyword or that number as {@code ggggeeee} */
    public static Optional<Integer> tag(String keyword) {
        Integer tag = BY_KEYWORD.get(keyword);
        if (tag == null && keyword.matches("[0-9A-Fa-f]{8}")) {
            return Optional.of(Integer.parseUnsignedInt(keyword, 16));
        }
        return Optional.ofNullable(tag);
    }

    /** @return true when the standard knows the element */
    public static boolean knows(int tag) {
        return BY_TAG.containsKey(tag);
    }

    /** @return true for elements of makers, whose group is odd */
    public static boolean isPrivate(int tag) {
        return (tag >>> 16 & 1) == 1;
    }

    private static Map<Integer, Entry> read() {
        try (InputStream in = Dictionary.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            Map<Integer, Entry> entries = new HashMap<>(8192);
            lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" "))
                    .forEach(cells -> entries.put(Integer.parseUnsignedInt(cells[0], 16), new Entry(cells[1], cells[2])));
            return Map.copyOf(entries);
        } catch (IOException e) {
            throw new UncheckedIOException("the dictionary cannot be read", e);
        }
    }

    private static Map<String, Integer> keywords() {
        Map<String, Integer> keywords = new HashMap<>(8192);
        BY_TAG.forEach((tag, entry) -> keywords.put(entry.keyword, tag));
        return Map.copyOf(keywords);
    }
}
