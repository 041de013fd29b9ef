package org.lodestone.device.wire;

import java.io.IOException;

/** A link over a serial line, whose speed a protocol may change while it is open. */
public interface SerialLink extends ByteLink {

    /**
     * Changes the speed; what is still on the way is lost.
     *
     * @param settings from now on
     * @throws IOException when the port does not take them
     */
    void use(SerialSettings settings) throws IOException;

    /**
     * Holds the line in the break state, by which some devices are reset.
     *
     * @param milliseconds how long, blocking
     * @throws IOException when the connection breaks
     */
    void sendBreak(int milliseconds) throws IOException;
}
