package org.lodestone.method.function;

import java.util.List;
import org.lodestone.method.Method;

/**
 * Couples regions with each other, for several runs or persons at once: all with the same regions, in the same order. Most measures look
 * at each run alone; those that compare with a mean (tangent) need several.
 */
public interface RegionConnectivity extends Method<List<RegionSeries>, List<ConnectivityMatrix>> {
}
