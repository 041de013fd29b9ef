package org.lodestone.pipeline;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.plan.Gate;
import org.lodestone.method.function.CoregisteredRun;

/** Checks of a run that hold for whatever is made of it: how the head moved, how much of the brain it shows, how it lies on the T1w scan. */
public final class RunGates {

    /** By how much the fit has to be better than that of the mirror image to count: of one head it differs by tens of this. */
    private static final double CLEAR_DIFFERENCE = 0.002;

    private RunGates() {
    }

    /**
     * @param meanDisplacementMm mean framewise displacement (Power 2012)
     * @param limits of the site
     * @return whether the head kept still enough
     */
    public static Gate motion(double meanDisplacementMm, GateThresholds limits) {
        return Gate.atMost("mean-framewise-displacement", meanDisplacementMm, limits.meanFramewiseDisplacementMm(), "mm",
                text("The head moved %.2f mm a volume on average (Power 2012).", meanDisplacementMm));
    }

    /**
     * @param share of the brain in which the run has signal, 0 to 1
     * @param limits of the site
     * @return whether the run shows enough of it
     */
    public static Gate coverage(double share, GateThresholds limits) {
        return Gate.atLeast("brain-coverage", share, limits.brainCoverage(), "",
                text("The run has signal in %.0f %% of the brain.", 100 * share));
    }

    /**
     * @param run its name, for people
     * @param lies how it was brought onto the T1w scan
     * @param limits of the site
     * @return whether the two fit, and whether they fit clearly better than mirrored
     */
    public static List<Gate> coregistration(String run, CoregisteredRun lies, GateThresholds limits) {
        double straight = lies.similarity(), mirrored = lies.mirroredSimilarity();
        return List.of(
                Gate.atLeast("coregistration", straight, limits.coregistrationSimilarity(), "",
                        text("%s fits the T1w scan with a normalised mutual information of %.4f (1 is none): a low one means a bad fit or"
                                + " another person.", run, straight)),
                Gate.atLeast("left-right", straight, mirrored + CLEAR_DIFFERENCE, "",
                        text("%s fits the T1w scan at %.4f, its mirror image at %.4f: if the mirror fits better, one of the two is flipped; if"
                                + " both fit about as well, the side is not known, and they may be of different people.", run, straight, mirrored)));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
