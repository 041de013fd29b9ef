package org.lodestone.io.internal.surface;

/** Texts in the headers of mesh files. */
final class SurfaceText {

    private SurfaceText() {
    }

    /** @return printable ASCII on one line; other characters become question marks */
    static String oneLine(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
