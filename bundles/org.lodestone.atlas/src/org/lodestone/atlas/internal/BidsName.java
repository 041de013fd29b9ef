package org.lodestone.atlas.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file name taken apart as BIDS builds it: {@code key-value_key-value_suffix.extension}.
 *
 * @param entities values by key
 * @param suffix last part without a key
 * @param stem name without extension
 */
record BidsName(Map<String, String> entities, String suffix, String stem) {

    static BidsName of(Path file) {
        String stem = file.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", "");
        Map<String, String> entities = new TreeMap<>();
        String suffix = "";
        for (String part : stem.split("_")) {
            int dash = part.indexOf('-');
            if (dash > 0) {
                entities.put(part.substring(0, dash), part.substring(dash + 1));
            } else {
                suffix = part;
            }
        }
        return new BidsName(entities, suffix, stem);
    }

    boolean has(String key) {
        return entities.containsKey(key);
    }

    /** @return the value of {@code key}, empty when it has none */
    String get(String key) {
        return entities.getOrDefault(key, "");
    }

    /** @return true when this names the brain mask of the image {@code head}: same template, same resolution */
    boolean isMaskOf(BidsName head) {
        return suffix.equals("mask") && get("desc").equals("brain") && get("tpl").equals(head.get("tpl"))
                && get("res").equals(head.get("res"));
    }
}
