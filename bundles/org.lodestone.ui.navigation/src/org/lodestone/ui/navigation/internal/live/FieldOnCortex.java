package org.lodestone.ui.navigation.internal.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Mesh;
import org.lodestone.image.Surface;
import org.lodestone.image.view.ColourMap;
import org.lodestone.navigation.field.FieldMap;
import org.lodestone.navigation.field.FieldSolver;
import org.lodestone.navigation.field.SphericalFieldSolver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/** The strength of the field as colours of the brain: from a share of its maximum on, fading in. On a worker thread. */
final class FieldOnCortex {

    private static final double LEAST_SHARE = 0.4;
    private static final double NEAR_MM = 70;
    private static final int CHUNK = 512;

    private FieldOnCortex() {
    }

    /** @return the solver of the highest ranking; the spherical one when the framework has none */
    static FieldSolver solver(BundleContext context) {
        try {
            return context.getServiceReferences(FieldSolver.class, null).stream().map(context::getService).filter(s -> s != null)
                    .max(Comparator.comparingInt(FieldSolver::ranking)).orElseGet(SphericalFieldSolver::new);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return points of the scalp near the coil; all of them when only few are near */
    static List<Vec3> scalpUnder(Rigid coilToScan, Surface scalp) {
        List<Vec3> near = new ArrayList<>(), all = new ArrayList<>();
        for (int v = 0; v < scalp.vertexCount(); v++) {
            Vec3 p = scalp.vertex(v);
            all.add(p);
            if (p.distance(coilToScan.translationMm()) < NEAR_MM) {
                near.add(p);
            }
        }
        return near.size() >= 50 ? near : all;
    }

    /** @return the brain with the field's colours over those of its folds */
    static Mesh painted(Mesh brain, FieldMap field, Vec3 centre, Execution execution) {
        Frame frame = brain.frame();
        frame.require(field.frame());
        Surface surface = brain.surface();
        float[] strength = new float[surface.vertexCount()];
        execution.parallel().forRanges(strength.length, CHUNK, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                Vec3 p = surface.vertex(v);
                strength[v] = p.distance(centre) < NEAR_MM ? (float) field.magnitudeVPerM(p) : Float.NaN;
            }
        });
        float largest = 0;
        for (float value : strength) {
            largest = value > largest ? value : largest;
        }
        int[] colours = brain.vertexColours().map(int[]::clone).orElseGet(() -> {
            int[] plain = new int[strength.length];
            java.util.Arrays.fill(plain, 0xD0C7BF);
            return plain;
        });
        for (int v = 0; v < strength.length; v++) {
            double share = strength[v] / largest;
            if (share > LEAST_SHARE) {
                double opacity = Math.min(1, (share - LEAST_SHARE) / 0.15) * 0.85;
                colours[v] = mixed(colours[v], ColourMap.EMBER.colour((share - LEAST_SHARE) / (1 - LEAST_SHARE)), opacity);
            }
        }
        return brain.withVertexColours(colours);
    }

    private static int mixed(int below, int above, double opacity) {
        int result = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            result |= (int) Math.round((below >> shift & 255) * (1 - opacity) + (above >> shift & 255) * opacity) << shift;
        }
        return result;
    }
}
