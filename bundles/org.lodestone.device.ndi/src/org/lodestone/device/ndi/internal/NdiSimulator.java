package org.lodestone.device.ndi.internal;

import java.io.IOException;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.SimulatorServer;
import org.lodestone.device.wire.VirtualRoom;
import org.lodestone.device.wire.WireSimulator;

/** An NDI tracker on the network that sees the {@link VirtualRoom} at 60 Hz. */
public final class NdiSimulator implements WireSimulator {

    /** Called by the service runtime and the service loader. */
    public NdiSimulator() {
        // nothing to prepare
    }

    @Override
    public String device() {
        return "ndi";
    }

    @Override
    public int usualPort() {
        return NdiTrackerDriver.USUAL_PORT;
    }

    @Override
    public Running start(int port, FaultScript faults, long seed) throws IOException {
        VirtualRoom room = new VirtualRoom(seed);
        return new SimulatorServer("ndi", port, faults, seed, (link, clock) -> new SimulatedNdi(room, faults, link, clock).talk());
    }
}
