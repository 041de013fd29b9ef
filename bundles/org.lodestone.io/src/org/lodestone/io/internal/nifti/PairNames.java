package org.lodestone.io.internal.nifti;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Names of NIfTI files, and which two make a pair. */
public final class PairNames {

    private static final List<String> ENDINGS = List.of(".nii", ".nii.gz", ".hdr", ".hdr.gz", ".img", ".img.gz");

    private PairNames() {
    }

    /** @return true when the name ends as NIfTI files do; case does not matter */
    public static boolean accepts(Path file) {
        String name = lowerName(file);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** @return true when the name asks for compression */
    static boolean compressed(Path file) {
        return lowerName(file).endsWith(".gz");
    }

    /** @return true for .hdr and .img */
    static boolean pair(Path file) {
        String name = lowerName(file);
        return name.contains(".") && !name.endsWith(".nii") && !name.endsWith(".nii.gz");
    }

    /** @return the file with the header: the partner of an .img, else the file itself */
    static Path header(Path file) {
        return lowerName(file).matches(".*\\.img(\\.gz)?") ? partner(file, "img", "hdr") : file;
    }

    /** @return the file with the voxels of a pair's header */
    static Path image(Path header) {
        return partner(header, "hdr", "img");
    }

    private static Path partner(Path file, String from, String to) {
        String name = file.getFileName().toString();
        int at = name.toLowerCase(Locale.ROOT).lastIndexOf("." + from);
        if (at < 0) {
            return file.resolveSibling(name + "." + to);
        }
        String stem = name.substring(0, at + 1);
        String tail = name.substring(at + 1 + from.length());
        String word = Character.isUpperCase(name.charAt(at + 1)) ? to.toUpperCase(Locale.ROOT) : to;
        Path same = file.resolveSibling(stem + word + tail);
        Path other = file.resolveSibling(stem + word + (tail.isEmpty() ? ".gz" : ""));
        return !Files.exists(same) && Files.exists(other) ? other : same;
    }

    private static String lowerName(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
