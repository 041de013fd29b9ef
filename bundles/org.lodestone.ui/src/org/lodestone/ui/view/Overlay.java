package org.lodestone.ui.view;

import java.nio.file.Path;
import java.util.Optional;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.ui.FindingWords;

/**
 * An image that can be laid over the structural scan.
 *
 * @param name that tells it from others
 * @param layer values, colours, scale
 * @param outlined true for regions, which are drawn as an outline and not as a filled map
 * @param file it was read from, when it was
 */
public record Overlay(String name, SliceLayer layer, boolean outlined, Optional<Path> file) {

    private static final String SEED_MAP = "r, seed";

    /** An overlay of no file. */
    public Overlay(String name, SliceLayer layer, boolean outlined) {
        this(name, layer, outlined, Optional.empty());
    }

    /** @return the name in words, in the language of the workbench: files carry short names without spaces */
    public String said() {
        String words = name.replace("dlpfcLeft", "left DLPFC").replace("dlpfcRight", "right DLPFC").replace("sgacc", "sgACC");
        return words.startsWith(SEED_MAP) ? FindingWords.said(SEED_MAP) + words.substring(SEED_MAP.length()) : FindingWords.said(words);
    }
}
