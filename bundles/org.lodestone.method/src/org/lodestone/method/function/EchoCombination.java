package org.lodestone.method.function;

import org.lodestone.image.Series;
import org.lodestone.method.Method;

/** Makes one run of several echoes. */
public interface EchoCombination extends Method<EchoInput, Series> {
}
