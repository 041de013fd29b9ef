package org.lodestone.study.bids;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file name of BIDS: entities, suffix, extension ({@code sub-01_ses-a_task-rest_bold.nii.gz}).
 *
 * @param entities values by key, in the order of the name
 * @param suffix last part without a dash, {@code bold}
 * @param extension from the first dot on, {@code .nii.gz}
 */
public record BidsName(Map<String, String> entities, String suffix, String extension) {

    /** Copies the entities, keeping their order. */
    public BidsName {
        entities = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
    }

    /**
     * @param file any path
     * @return its parts, or empty when the name is not one of BIDS
     */
    public static Optional<BidsName> parse(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        if (dot < 0 || !name.startsWith("sub-")) {
            return Optional.empty();
        }
        String[] parts = name.substring(0, dot).split("_");
        Map<String, String> entities = new LinkedHashMap<>();
        for (int i = 0; i < parts.length - 1; i++) {
            int dash = parts[i].indexOf('-');
            if (dash <= 0 || dash == parts[i].length() - 1 || entities.containsKey(parts[i].substring(0, dash))) {
                return Optional.empty();
            }
            entities.put(parts[i].substring(0, dash), parts[i].substring(dash + 1));
        }
        String suffix = parts[parts.length - 1];
        return suffix.contains("-") || suffix.isEmpty()
                ? Optional.empty() : Optional.of(new BidsName(entities, suffix, name.substring(dot)));
    }

    /** @return the value of an entity, {@code sub} or {@code run} for instance */
    public Optional<String> entity(String key) {
        return Optional.ofNullable(entities.get(key));
    }

    /** @return entities and suffix as in the file name, without the extension */
    public String stem() {
        return entityPrefix() + "_" + suffix;
    }

    /** @return the entities as in the file name, {@code sub-01_task-rest} */
    public String entityPrefix() {
        StringBuilder text = new StringBuilder();
        entities.forEach((key, value) -> text.append(text.isEmpty() ? "" : "_").append(key).append('-').append(value));
        return text.toString();
    }
}
