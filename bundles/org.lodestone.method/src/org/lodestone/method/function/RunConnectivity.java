package org.lodestone.method.function;

import org.lodestone.method.Method;

/** The scripted way from a prepared run straight to a seed's map: gathers the voxels, cleans seed and voxels alike, correlates. */
public interface RunConnectivity extends Method<RunConnectivityInput, ConnectivityMap> {
}
