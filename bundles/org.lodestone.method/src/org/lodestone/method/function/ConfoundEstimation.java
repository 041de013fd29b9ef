package org.lodestone.method.function;

import org.lodestone.method.Method;

/** Computes the whole table of nuisance time courses of an aligned run; which of them are removed is the denoising's choice. */
public interface ConfoundEstimation extends Method<ConfoundInput, Confounds> {
}
