package org.lodestone.ui.navigation.internal.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.navigation.registration.HeadRegistration;
import org.lodestone.navigation.registration.LandmarkPair;
import org.lodestone.navigation.registration.LandmarkRegistration;
import org.lodestone.navigation.registration.RegistrationCheck;
import org.lodestone.ui.navigation.internal.Messages;

/**
 * The points of a registration and what comes of them. Immutable.
 *
 * @param points in the order in which they are touched
 */
record RegistrationDraft(List<DraftPoint> points) {

    private static final Frame HEAD = Frame.head("marker");

    RegistrationDraft {
        points = List.copyOf(points);
    }

    /** The errors are those usual for skin landmarks: bone edges are found better than the ears (Wang and Song, 2011, give 1 to 4 mm). */
    static RegistrationDraft empty() {
        return new RegistrationDraft(List.of(DraftPoint.landmark(Messages.nasion, 2), DraftPoint.landmark(Messages.leftEar, 3),
                DraftPoint.landmark(Messages.rightEar, 3), DraftPoint.landmark(Messages.inion, 3), DraftPoint.check(Messages.checkPoint)));
    }

    RegistrationDraft with(int index, DraftPoint point) {
        List<DraftPoint> changed = new ArrayList<>(points);
        changed.set(index, point);
        return new RegistrationDraft(changed);
    }

    /** The registration by the landmarks, tested at the check point when that was touched. */
    Outcome<HeadRegistration> register(FramePoint target, double limitMm) {
        List<LandmarkPair> pairs = points.stream().filter(p -> !p.isCheck() && p.isComplete())
                .map(p -> new LandmarkPair(p.name(), p.touchedMm().orElseThrow(), p.scan().orElseThrow().mm(), p.errorMm())).toList();
        Outcome<HeadRegistration> found = LandmarkRegistration.register(HEAD, pairs, target, limitMm);
        if (found instanceof Outcome.Done<HeadRegistration>(HeadRegistration registration, var _)) {
            List<Finding> slipped = offMm(registration, check()).map(off -> RegistrationCheck.findings(off, limitMm)).orElse(List.of());
            return slipped.isEmpty() ? found : Outcome.refused(slipped.getFirst());
        }
        return found;
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
