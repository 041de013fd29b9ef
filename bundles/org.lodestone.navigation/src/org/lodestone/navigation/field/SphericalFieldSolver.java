package org.lodestone.navigation.field;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.Frame;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.navigation.field.SphericalHead.Dipole;

/** The field of the usual 70 mm coil in the sphere that fits the scalp under it. OSGI-INF/spherical-field.xml declares it. */
public final class SphericalFieldSolver implements FieldSolver {

    /** Called by the service runtime and the service loader. */
    public SphericalFieldSolver() {
        // nothing to prepare
    }

    @Override
    public String title() {
        return "spherical estimate";
    }

    @Override
    public FieldMap field(Frame head, List<Vec3> scalpMm, Rigid coilToHead, double ampPerUs) {
        SphericalHead sphere = SphericalHead.fitting(scalpMm);
        List<Dipole> coil = FigureEightCoil.USUAL_70_MM.dipoles(coilToHead, ampPerUs);
        double nearest = coil.stream().mapToDouble(d -> d.positionMm().distance(sphere.centreMm())).min().orElse(0);
        return new FieldMap() {
            @Override
            public Frame frame() {
                return head;
            }

            @Override
            public String title() {
                return String.format(Locale.ROOT, "%s, %.0f A/\u00b5s", SphericalFieldSolver.this.title(), ampPerUs);
            }

            @Override
            public double magnitudeVPerM(Vec3 pointMm) {
                return pointMm.distance(sphere.centreMm()) < nearest ? sphere.fieldVPerM(coil, pointMm).norm() : Double.NaN;
            }
        };
    }
}
