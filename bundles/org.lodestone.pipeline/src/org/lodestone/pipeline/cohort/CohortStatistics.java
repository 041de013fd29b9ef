package org.lodestone.pipeline.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.core.Vec3;

/**
 * What the targets of a cohort have in common, in template millimetres, double precision.
 */
public final class CohortStatistics {

    /** Modified z from which a target counts as an outlier (Iglewicz and Hoaglin 1993). */
    public static final double OUTLIER_Z = 3.5;
    /** Fewest participants among whom one can stand out. */
    private static final int FEWEST = 5;

    private CohortStatistics() {
    }

    /**
     * Spread of one method over the cohort.
     *
     * @param method permanent id
     * @param count of targets
     * @param centreMm coordinate-wise median
     * @param medianDistanceMm median distance of the targets from it
     * @param outliers names of the participants that lie unusually far from it
     */
    public record Spread(String method, int count, Vec3 centreMm, double medianDistanceMm, List<String> outliers) {
    }

    /**
     * Distances between pairs of targets.
     *
     * @param what the two things compared
     * @param pairs how many pairs
     * @param medianMm median distance; NaN without pairs
     * @param withinFiveMm share of pairs within 5 mm; NaN without pairs
     * @param largestMm largest distance; NaN without pairs
     */
    public record Distances(String what, int pairs, double medianMm, double withinFiveMm, double largestMm) {

        static Distances of(String what, List<Double> mm) {
            double within = mm.stream().filter(d -> d <= 5).count() / (double) mm.size();
            return new Distances(what, mm.size(), median(mm), within, mm.stream().mapToDouble(d -> d).max().orElse(Double.NaN));
        }
    }

    /** @return where the targets of a method lie and who stands out */
    public static Spread spread(String method, List<CohortTarget> targets) {
        Vec3 centre = new Vec3(median(targets.stream().map(t -> t.templateMm().x()).toList()),
                median(targets.stream().map(t -> t.templateMm().y()).toList()), median(targets.stream().map(t -> t.templateMm().z()).toList()));
        List<Double> distances = targets.stream().map(t -> t.templateMm().distance(centre)).toList();
        double median = median(distances);
        double mad = median(distances.stream().map(d -> Math.abs(d - median)).toList());
        List<String> outliers = new ArrayList<>();
        for (int i = 0; i < targets.size() && targets.size() >= FEWEST; i++) {
            // 0.6745 makes the median absolute deviation a standard deviation in normal data; a spread of nothing has no outliers below 1 mm.
            double z = 0.6745 * (distances.get(i) - median) / Math.max(mad, 0.5);
            if (z > OUTLIER_Z) {
                outliers.add(targets.get(i).name());
            }
        }
        return new Spread(method, targets.size(), centre, median, outliers);
    }

    /** @return for each pair of methods, how far their targets lie apart in the same participant, native millimetres */
    public static List<Distances> agreement(Cohort cohort) {
        List<Distances> all = new ArrayList<>();
        List<String> methods = cohort.methods();
        for (int a = 0; a < methods.size(); a++) {
            for (int b = a + 1; b < methods.size(); b++) {
                List<Double> mm = new ArrayList<>();
                for (CohortTarget one : cohort.of(methods.get(a))) {
                    cohort.of(methods.get(b)).stream().filter(other -> other.name().equals(one.name()))
                            .forEach(other -> mm.add(one.nativeMm().distance(other.nativeMm())));
                }
                all.add(Distances.of(methods.get(a) + " and " + methods.get(b), mm));
            }
        }
        return all;
    }

    /** @return for each method, how far its targets lie apart in two sessions of a participant (template mm), and in two halves of one scan */
    public static List<Distances> testRetest(Cohort cohort) {
        List<Distances> all = new ArrayList<>();
        for (String method : cohort.methods()) {
            Map<String, List<CohortTarget>> sessions = new TreeMap<>();
            cohort.of(method).forEach(t -> sessions.computeIfAbsent(t.participant(), _ -> new ArrayList<>()).add(t));
            List<Double> between = new ArrayList<>();
            for (List<CohortTarget> same : sessions.values()) {
                for (int i = 0; i < same.size(); i++) {
                    for (int j = i + 1; j < same.size(); j++) {
                        between.add(same.get(i).templateMm().distance(same.get(j).templateMm()));
                    }
                }
            }
            if (!between.isEmpty()) {
                all.add(Distances.of(method + ", sessions", between));
            }
            List<Double> halves = cohort.of(method).stream().map(CohortTarget::splitHalfDistanceMm).filter(Double::isFinite).toList();
            if (!halves.isEmpty()) {
                all.add(Distances.of(method + ", halves of a scan", halves));
            }
        }
        return all;
    }

    /** @return the middle value, the mean of the two middle ones for an even count; NaN for none */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
