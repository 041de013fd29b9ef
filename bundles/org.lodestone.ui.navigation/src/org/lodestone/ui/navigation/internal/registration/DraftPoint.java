package org.lodestone.ui.navigation.internal.registration;

import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;

/**
 * One point of a registration that is being made.
 *
 * @param name words for the operator
 * @param errorMm how well it can be found on a head: root mean square
 * @param isCheck true for a point that is not used to find the registration but to test it
 * @param scan where it is in the scan, once marked
 * @param touchedMm where the pointer's tip was, in the head marker's coordinates, once touched
 */
record DraftPoint(String name, double errorMm, boolean isCheck, Optional<FramePoint> scan, Optional<Vec3> touchedMm) {

    static DraftPoint landmark(String name, double errorMm) {
        return new DraftPoint(name, errorMm, false, Optional.empty(), Optional.empty());
    }

    static DraftPoint check(String name) {
        return new DraftPoint(name, 2, true, Optional.empty(), Optional.empty());
    }

    DraftPoint markedAt(FramePoint point) {
        return new DraftPoint(name, errorMm, isCheck, Optional.of(point), touchedMm);
    }

    DraftPoint touchedAt(Vec3 mm) {
        return new DraftPoint(name, errorMm, isCheck, scan, Optional.of(mm));
    }

    DraftPoint forgotten() {
        return new DraftPoint(name, errorMm, isCheck, scan, Optional.empty());
    }

    boolean isComplete() {
        return scan.isPresent() && touchedMm.isPresent();
    }
}
