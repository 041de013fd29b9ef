package org.lodestone.method.effective;

import org.lodestone.method.Method;
import org.lodestone.method.function.RegionSeries;

/**
 * Estimates who drives whom among regions of one run. The series have to be cleaned but not band-passed; regions that are constant,
 * duplicate or not finite are refused by name.
 */
public interface EffectiveConnectivityMethod extends Method<RegionSeries, DirectedCoupling> {
}
