package org.lodestone.gl;

/**
 * How a surface looks.
 *
 * @param rgb colour 0xRRGGBB
 * @param opacity 1 opaque, less is seen through
 * @param gloss strength of the highlight, 0 to 1
 * @param rim true when a translucent surface is drawn clearer in the middle than at its outline, so that it hides little of what it holds
 */
public record Material(int rgb, double opacity, double gloss, boolean rim) {

    /** Limits opacity and gloss to 0..1. */
    public Material {
        opacity = Math.clamp(opacity, 0, 1);
        gloss = Math.clamp(gloss, 0, 1);
    }

    /** @return a dull opaque surface */
    public static Material opaque(int rgb) {
        return new Material(rgb, 1, 0.15, false);
    }

    /** @return a surface that is seen through in its middle */
    public static Material glass(int rgb, double opacity) {
        return new Material(rgb, opacity, 0.3, true);
    }

    /** @return this with another opacity */
    public Material withOpacity(double other) {
        return new Material(rgb, other, gloss, rim);
    }

    /** @return true when something behind it shows */
    public boolean isTranslucent() {
        return opacity < 1;
    }
}
