package org.lodestone.atlas.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.method.atlas.AtlasInfo;

/**
 * What the files beside an atlas image say about it.
 *
 * @param info what it is
 * @param table its names
 */
record AtlasDescription(AtlasInfo info, Path table) {

    /** @return the description of {@code image}; refused when its space is not stated */
    static Outcome<AtlasDescription> beside(Path image, BidsName name) {
        Path json = image.resolveSibling(name.stem() + ".json");
        JsonNode root;
        try {
            root = Files.isRegularFile(json) ? new ObjectMapper().readTree(json.toFile()) : new ObjectMapper().createObjectNode();
        } catch (IOException e) {
            return Outcome.refused(Finding.error("LS-ATLAS-036", json + " is no JSON: " + e.getMessage(), "Correct the file."));
        }
        String id = first(name.get("atlas"), name.get("seg"), name.stem());
        String space = first(text(root, "Space", "space"), name.get("space"), name.get("tpl"));
        if (space.isEmpty()) {
            return Outcome.refused(Finding.error("LS-ATLAS-037", "Nothing says which template space " + image + " lies in.",
                    "State \"Space\" in " + json.getFileName() + " or space- in the file name."));
        }
        AtlasInfo info = new AtlasInfo(id, first(text(root, "Name", "Title", "title"), id), space,
                first(text(root, "ReferencesAndLinks", "Citation", "citation"), "not stated"),
                first(text(root, "License", "Licence", "license", "licence"), "not stated"));
        return Outcome.done(new AtlasDescription(info, image.resolveSibling(name.stem() + ".tsv")));
    }

    /** @return names by number; numbers alone with a warning when the table is missing */
    Outcome<Map<Integer, String>> names() {
        if (!Files.isRegularFile(table)) {
            return Outcome.done(Map.of(), List.of(Finding.warning("LS-ATLAS-024",
                    "Atlas " + info.id() + " comes without names: " + table + " is missing. Regions show their numbers.",
                    "Put a table with the columns index and name beside the image.")));
        }
        try {
            Map<Integer, String> names = LabelNames.ofTable(LabelNames.lines(table));
            if (names.isEmpty()) {
                return Outcome.refused(Finding.error("LS-ATLAS-038", table + " names no region.",
                        "Give tab-separated columns index and name under a header line."));
            }
            return Outcome.done(names);
        } catch (IOException e) {
            return Outcome.refused(Finding.error("LS-ATLAS-025", table + " cannot be read: " + e.getMessage(),
                    "Check the file and its permissions."));
        }
    }

    private static String text(JsonNode root, String... keys) {
        for (String key : keys) {
            JsonNode node = root.path(key);
            if (node.isArray()) {
                List<String> parts = new ArrayList<>();
                node.forEach(part -> parts.add(part.asText()));
                return String.join("; ", parts);
            }
            if (node.isTextual() && !node.asText().isBlank()) {
                return node.asText();
            }
        }
        return "";
    }

    private static String first(String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }
}
