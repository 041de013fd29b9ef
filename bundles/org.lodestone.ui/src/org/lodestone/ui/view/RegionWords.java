package org.lodestone.ui.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.lodestone.core.Vec3;

/** Names of AAL, AICHA and Brodmann's areas in the words of an anatomist, English or Chinese. Immutable; any thread. */
public final class RegionWords {

    private static final Pattern SIDE = Pattern.compile("(.+)_([LR])");
    private static final Pattern AREA = Pattern.compile("Brodmann area (\\d+)");
    private static final double MIDLINE_MM = 1;

    private final Map<String, String> words = new HashMap<>();

    private RegionWords(boolean chinese) {
        try (InputStream in = RegionWords.class.getResourceAsStream("regions.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] cells = line.split("\t");
                words.put(cells[0], cells[chinese ? 2 : 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return words in the language of the workbench */
    public static RegionWords ofWorkbench() {
        return of(Platform.getNL());
    }

    /** @param language as of a locale; whatever is not Chinese is English */
    public static RegionWords of(String language) {
        return new RegionWords(language.startsWith("zh"));
    }

    /** @return the name in words; one that is in no table as it stands, its low lines as blanks */
    public String said(String atlasName, Vec3 templateMm) {
        Matcher area = AREA.matcher(atlasName);
        if (area.matches()) {
            return sided(NLS.bind(words.get("@area"), area.group(1)), side(templateMm));
        }
        Matcher sided = SIDE.matcher(atlasName);
        if (sided.matches() && words.containsKey(sided.group(1))) {
            return sided(words.get(sided.group(1)), sided.group(2).equals("L") ? -1 : 1);
        }
        String homotopic = atlasName.replaceFirst("-\\d+$", "");
        String known = words.getOrDefault(homotopic, words.get(homotopic.replaceFirst("^[GN]_", "")));
        return known == null ? atlasName.replace('_', ' ') : homotopic.startsWith("Vermis") ? known : sided(known, side(templateMm));
    }

    /** @return the name in words where it says its side itself, or has none */
    public String said(String atlasName) {
        return said(atlasName, Vec3.ZERO);
    }

    private static int side(Vec3 templateMm) {
        return Math.abs(templateMm.x()) < MIDLINE_MM ? 0 : templateMm.x() < 0 ? -1 : 1;
    }

    private String sided(String name, int side) {
        return switch (side) {
            case -1 -> NLS.bind(words.get("@left"), name);
            case 1 -> NLS.bind(words.get("@right"), name);
            default -> name;
        };
    }
}
