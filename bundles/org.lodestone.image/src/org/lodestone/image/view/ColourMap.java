package org.lodestone.image.view;

import java.util.List;
import java.util.Objects;

/**
 * 256 colours for values. All but grey are made of curves in CIELAB sampled at equal colour differences (CIE 1976), so that equal steps
 * of the value look equal; lightness never falls along a sequential map, so that each one also reads without colour vision.
 */
public final class ColourMap {

    /** Black to white. */
    public static final ColourMap GREY = grey();

    /** Dark violet over red to pale yellow: one-sided maps alone. */
    public static final ColourMap EMBER = new ColourMap("Ember",
            LabCurve.ofLch(new double[][] {{8, 25, 300}, {30, 60, 345}, {52, 80, 30}, {75, 78, 70}, {95, 45, 102}}).sample(256));

    /** Dark blue over grey to yellow: safe for every kind of colour blindness. */
    public static final ColourMap DUSK = new ColourMap("Dusk",
            LabCurve.ofLch(new double[][] {{12, 35, 285}, {35, 28, 275}, {55, 4, 100}, {76, 45, 92}, {93, 70, 97}}).sample(256));

    /** Deep red to pale yellow: positive values over a grey image. */
    public static final ColourMap WARM = new ColourMap("Warm",
            LabCurve.ofLch(new double[][] {{35, 62, 30}, {52, 88, 42}, {72, 82, 72}, {93, 70, 100}}).sample(256));

    /** Deep blue to pale cyan: the size of negative values over a grey image. */
    public static final ColourMap COOL = new ColourMap("Cool",
            LabCurve.ofLch(new double[][] {{28, 70, 295}, {48, 60, 275}, {70, 42, 235}, {93, 28, 200}}).sample(256));

    /** Pale cyan over deep blue, then deep red over pale yellow: values of either sign over a grey image, 0 in the middle. */
    public static final ColourMap COOL_WARM = new ColourMap("Cool and warm", mirrored(COOL, WARM));

    private final String name;
    private final int[] colours;

    /**
     * @param name for menus
     * @param colours 256 colours 0xRRGGBB from the lowest value to the highest. Copied.
     */
    public ColourMap(String name, int[] colours) {
        this.name = Objects.requireNonNull(name, "name");
        if (colours.length != 256) {
            throw new IllegalArgumentException(colours.length + " colours");
        }
        this.colours = colours.clone();
    }

    /** @return the maps that come with the product, for menus */
    public static List<ColourMap> all() {
        return List.of(GREY, EMBER, DUSK, WARM, COOL, COOL_WARM);
    }

    /** @return name for menus */
    public String name() {
        return name;
    }

    /**
     * @param fraction 0 for the lowest value, 1 for the highest; limited to that; NaN gives the lowest
     * @return 0xRRGGBB
     */
    public int colour(double fraction) {
        int index = (int) (fraction * 255 + 0.5);
        return colours[Math.clamp(index, 0, 255)];
    }

    /** @return a copy of the 256 colours, 0xRRGGBB */
    public int[] toArray() {
        return colours.clone();
    }

    private static ColourMap grey() {
        int[] colours = new int[256];
        for (int i = 0; i < 256; i++) {
            colours[i] = i << 16 | i << 8 | i;
        }
        return new ColourMap("Grey", colours);
    }

    private static int[] mirrored(ColourMap negative, ColourMap positive) {
        int[] colours = new int[256];
        for (int i = 0; i < 128; i++) {
            colours[127 - i] = negative.colour(i / 127.0);
            colours[128 + i] = positive.colour(i / 127.0);
        }
        return colours;
    }

    @Override
    public String toString() {
        return name;
    }
}
