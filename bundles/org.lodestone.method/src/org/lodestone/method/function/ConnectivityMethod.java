package org.lodestone.method.function;

import org.lodestone.method.Method;

/** Computes how strongly each voxel of a run is coupled to a seed. */
public interface ConnectivityMethod extends Method<ConnectivityInput, ConnectivityMap> {
}
