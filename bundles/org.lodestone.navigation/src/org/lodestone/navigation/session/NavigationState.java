package org.lodestone.navigation.session;

import java.util.Optional;
import org.lodestone.core.Rigid;
import org.lodestone.device.Validity;
import org.lodestone.navigation.coil.CoilDeviation;
import org.lodestone.navigation.coil.OnTarget;

/**
 * What navigation knows at one instant. Immutable; handed to views, recorder and interlock through a {@link org.lodestone.core.Latest}.
 *
 * @param nanos the instant
 * @param head whether the head's pose may be used
 * @param coil whether the coil's pose may be used
 * @param coilToScan where the coil is on the scan; empty when head or coil is not seen now
 * @param deviation from the plan; empty as above
 * @param used part of the tolerance that is used, infinite when unknown
 * @param onTarget whether it counts as on target; never with a coil that is not calibrated
 * @param coilCalibrated whether it is known how the marker sits on the coil
 * @param registrationHolds false once a check has shown that the head moved against its marker
 */
public record NavigationState(long nanos, Validity head, Validity coil, Optional<Rigid> coilToScan, Optional<CoilDeviation> deviation,
        double used, OnTarget onTarget, boolean coilCalibrated, boolean registrationHolds) {

    /** @return this where the head has moved against its marker: shown, but never on target */
    public NavigationState withoutRegistration() {
        return new NavigationState(nanos, head, coil, coilToScan, deviation, used, onTarget.lost(), coilCalibrated, false);
    }

    /** @return whether the numbers can be trusted: fresh and valid poses, a calibrated coil, a registration that holds */
    public boolean countsForTarget() {
        return posesAreFresh() && coilCalibrated && registrationHolds;
    }

    /** @return whether both poses are fresh and valid: the condition for anything that acts */
    public boolean posesAreFresh() {
        return head == Validity.VALID && coil == Validity.VALID;
    }
}
