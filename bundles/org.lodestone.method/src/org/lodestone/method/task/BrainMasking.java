package org.lodestone.method.task;

import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.method.Method;

/** Finds the brain in a functional run by its brightness alone, for runs that come without a mask. */
public interface BrainMasking extends Method<Series, Mask> {
}
