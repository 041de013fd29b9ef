package org.lodestone.navigation.registration;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.numerics.PointRegistration;

/** Registers the head by landmarks (Horn, JOSA A 4:629, 1987, weighted). */
public final class LandmarkRegistration {

    private LandmarkRegistration() {
    }

    /**
     * @param head space of the head tracker
     * @param pairs at least three that are not on one line
     * @param target where the error matters, in the scan
     * @param limitMm greatest expected error at the target that the site allows
     * @return the registration, refused when the landmarks do not determine one or the expected error is above the limit
     */
    public static Outcome<HeadRegistration> register(Frame head, List<LandmarkPair> pairs, FramePoint target, double limitMm) {
        List<Vec3> from = pairs.stream().map(LandmarkPair::headMm).toList();
        List<Vec3> to = pairs.stream().map(LandmarkPair::scanMm).toList();
        if (pairs.size() < 3) {
            return Outcome.refused(Finding.error("LS-NAV-001", pairs.size() + " landmarks do not determine where the head is.",
                    "Touch at least three, better four or more, that lie far apart."));
        }
        try {
            Affine headToScan = PointRegistration.rigid(from, to,
                    pairs.stream().map(p -> 1 / (p.errorMm() * p.errorMm())).toList());
            double fre = PointRegistration.rootMeanSquare(headToScan, from, to);
            // With few landmarks the remaining error may be small by luck: the declared one is the least that is believed.
            double declared = Math.sqrt(pairs.stream().mapToDouble(p -> p.errorMm() * p.errorMm()).average().orElseThrow());
            double fle = Math.max(declared, ExpectedError.localisationErrorMm(fre, pairs.size()));
            double tre = ExpectedError.atTargetMm(to, fle, target.mm());
            HeadRegistration found = new HeadRegistration(new AffineTransform(head, target.frame(), headToScan), fre, tre, remarks(headToScan, pairs, fre));
            return tre <= limitMm ? Outcome.done(found) : Outcome.refused(tooUncertain(tre, limitMm));
        } catch (ArithmeticException e) {
            return Outcome.refused(Finding.error("LS-NAV-002", "The landmarks lie on one line.",
                    "Add a landmark away from that line, the vertex for instance.").with("reason", e.getMessage()));
        }
    }

    static Finding tooUncertain(double tre, double limitMm) {
        return Finding.error("LS-NAV-003", String.format(java.util.Locale.ROOT,
                "The expected error at the target is %.1f mm; this site allows %.1f mm.", tre, limitMm),
                "Touch the landmarks again, add some near the target, and collect points on the scalp.");
    }

    private static List<Finding> remarks(Affine headToScan, List<LandmarkPair> pairs, double fre) {
        List<Finding> remarks = new ArrayList<>();
        for (LandmarkPair pair : pairs) {
            double off = headToScan.apply(pair.headMm()).distance(pair.scanMm());
            if (pairs.size() > 3 && off > Math.max(5, 2 * fre)) {
                remarks.add(Finding.warning("LS-NAV-004", String.format(java.util.Locale.ROOT, "%s stays %.1f mm away.", pair.name(), off),
                        "Touch it again; left and right may be exchanged."));
            }
        }
        return remarks;
    }
}
