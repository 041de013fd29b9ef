package org.lodestone.device.polhemus.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.SimulatorServer;
import org.lodestone.device.wire.VirtualRoom;
import org.lodestone.device.wire.WireSimulator;

/** A FASTRAK with three sensors in the {@link VirtualRoom}: 40 rounds a second, as the device has with three stations. */
public final class PolhemusSimulator implements WireSimulator {

    private static final double ROUND_HZ = 40;

    /** Called by the service runtime and the service loader. */
    public PolhemusSimulator() {
        // nothing to prepare
    }

    @Override
    public String device() {
        return "polhemus";
    }

    @Override
    public int usualPort() {
        return PolhemusDriver.USUAL_PORT;
    }

    @Override
    public Running start(int port, FaultScript faults, long seed) throws IOException {
        VirtualRoom room = new VirtualRoom(seed);
        return new SimulatorServer("polhemus", port, faults, seed, (link, clock) -> talk(link, clock, room, faults));
    }

    /** Letters are commands; those with arguments last to the carriage return. */
    private static void talk(ByteLink link, LongSupplier clock, VirtualRoom room, FaultScript faults) throws IOException {
        byte[] some = new byte[256];
        boolean streams = false;
        boolean inArguments = false;
        long round = 0;
        double t = 0;
        while (!Thread.currentThread().isInterrupted()) {
            double next = round / ROUND_HZ;
            double now = clock.getAsLong() / 1e9;
            int wait = streams ? (int) Math.max(1, Math.ceil(1000 * (next - now))) : 500;
            int got = streams && now >= next ? 0 : link.read(some, 0, some.length, wait);
            if (got < 0) {
                return;
            }
            for (int i = 0; i < got; i++) {
                char c = (char) some[i];
                if (inArguments) {
                    inArguments = c != '\r';
                    continue;
                }
                switch (c) {
                    case 'C' -> streams = true;
                    case 'c' -> streams = false;
                    case 'S' -> say(link, "21S0000 simulated");
                    case 'P' -> round(link, room, faults, clock.getAsLong() / 1e9);
                    case 'O', 'H', 'l' -> inArguments = true;
                    default -> {
                        // Units and formats: this one knows a single set.
                    }
                }
            }
            if (streams && clock.getAsLong() / 1e9 >= next) {
                t = faults.isOn(FaultScript.Kind.STALE, clock.getAsLong() / 1e9) ? t : clock.getAsLong() / 1e9;
                round(link, room, faults, t);
                round = Math.max(round, (long) (clock.getAsLong() / 1e9 * ROUND_HZ)) + 1;
            }
        }
    }

    private static void round(ByteLink link, VirtualRoom room, FaultScript faults, double t) throws IOException {
        for (int i = 0; i < VirtualRoom.TOOLS.size(); i++) {
            if (!faults.hides(VirtualRoom.TOOLS.get(i), t)) {
                say(link, new StationRecord(i + 1, true, room.trueToolToCamera(VirtualRoom.TOOLS.get(i), t)).line());
            }
        }
    }

    private static void say(ByteLink link, String line) throws IOException {
        link.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
