package org.lodestone.navigation.registration;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;

/**
 * Whether a registration still holds: a point of the head that was not used to find it is touched again. The error at the landmarks says
 * nothing of the error elsewhere; this does. A head marker that slipped shows here first.
 */
public final class RegistrationCheck {

    private RegistrationCheck() {
    }

    /**
     * @param registration in use
     * @param touchedMm where the tip is, in the head marker's coordinates
     * @param expected where it should be, in the scan
     * @return distance of the two, mm
     */
    public static double offMm(HeadRegistration registration, Vec3 touchedMm, FramePoint expected) {
        registration.headToScan().to().require(expected.frame());
        return registration.headToScan().matrix().apply(touchedMm).distance(expected.mm());
    }

    /**
     * @param offMm a distance from {@link #offMm}
     * @param limitMm greatest that the site allows
     * @return empty when the registration holds, else an ERROR: it must not be used any more
     */
    public static List<Finding> findings(double offMm, double limitMm) {
        return offMm <= limitMm ? List.of() : List.of(Finding.error("LS-NAV-012", String.format(Locale.ROOT,
                "The head has moved against its marker: a check point lies %.1f mm away; %.1f mm are allowed.", offMm, limitMm),
                "Fix the marker and register again."));
    }
}
