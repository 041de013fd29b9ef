package org.lodestone.method.function;

import org.lodestone.method.Method;

/** Brings the reference volume of a run onto the same person's T1w scan, rigidly. */
public interface Coregistration extends Method<CoregistrationInput, CoregisteredRun> {
}
