package org.lodestone.method.function;

import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * What a coregistration works on.
 *
 * @param boldReference mean or reference volume of the run, in the run's space
 * @param t1w the same person's structural scan
 * @param brain the brain in the structural scan, on its grid
 */
public record CoregistrationInput(Volume boldReference, Volume t1w, Mask brain) {
}
