package org.lodestone.navigation.registration;

import java.util.List;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Finding;

/**
 * Where the patient's head lies in the scan.
 *
 * @param headToScan from the head tracker's space to the scan's, rigid
 * @param fiducialErrorMm root mean square distance of the landmarks after registration
 * @param targetErrorMm expected root mean square error at the target (Fitzpatrick 1998); of a refined registration from the curvature of
 *     its cost
 * @param findings what to know; an ERROR means that it must not be used
 */
public record HeadRegistration(AffineTransform headToScan, double fiducialErrorMm, double targetErrorMm, List<Finding> findings) {

    /** Copies the findings. */
    public HeadRegistration {
        findings = List.copyOf(findings);
    }
}
