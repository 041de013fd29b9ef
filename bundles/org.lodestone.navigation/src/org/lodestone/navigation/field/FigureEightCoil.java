package org.lodestone.navigation.field;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.navigation.field.SphericalHead.Dipole;

/**
 * A flat coil of two round wings. Each wing is a sheet of magnetic dipoles: at a distance from its axis the sheet is as strong as there are
 * windings outside that distance (Thielscher and Kammer, Clin Neurophysiol 115:1697, 2004, for the size of the usual 70 mm coil).
 *
 * @param innerRadiusMm of the first winding
 * @param outerRadiusMm of the last winding
 * @param windings of each wing
 * @param betweenAxesMm distance of the wings' axes
 * @param heightMm of the windings above the face that touches the head
 */
public record FigureEightCoil(double innerRadiusMm, double outerRadiusMm, int windings, double betweenAxesMm, double heightMm) {

    /** The usual 70 mm coil. */
    public static final FigureEightCoil USUAL_70_MM = new FigureEightCoil(28, 44, 9, 92, 5);

    private static final double STEP_MM = 4;

    /** Checks that the sizes are possible. */
    public FigureEightCoil {
        if (!(innerRadiusMm > 0 && outerRadiusMm >= innerRadiusMm && windings > 0 && betweenAxesMm >= 0)) {
            throw new IllegalArgumentException("impossible coil");
        }
    }

    /**
     * @param coilToHead where the coil is; its coordinates are those of {@link org.lodestone.navigation.coil.CoilPlan}
     * @param ampPerUs change of the current, A/us; positive when it flows from the handle to the front where the wings meet
     * @return the coil as dipoles in the head's space
     */
    public List<Dipole> dipoles(Rigid coilToHead, double ampPerUs) {
        List<Dipole> dipoles = new ArrayList<>();
        for (int wing = -1; wing <= 1; wing += 2) {
            // In the right wing the current runs clockwise seen from above, so that it flows to the front in the middle.
            Vec3 up = coilToHead.rotation().apply(new Vec3(0, 0, -wing));
            int rings = (int) Math.ceil(outerRadiusMm / STEP_MM);
            double width = outerRadiusMm / rings;
            for (int ring = 0; ring < rings; ring++) {
                double radius = (ring + 0.5) * width;
                int around = Math.max(6, (int) Math.round(2 * Math.PI * radius / STEP_MM));
                double areaM2 = Math.PI * (Math.pow((ring + 1) * width, 2) - Math.pow(ring * width, 2)) / around * 1e-6;
                double moment = windingsOutside(radius) * ampPerUs * 1e6 * areaM2;
                for (int k = 0; k < around; k++) {
                    double angle = 2 * Math.PI * (k + 0.5) / around;
                    Vec3 inCoil = new Vec3(wing * betweenAxesMm / 2 + radius * Math.cos(angle), radius * Math.sin(angle), heightMm);
                    dipoles.add(new Dipole(coilToHead.apply(inCoil), up.times(moment)));
                }
            }
        }
        return List.copyOf(dipoles);
    }

    /** Windings are spread evenly from the inner to the outer radius. */
    private double windingsOutside(double radiusMm) {
        if (radiusMm <= innerRadiusMm || windings == 1) {
            return windings;
        }
        return windings * (outerRadiusMm - radiusMm) / (outerRadiusMm - innerRadiusMm);
    }
}
