package org.lodestone.device.wire;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** A link whose sending side goes wrong as a script says; for simulators and tests. One thread writes. */
public final class FaultyLink implements ByteLink {

    private final ByteLink link;
    private final FaultScript script;
    private final LongSupplier nanosSinceStart;
    private final SplittableRandom random;
    private double lastWriteS;

    /**
     * @param link the healthy link; closed with this
     * @param script what goes wrong
     * @param nanosSinceStart the clock of the script
     * @param seed of the bytes that are flipped
     */
    public FaultyLink(ByteLink link, FaultScript script, LongSupplier nanosSinceStart, long seed) {
        this.link = link;
        this.script = script;
        this.nanosSinceStart = nanosSinceStart;
        this.random = new SplittableRandom(seed);
        this.lastWriteS = nanosSinceStart.getAsLong() / 1e9;
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMs) throws IOException {
        return link.read(into, offset, length, timeoutMs);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        double t = nanosSinceStart.getAsLong() / 1e9;
        double before = lastWriteS;
        lastWriteS = t;
        if (script.cutsBetween(before, t)) {
            link.write(java.util.Arrays.copyOf(bytes, bytes.length / 2));
            link.close();
            throw new IOException("cut by the script at " + t + " s");
        }
        if (script.isOn(FaultScript.Kind.DROP, t)) {
            return;
        }
        byte[] sent = script.isOn(FaultScript.Kind.GARBLE, t) ? garbled(bytes) : bytes;
        if (script.isOn(FaultScript.Kind.SLOW, t)) {
            for (byte b : sent) {
                LockSupport.parkNanos(1_000_000);
                link.write(new byte[] {b});
            }
        } else {
            link.write(sent);
        }
    }

    private byte[] garbled(byte[] bytes) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < 1 + copy.length / 50 && copy.length > 0; i++) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
