package org.lodestone.method.function;

import org.lodestone.image.Series;
import org.lodestone.method.Method;

/** Estimates how the head moved from volume to volume of a run. Resamples nothing: the run is interpolated once, later. */
public interface Realignment extends Method<Series, HeadMotion> {
}
