package org.lodestone.device.igtl.internal.message;

import java.util.SplittableRandom;
import org.lodestone.device.wire.ByteLink;

/** Gives out prepared bytes in pieces of any size, then its end. */
final class ScriptedLink implements ByteLink {

    private final byte[] bytes;
    private final SplittableRandom random;
    private int position;

    ScriptedLink(byte[] bytes, SplittableRandom random) {
        this.bytes = bytes;
        this.random = random;
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMs) {
        if (position == bytes.length) {
            return -1;
        }
        int part = Math.min(1 + random.nextInt(200), Math.min(length, bytes.length - position));
        System.arraycopy(bytes, position, into, offset, part);
        position += part;
        return part;
    }

    @Override
    public void write(byte[] sent) {
        throw new UnsupportedOperationException("only read from");
    }

    @Override
    public void close() {
        position = bytes.length;
    }
}
