package org.lodestone.method.target;

import org.lodestone.method.Method;

/** Measures along the skin: the shortest line between two points that nowhere leaves the scalp. */
public interface ScalpTape extends Method<ScalpTapeInput, ScalpLine> {
}
