package org.lodestone.method.target;

import org.lodestone.image.Mask;
import org.lodestone.method.Method;

/** Takes from a search region what no target may lie in: tissue other than grey matter, depths the coil does not reach. */
public interface SearchLimit extends Method<SearchLimitInput, Mask> {
}
