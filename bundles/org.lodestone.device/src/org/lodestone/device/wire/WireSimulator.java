package org.lodestone.device.wire;

import java.io.IOException;

/**
 * Plays a device for anybody's client, byte for byte. Stateless; found by {@link java.util.ServiceLoader} on a class path and as an OSGi
 * service in a framework.
 */
public interface WireSimulator {

    /** @return what it plays, as the command line names it: {@code openigtlink}, {@code ndi} */
    String device();

    /** @return the port real devices of that kind listen on */
    int usualPort();

    /**
     * Starts to listen on this machine only.
     *
     * @param port where; 0 for any free one
     * @param faults what goes wrong and when
     * @param seed of all that is random
     * @return the running simulator; it ends with all its threads when closed
     * @throws IOException when the port is taken
     */
    Running start(int port, FaultScript faults, long seed) throws IOException;

    /** A simulator that listens. */
    interface Running extends AutoCloseable {

        /** @return the port it listens on */
        int port();

        @Override
        void close();
    }
}
