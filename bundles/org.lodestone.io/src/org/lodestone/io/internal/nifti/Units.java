package org.lodestone.io.internal.nifti;

/** What xyzt_units says. */
final class Units {

    private Units() {
    }

    /** @return millimetres a unit of space; an unknown unit counts as millimetre, as everywhere in the field */
    static double millimetres(int units) {
        return switch (units & 7) {
            case 1 -> 1000;
            case 3 -> 0.001;
            default -> 1;
        };
    }

    /** @return seconds a unit of time; an unknown unit counts as second; 0 when the fourth axis is not time */
    static double seconds(int units) {
        return switch (units & 0x38) {
            case 0, 8 -> 1;
            case 16 -> 1e-3;
            case 24 -> 1e-6;
            default -> 0;
        };
    }

    /** @return true when the unit of space is one of the standard's */
    static boolean knowsSpace(int units) {
        return (units & 7) >= 1 && (units & 7) <= 3;
    }

    /** @return true when the unit of time is given */
    static boolean knowsTime(int units) {
        return (units & 0x38) != 0;
    }

    /** @return both units in words */
    static String words(int units) {
        String space = switch (units & 7) {
            case 0 -> "unknown";
            case 1 -> "m";
            case 2 -> "mm";
            case 3 -> "um";
            default -> "undefined";
        };
        String time = switch (units & 0x38) {
            case 0 -> "unknown";
            case 8 -> "s";
            case 16 -> "ms";
            case 24 -> "us";
            case 32 -> "Hz";
            case 40 -> "ppm";
            case 48 -> "rad/s";
            default -> "undefined";
        };
        return space + ", " + time;
    }
}
