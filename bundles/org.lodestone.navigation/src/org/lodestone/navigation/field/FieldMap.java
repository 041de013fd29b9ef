package org.lodestone.navigation.field;

import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;

/** How strong an induced field is anywhere in a head. Immutable; any thread. */
public interface FieldMap {

    /** @return space of the points asked for */
    Frame frame();

    /** @return one line for the operator: what it was computed by, and for what */
    String title();

    /** @return strength of the electric field at a point of {@link #frame()}, V/m; NaN where it is not known */
    double magnitudeVPerM(Vec3 pointMm);
}
