package org.lodestone.method.effective;

import org.lodestone.method.Method;

/** Estimates who drives whom among regions of one run, and which region each stimulus drives. */
public interface DrivenConnectivityMethod extends Method<DrivenSeries, DrivenCoupling> {
}
