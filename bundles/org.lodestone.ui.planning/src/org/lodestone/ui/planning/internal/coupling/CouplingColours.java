package org.lodestone.ui.planning.internal.coupling;

/** Blue for negative, white for none, orange-red for positive: told apart by every kind of colour vision, and by lightness. */
final class CouplingColours {

    private static final int[] NEGATIVE = {0x21, 0x66, 0xAC};
    private static final int[] POSITIVE = {0xC4, 0x4E, 0x00};

    private static final int IN_HEAD_NEGATIVE = 0x5AB4FF;
    private static final int IN_HEAD_POSITIVE = 0xFFA040;

    private CouplingColours() {
    }

    /**
     * @param value a coupling
     * @param strongest largest size of one
     * @return 0xRRGGBB
     */
    static int rgb(double value, double strongest) {
        double share = strongest > 0 ? Math.clamp(Math.abs(value) / strongest, 0, 1) : 0;
        int[] end = value < 0 ? NEGATIVE : POSITIVE;
        int rgb = 0;
        for (int channel : end) {
            rgb = rgb << 8 | (int) Math.round(255 + share * (channel - 255));
        }
        return rgb;
    }

    /** @return the colour of a line in the dark of the head */
    static int inHead(double value) {
        return value < 0 ? IN_HEAD_NEGATIVE : IN_HEAD_POSITIVE;
    }

    /** @return the colour of a line on white */
    static int line(double value) {
        int[] end = value < 0 ? NEGATIVE : POSITIVE;
        return end[0] << 16 | end[1] << 8 | end[2];
    }
}
