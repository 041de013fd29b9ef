package org.lodestone.method.export;

import java.util.Set;

/**
 * A file format that targets are handed over in.
 *
 * @param id permanent short word of the command line, {@code brainsight}
 * @param title as the maker's users know it, with the program's version where it matters
 * @param extension of the files, with the dot; as written, {@code .mrk.json}
 * @param coordinates one sentence: axes (RAS, LPS), units, space, which way the coil's axes point
 * @param content what it stores of a target; each is demanded back when the file is read
 */
public record FormatInfo(String id, String title, String extension, String coordinates, Set<PositionKind> content) {

    /** Checks the id and copies the set. */
    public FormatInfo {
        if (!id.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("format id " + id);
        }
        content = Set.copyOf(content);
    }
}
