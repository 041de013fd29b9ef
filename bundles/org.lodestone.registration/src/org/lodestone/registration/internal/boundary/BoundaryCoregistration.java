package org.lodestone.registration.internal.boundary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Mask;
import org.lodestone.image.SplineImage;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.CoregisteredRun;
import org.lodestone.method.function.Coregistration;
import org.lodestone.method.function.CoregistrationInput;
import org.lodestone.numerics.QuasiNewton;
import org.lodestone.registration.internal.linear.HeadMask;
import org.lodestone.registration.internal.linear.LinearModel;
import org.lodestone.registration.internal.linear.Pyramid;
import org.lodestone.registration.internal.linear.RigidCoregistration;

/** Mutual information first, then the white-grey border of the structural scan laid onto the run's own contrast. */
public final class BoundaryCoregistration implements Coregistration {

    private static final int LEAST_POINTS = 2000;
    /** A correction larger than this is none: the border caught on something else. */
    private static final double LARGEST_CORRECTION_MM = 5;
    private static final double STEEPEST = 0.5;
    private static final double GENTLEST = 0.02;
    /** Cost at the slope of the paper above which a fit is doubtful: of one head it stays below 0.6, of two it is above 0.8. */
    private static final double FAINT = 0.8;
    /** A cost below this at the start says that most of the border is saturated. */
    private static final double ROOM = 0.4;
    private static final double[] NUDGES_MM = {-1.5, 0, 1.5};

    private static final MethodInfo INFO = new MethodInfo("lodestone.registration.boundary-bold-t1w", "1",
            "Boundary-based BOLD to T1w",
            "Mutual information first, then six parameters by the contrast of the run across the border of white and grey matter.",
            List.of("Greve DN, Fischl B. Accurate and robust brain image alignment using boundary-based registration. "
                            + "NeuroImage 2009;48:63-72",
                    "Studholme C, Hill DLG, Hawkes DJ. Pattern Recognition 1999;32:71-86"),
            10);

    @Override
    public MethodInfo info() {
        return INFO;
    }

    @Override
    public Outcome<CoregisteredRun> run(CoregistrationInput input, Parameters parameters, Execution execution) {
        return new RigidCoregistration().run(input, Parameters.NONE, execution.part(0, 0.7))
                .then(start -> refine(input, start, execution.part(0.7, 1)));
    }

    private static Outcome<CoregisteredRun> refine(CoregistrationInput input, CoregisteredRun start, Execution execution) {
        execution.progress().report(0, "Laying the white-matter border onto the run");
        Volume bold = Pyramid.finite(input.boldReference());
        WhiteBoundary boundary = WhiteBoundary.of(Pyramid.finite(input.t1w()), input.brain(), execution);
        if (boundary.points().size() < LEAST_POINTS) {
            return kept(start, "the T1w scan shows too little border of white and grey matter");
        }
        Vec3 centre = Pyramid.centreMm(input.brain());
        SplineImage spline = SplineImage.of(bold, execution);
        double floor = 0.3 * median(bold, HeadMask.of(bold, execution));
        Affine first = start.boldToT1w().matrix().inverse();
        BoundaryContrast contrast = unsaturated(new BoundaryContrast(boundary, spline, floor, STEEPEST, 1, execution), first, centre);
        double before = contrast.at(first, centre, null);
        if (Double.isNaN(before)) {
            return kept(start, "the run covers too little of the border of white and grey matter");
        }
        double[] best = nudged(new BoundaryContrast(boundary, spline, floor, contrast.slope(), 8, execution),
                LinearModel.RIGID.parameters(first, centre), centre);
        double[] byEntry = new double[12];
        QuasiNewton.Minimum minimum = new QuasiNewton(60, 0.002, 0.2).minimise((p, gradient) -> {
            double cost = contrast.at(LinearModel.RIGID.map(p, centre), centre, byEntry);
            LinearModel.RIGID.chain(byEntry, p, gradient);
            return Double.isNaN(cost) ? Double.POSITIVE_INFINITY : cost;
        }, best);
        Affine refined = LinearModel.RIGID.map(minimum.x(), centre);
        double moved = refined.apply(centre).distance(first.apply(centre));
        if (minimum.value() > before || minimum.value() > 0.95 || moved > LARGEST_CORRECTION_MM) {
            return kept(start, String.format(Locale.ROOT,
                    "the run has no clear contrast across the border (cost %.3f, then %.3f, %.1f mm)", before, minimum.value(), moved));
        }
        AffineTransform boldToT1w =
                new AffineTransform(start.boldToT1w().from(), start.boldToT1w().to(), refined.inverse());
        execution.progress().report(1, "Run brought onto the T1w scan");
        List<Finding> findings = new ArrayList<>(List.of(Finding.info("LS-REG-013", String.format(Locale.ROOT,
                "The white-matter border moved the run by %.2f mm (cost %.3f, then %.3f).", moved, before, minimum.value()))));
        double published = new BoundaryContrast(boundary, spline, floor, STEEPEST, 1, execution).at(refined, centre, null);
        if (published > FAINT) {
            findings.add(Finding.warning("LS-REG-015", String.format(Locale.ROOT,
                    "Grey and white matter of the T1w scan hardly show in the run where they should (cost %.2f, 1 is not at all).", published),
                    "Look at the outlines: the fit may be bad, or run and T1w scan of different people."));
        }
        return Outcome.done(new CoregisteredRun(boldToT1w, start.similarity(), start.mirroredSimilarity()), findings);
    }

    /** Makes the slope so gentle that most of the border can still improve. */
    private static BoundaryContrast unsaturated(BoundaryContrast steep, Affine start, Vec3 centre) {
        BoundaryContrast contrast = steep;
        while (contrast.slope() > GENTLEST && contrast.at(start, centre, null) < ROOM) {
            contrast = new BoundaryContrast(
                    steep.boundary(), steep.bold(), steep.floor(), contrast.slope() / 2, steep.stride(), steep.execution());
        }
        return contrast;
    }

    /** Tries small moves with few points: the border's pull does not reach far. */
    private static double[] nudged(BoundaryContrast few, double[] start, Vec3 centre) {
        double[] best = start;
        double lowest = Double.POSITIVE_INFINITY;
        List<double[]> trials = new ArrayList<>();
        trials.add(start);
        for (int axis = 0; axis < 6; axis++) {
            List<double[]> more = new ArrayList<>();
            for (double[] trial : trials) {
                for (double nudge : NUDGES_MM) {
                    double[] p = trial.clone();
                    p[axis] += nudge;
                    more.add(p);
                }
            }
            trials = more;
        }
        for (double[] trial : trials) {
            double cost = few.at(LinearModel.RIGID.map(trial, centre), centre, null);
            if (cost < lowest) {
                lowest = cost;
                best = trial;
            }
        }
        return best;
    }

    private static Outcome<CoregisteredRun> kept(CoregisteredRun start, String why) {
        return Outcome.done(start, List.of(Finding.info("LS-REG-014", "Mutual information alone was used: " + why + ".")));
    }

    private static double median(Volume volume, Mask mask) {
        float[] values = volume.toFloats();
        float[] inside = new float[mask.count()];
        int n = 0;
        for (int v : mask.indices()) {
            inside[n++] = values[v];
        }
        Arrays.sort(inside);
        return inside.length == 0 ? 0 : inside[inside.length / 2];
    }
}
