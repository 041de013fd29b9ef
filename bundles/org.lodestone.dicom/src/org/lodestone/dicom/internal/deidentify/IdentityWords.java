package org.lodestone.dicom.internal.deidentify;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.Element;

/**
 * Words of a data set that name somebody: parts of persons' names, numbers of the patient and the order, the institution.
 *
 * @param words in lower case
 */
record IdentityWords(Set<String> words) {

    private static final Set<Integer> NAMING = Set.of(0x00080050, 0x00080080, 0x00080081, 0x00081010, 0x00081040, 0x00100020, 0x00101000,
            0x00101001, 0x00101040, 0x00101090, 0x00102154, 0x00200010, 0x00321032, 0x00380010, 0x00380060, 0x00380300);
    private static final int SHORTEST = 3;
    private static final int SHORTEST_INSIDE = 4;
    private static final int NUMBER_OF_SOMEBODY = 6;
    private static final int SHORTEST_LEAK = 5;

    static IdentityWords of(DataSet data) {
        Set<String> words = new HashSet<>();
        collect(data, data.charset(), words);
        return new IdentityWords(Set.copyOf(words));
    }

    private static void collect(DataSet data, Charset charset, Set<String> words) {
        for (Element element : data.elements()) {
            if (element instanceof Element.Sequence sequence) {
                sequence.items().forEach(item -> collect(item, charset, words));
            } else if (element instanceof Element.Value value && (value.form().equals("PN") || NAMING.contains(value.tag()))) {
                parts(DataSet.text(value, charset))
                        .filter(word -> word.length() >= SHORTEST || word.matches("[0-9]{2}")).forEach(words::add);
            }
        }
    }

    private static Stream<String> parts(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty());
    }

    /** @return the text without words that name somebody, long numbers and addresses of mail; underscores and spaces stay */
    String cleaned(String text) {
        String clean = Stream.of(text.split("(?<=[^\\p{L}\\p{N}@.])|(?=[^\\p{L}\\p{N}@.])")).filter(word -> !names(word))
                .collect(Collectors.joining());
        return clean.replaceAll("  +", " ").strip();
    }

    private boolean names(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return word.contains("@") || parts(lower).anyMatch(words::contains)
                || lower.chars().filter(Character::isDigit).count() >= NUMBER_OF_SOMEBODY
                || words.stream().anyMatch(known -> known.length() >= SHORTEST_INSIDE && lower.contains(known));
    }

    /** @return true when the text holds a longer word that names somebody: what rules overlooked */
    boolean leaksInto(String text) {
        return parts(text).anyMatch(part -> part.length() >= SHORTEST_LEAK && words.contains(part));
    }
}
