package org.lodestone.method.target;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.core.FramePoint;

/**
 * A point on the skin that a rule leads to, with the lengths an operator would tape off to get there.
 *
 * @param name of the site, {@code F3 (Beam)}
 * @param point on the skin
 * @param tapeMm lengths along the skin by what they measure, in millimetres
 */
public record ScalpSite(String name, FramePoint point, Map<String, Double> tapeMm) {

    /** Copies the lengths. */
    public ScalpSite {
        tapeMm = Collections.unmodifiableMap(new TreeMap<>(tapeMm));
    }
}
