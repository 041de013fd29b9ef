package org.lodestone.device.magventure.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.SimulatorServer;
import org.lodestone.device.wire.WireSimulator;

/** A MagPro that answers status, amplitude, enable and trigger; all clients see the same one. It fires only when enabled. */
public final class MagVentureSimulator implements WireSimulator {

    private static final int MODEL_X100 = 1;
    private static final int COIL_COOL_B65 = 60;
    private static final int FULL_AMP_PER_US = 160;

    /** Called by the service runtime and the service loader. */
    public MagVentureSimulator() {
        // nothing to prepare
    }

    @Override
    public String device() {
        return "magventure";
    }

    @Override
    public int usualPort() {
        return MagVentureDriver.USUAL_PORT;
    }

    @Override
    public Running start(int port, FaultScript faults, long seed) throws IOException {
        Box box = new Box();
        return new SimulatorServer("magventure", port, faults, seed, (link, clock) -> box.talk(link));
    }

    /** The stimulator itself. */
    private static final class Box {
        private final AtomicInteger amplitude = new AtomicInteger();
        private volatile boolean enabled;

        private void talk(ByteLink link) throws IOException {
            Frames frames = new Frames();
            byte[] some = new byte[512];
            for (int got = 0; got >= 0 && !Thread.currentThread().isInterrupted(); got = link.read(some, 0, some.length, 500)) {
                frames.add(some, got);
                for (Optional<byte[]> payload = frames.next(); payload.isPresent(); payload = frames.next()) {
                    answer(link, payload.get());
                }
            }
        }

        private int mode() {
            return (enabled ? 0x10 : 0) | MODEL_X100 << 5;
        }

        private void answer(ByteLink link, byte[] p) throws IOException {
            switch (p[0]) {
                case 0, 5 -> link.write(Frames.encode(p[0], mode(), 0, 3, 9, 24, COIL_COOL_B65, amplitude.get(), 0, 0, 0, 0, 0, 0, 0));
                case 1 -> {
                    if (p.length >= 2 && p[1] >= 0 && p[1] <= 100) {
                        amplitude.set(p[1]);
                    }
                    link.write(Frames.encode(1, amplitude.get(), amplitude.get(), mode()));
                }
                case 2 -> enabled = p.length > 1 && p[1] == 1;
                case 3 -> {
                    if (enabled && amplitude.get() > 0) {
                        link.write(Frames.encode(2, FULL_AMP_PER_US * amplitude.get() / 100, 0, mode()));
                    }
                }
                default -> link.write(Frames.encode(p[0] & 0xFF, 0, 0, mode()));
            }
        }
    }
}
