package org.lodestone.image.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColourMapTest {

    private static double[] lab(int rgb) {
        return LabCurve.toLab(new double[] {(rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0});
    }

    @Test
    void equalStepsOfTheValueAreEqualColourDifferences() {
        for (ColourMap map : List.of(ColourMap.EMBER, ColourMap.DUSK, ColourMap.WARM, ColourMap.COOL)) {
            double least = Double.MAX_VALUE;
            double most = 0;
            for (int i = 0; i + 16 < 256; i += 8) {
                double step = LabCurve.difference(lab(map.colour((i + 16) / 255.0)), lab(map.colour(i / 255.0)));
                least = Math.min(least, step);
                most = Math.max(most, step);
            }
            // rounding to 8 bits moves each end by up to half a unit of difference; a bend of the curve shortens the chord
            assertTrue(most / least < 1.35, map + ": steps from " + least + " to " + most);
        }
    }

    @Test
    void lightnessRisesAlongSequentialMaps() {
        for (ColourMap map : List.of(ColourMap.GREY, ColourMap.EMBER, ColourMap.DUSK, ColourMap.WARM, ColourMap.COOL)) {
            for (int i = 0; i + 4 < 256; i += 4) {
                assertTrue(lab(map.colour((i + 4) / 255.0))[0] > lab(map.colour(i / 255.0))[0], map + " at " + i);
            }
        }
    }

    @Test
    void signedValuesAreTellableApartForEachKindOfColourBlindness() {
        for (double[][] missing : List.of(PROTANOPIA, DEUTERANOPIA)) {
            for (double size : new double[] {0.1, 0.5, 0.9}) {
                double[] positive = simulated(ColourMap.COOL_WARM.colour(0.5 + size / 2), missing);
                double[] negative = simulated(ColourMap.COOL_WARM.colour(0.5 - size / 2), missing);
                double difference = LabCurve.difference(positive, negative);
                assertTrue(difference > 30, "size " + size + ": difference " + difference);
            }
        }
    }

    @Test
    void theEndsOfGreyAreBlackAndWhite() {
        assertEquals(0x000000, ColourMap.GREY.colour(-1));
        assertEquals(0xFFFFFF, ColourMap.GREY.colour(2));
        assertEquals(0x000000, ColourMap.GREY.colour(Double.NaN));
    }

    // Machado 2009, severity 1.0, on linear RGB
    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}};
    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}};

    private static double[] simulated(int rgb, double[][] m) {
        double[] linear = new double[3];
        for (int c = 0; c < 3; c++) {
            double v = (rgb >> (16 - 8 * c) & 255) / 255.0;
            linear[c] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        }
        double[] seen = new double[3];
        for (int c = 0; c < 3; c++) {
            double v = Math.clamp(m[c][0] * linear[0] + m[c][1] * linear[1] + m[c][2] * linear[2], 0, 1);
            seen[c] = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
        }
        return LabCurve.toLab(seen);
    }
}
