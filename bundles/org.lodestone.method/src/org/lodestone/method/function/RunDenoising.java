package org.lodestone.method.function;

import org.lodestone.method.Method;

/** Takes chosen confounds, moved volumes, drift and frequencies outside a band out of aligned time series. */
public interface RunDenoising extends Method<RunDenoisingInput, CleanRun> {
}
