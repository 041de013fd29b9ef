package org.lodestone.dicom.internal.deidentify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.lodestone.dicom.internal.data.Dictionary;

/**
 * What happens to each element: table E.1-1 of DICOM PS3.15 with the basic profile, and caution for what it does not list. Where the table
 * leaves a choice (X/Z, X/D, X/Z/D, Z/D) the one that keeps files valid is taken, the last.
 */
final class Profile {

    private static final String FILE = "profile.txt";
    private static final Map<Integer, Rule> RULES = read();
    private static final Set<String> TELLING_FORMS = Set.of("DA", "DT", "TM", "AE");

    /** What happens to an element. */
    enum Action {
        /** It stays as it is; the items of a sequence are treated each. */
        KEEP,
        /** It goes. */
        REMOVE,
        /** It loses its value. */
        EMPTY,
        /** It gets a value that says nothing. */
        DUMMY,
        /** It gets another unique identifier, always the same one for the same. */
        NEW_UID
    }

    private record Rule(Action action, boolean cleaned, boolean keptWithUids) {
    }

    private Profile() {
    }

    /**
     * @param tag element
     * @param form of its value
     * @param retainUids whether unique identifiers stay
     * @return what happens to it
     */
    static Action action(int tag, String form, boolean retainUids) {
        int group = tag >>> 16;
        int element = tag & 0xffff;
        if (Dictionary.isPrivate(tag) || element == 0 || group <= 0x0007 || group >>> 8 == 0x50) {
            return Action.REMOVE;
        }
        if (group >>> 8 == 0x60) {
            return element == 0x3000 || element == 0x4000 ? Action.REMOVE : Action.KEEP;
        }
        Rule rule = RULES.get(tag);
        if (rule != null) {
            return retainUids && rule.keptWithUids ? Action.KEEP : rule.action;
        }
        // A value in no known form cannot be looked through.
        if (!Dictionary.knows(tag) || form.equals("UN") || TELLING_FORMS.contains(form)) {
            return Action.REMOVE;
        }
        return switch (form) {
            case "PN" -> Action.EMPTY;
            case "UI" -> retainUids ? Action.KEEP : Action.NEW_UID;
            default -> Action.KEEP;
        };
    }

    /** @return true for descriptions that the clean-descriptors option may keep */
    static boolean isDescriptor(int tag) {
        Rule rule = RULES.get(tag);
        return rule != null && rule.cleaned;
    }

    private static Map<Integer, Rule> read() {
        try (InputStream in = Profile.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            Map<Integer, Rule> rules = new HashMap<>();
            lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" "))
                    .forEach(cells -> rules.put(Integer.parseUnsignedInt(cells[0], 16), rule(cells[1], cells[2])));
            return Map.copyOf(rules);
        } catch (IOException e) {
            throw new UncheckedIOException("the profile cannot be read", e);
        }
    }

    private static Rule rule(String action, String option) {
        Action taken = switch (action) {
            case "X" -> Action.REMOVE;
            case "Z", "X/Z" -> Action.EMPTY;
            case "D", "X/D", "Z/D", "X/Z/D" -> Action.DUMMY;
            case "U", "V" -> Action.NEW_UID;
            // References to images stay, with new identifiers inside.
            case "X/Z/U*" -> Action.KEEP;
            default -> throw new IllegalStateException("action " + action);
        };
        return new Rule(taken, option.equals("C"), action.equals("U") || option.equals("K"));
    }
}
