package org.lodestone.runtime;

/** The end of a listener: closing it stops the calls. Closing twice does nothing. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

    @Override
    void close();
}
