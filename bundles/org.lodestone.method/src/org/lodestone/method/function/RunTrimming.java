package org.lodestone.method.function;

import org.lodestone.image.Series;
import org.lodestone.method.Method;

/** Leaves out the volumes at the start of a run that were scanned before the signal was steady. The result is a view, not a copy. */
public interface RunTrimming extends Method<Series, Series> {
}
