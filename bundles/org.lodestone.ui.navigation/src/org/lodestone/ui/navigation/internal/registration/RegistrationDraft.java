package org.lodestone.ui.navigation.internal.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.navigation.registration.HeadRegistration;
import org.lodestone.navigation.registration.LandmarkPair;
import org.lodestone.navigation.registration.LandmarkRegistration;
import org.lodestone.navigation.registration.RegistrationCheck;
import org.lodestone.navigation.registration.ScalpSurface;
import org.lodestone.navigation.registration.SurfaceRefinement;
import org.lodestone.ui.navigation.internal.Messages;

/**
 * The points of a registration and what comes of them. Immutable.
 *
 * @param points in the order in which they are touched
 * @param sweptMm points on the scalp, in the head marker's coordinates; empty when nobody swept
 */
record RegistrationDraft(List<DraftPoint> points, List<Vec3> sweptMm) {

    private static final Frame HEAD = Frame.head("marker");

    RegistrationDraft {
        points = List.copyOf(points);
        sweptMm = List.copyOf(sweptMm);
    }

    /** The errors are those usual for skin landmarks: bone edges are found better than the ears (Wang and Song, 2011, give 1 to 4 mm). */
    static RegistrationDraft empty() {
        return new RegistrationDraft(List.of(DraftPoint.landmark(Messages.nasion, 2), DraftPoint.landmark(Messages.leftEar, 3),
                DraftPoint.landmark(Messages.rightEar, 3), DraftPoint.landmark(Messages.inion, 3), DraftPoint.check(Messages.checkPoint)), List.of());
    }

    RegistrationDraft with(int index, DraftPoint point) {
        List<DraftPoint> changed = new ArrayList<>(points);
        changed.set(index, point);
        return new RegistrationDraft(changed, sweptMm);
    }

    RegistrationDraft swept(List<Vec3> pointsMm) {
        return new RegistrationDraft(points, pointsMm);
    }

    /**
     * The registration by the landmarks, and by the points on the scalp when there are any, tested at the check point when that was touched.
     *
     * @param scalp of the case, when it has one
     */
    Outcome<HeadRegistration> register(FramePoint target, double limitMm, Optional<ScalpSurface> scalp) {
        List<LandmarkPair> pairs = points.stream().filter(p -> !p.isCheck() && p.isComplete())
                .map(p -> new LandmarkPair(p.name(), p.touchedMm().orElseThrow(), p.scan().orElseThrow().mm(), p.errorMm())).toList();
        Outcome<HeadRegistration> found = sweptMm.isEmpty() ? LandmarkRegistration.register(HEAD, pairs, target, limitMm)
                : refined(pairs, target, limitMm, scalp);
        if (found instanceof Outcome.Done<HeadRegistration>(HeadRegistration registration, var _)) {
            List<Finding> slipped = offMm(registration, check()).map(off -> RegistrationCheck.findings(off, limitMm)).orElse(List.of());
            return slipped.isEmpty() ? found : Outcome.refused(slipped.getFirst());
        }
        return found;
    }

    private Outcome<HeadRegistration> refined(List<LandmarkPair> pairs, FramePoint target, double limitMm, Optional<ScalpSurface> scalp) {
        if (scalp.isEmpty()) {
            return Outcome.refused(Finding.error("LS-NAV-022", "The case has no scalp that the swept points could lie on.",
                    "Delineate the scan, or forget the swept points."));
        }
        // The landmarks alone need not be good enough: that is what the sweep is for.
        return switch (LandmarkRegistration.register(HEAD, pairs, target, Double.POSITIVE_INFINITY)) {
            case Outcome.Done<HeadRegistration>(HeadRegistration start, var _) ->
                SurfaceRefinement.refine(start, pairs, sweptMm, scalp.get(), target, limitMm, Progress.NONE);
            case Outcome.Refused<HeadRegistration> refused -> refused;
        };
    }

    /** How far the middle one of the swept points lies from the scalp. */
    Optional<Double> sweepOffMm(HeadRegistration registration, Optional<ScalpSurface> scalp) {
        return scalp.filter(surface -> surface.frame().equals(registration.headToScan().to()) && !sweptMm.isEmpty()).map(surface ->
                sweptMm.stream().mapToDouble(p -> surface.nearest(registration.headToScan().matrix().apply(p)).distanceMm()).sorted()
                        .skip(sweptMm.size() / 2).findFirst().orElseThrow());
    }

    private Optional<DraftPoint> check() {
        return points.stream().filter(DraftPoint::isCheck).findFirst();
    }

    /** How far a point lies from where the registration puts it. */
    static Optional<Double> offMm(HeadRegistration registration, Optional<DraftPoint> point) {
        return point.filter(DraftPoint::isComplete)
                .filter(p -> p.scan().orElseThrow().frame().equals(registration.headToScan().to()))
                .map(p -> RegistrationCheck.offMm(registration, p.touchedMm().orElseThrow(), p.scan().orElseThrow()));
    }
}
