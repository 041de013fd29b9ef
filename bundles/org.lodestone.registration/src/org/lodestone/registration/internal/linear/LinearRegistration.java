package org.lodestone.registration.internal.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.numerics.QuasiNewton;

/** Searches the linear map with the highest mutual information, from one start or from many. */
final class LinearRegistration {

    /** A map and how well it fits. */
    record Fit(Affine map, double information) {
    }

    private LinearRegistration() {
    }

    /**
     * Climbs from one start.
     *
     * @param similarity of the two images
     * @param model which maps are allowed
     * @param start from the fixed image's world to the moving one's
     * @param iterations line searches at most
     * @param precisionMm ends when no parameter moves the head's surface by more
     * @return the best map found; the start with NaN when the images do not overlap there
     */
    static Fit climb(MutualInformation similarity, LinearModel model, Affine start, int iterations, double precisionMm) {
        Vec3 centre = similarity.points().centre();
        double[] first = model.parameters(start, centre);
        double[] byEntry = new double[12];
        if (Double.isNaN(similarity.at(model.map(first, centre), null))) {
            return new Fit(start, Double.NaN);
        }
        QuasiNewton.Minimum minimum = new QuasiNewton(iterations, precisionMm, 1).minimise((p, gradient) -> {
            double value = similarity.at(model.map(p, centre), byEntry);
            model.chain(byEntry, p, gradient);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = -gradient[i];
            }
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
        }, first);
        return new Fit(model.map(minimum.x(), centre), -minimum.value());
    }

    /**
     * Rates many starts, climbs from the best few and returns the best summit.
     *
     * @param similarity of the two images, coarse
     * @param model which maps are allowed
     * @param starts maps to try
     * @param climbs how many of them to climb from
     * @return the best map found; NaN when no start overlaps
     */
    static Fit search(MutualInformation similarity, LinearModel model, List<Affine> starts, int climbs) {
        List<Fit> rated = new ArrayList<>();
        for (Affine start : starts) {
            double information = similarity.at(start, null);
            if (!Double.isNaN(information)) {
                rated.add(new Fit(start, information));
            }
        }
        rated.sort(Comparator.comparingDouble((Fit fit) -> -fit.information));
        return rated.stream().limit(climbs)
                .map(fit -> climb(similarity, model, fit.map, 40, 0.05))
                .max(Comparator.comparingDouble(Fit::information))
                .orElse(new Fit(starts.getFirst(), Double.NaN));
    }

    /**
     * Starts that turn the fixed image about its centre and move the centre onto another.
     *
     * @param from centre in the fixed image's world
     * @param to where it goes in the moving image's world
     * @param scale of the turned map
     * @param anglesRad to try about each axis, all combinations
     * @return the maps, the least turned first
     */
    static List<Affine> turns(Vec3 from, Vec3 to, double scale, double... anglesRad) {
        List<Affine> starts = new ArrayList<>();
        for (double rx : anglesRad) {
            for (double ry : anglesRad) {
                for (double rz : anglesRad) {
                    starts.add(Affine.translation(to).times(Affine.rotation(rx, ry, rz)).times(Affine.scaling(scale, scale, scale))
                            .times(Affine.translation(from.times(-1))));
                }
            }
        }
        return starts;
    }
}
