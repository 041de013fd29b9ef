package org.lodestone.io.internal.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * Inflates a deflate stream (RFC 1951). Written for speed: 64 bits of input at a time, two-level tables, matches copied in words. Every
 * caller verifies the checksum of what it got.
 */
final class Inflation {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HISTORY = 1 << 15;
    private static final int SPACE = 1 << 18;
    private static final int LONGEST_MATCH = 258;
    /** Copies in words may write some bytes too many. */
    private static final int SLACK = LONGEST_MATCH + 16;
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int BETWEEN_BLOCKS = 0;
    private static final int STORED = 1;
    private static final int CODED = 2;
    private static final int ENDED = 3;

    private final CompressedInput in;
    private final byte[] window = new byte[HISTORY + SPACE + SLACK];
    private final PrefixCode literals = new PrefixCode(11, Meanings.literals());
    private final PrefixCode distances = new PrefixCode(9, Meanings.distances());
    private final PrefixCode lengths = new PrefixCode(7, Meanings.plain());
    private int end;
    private int start;
    private long bits;
    private int count;
    private int state = ENDED;
    private boolean last;
    private int storedLeft;

    Inflation(CompressedInput in) {
        this.in = in;
    }

    /** Begins a new stream at the position of the input. */
    void begin() {
        state = BETWEEN_BLOCKS;
        last = false;
        bits = 0;
        count = 0;
        start = 0;
        end = 0;
    }

    /** @return the bytes that hold the result of {@link #fill} */
    byte[] window() {
        return window;
    }

    /** @return first byte of the result in {@link #window} */
    int start() {
        return start;
    }

    /**
     * Inflates some more; what the last call gave is overwritten.
     *
     * @return how many bytes are there from {@link #start()} on; 0 at the end of the stream, where the input stands behind its last byte
     * @throws DataFormatException when the stream breaks the rules
     * @throws EOFException when the input ends before the stream
     */
    int fill() throws IOException, DataFormatException {
        if (end > HISTORY) {
            System.arraycopy(window, end - HISTORY, window, 0, HISTORY);
            end = HISTORY;
        }
        start = end;
        int full = window.length - SLACK;
        while (end < full && state != ENDED) {
            switch (state) {
                case STORED -> stored(full);
                case CODED -> coded(full);
                default -> beginBlock();
            }
        }
        return end - start;
    }

    private void beginBlock() throws IOException, DataFormatException {
        if (last) {
            giveBack();
            state = ENDED;
            return;
        }
        last = take(1) == 1;
        switch (take(2)) {
            case 0 -> {
                giveBack();
                int length = in.next() | in.next() << 8;
                if ((in.next() | in.next() << 8) != (length ^ 0xffff)) {
                    throw new DataFormatException("a stored block has no valid length");
                }
                storedLeft = length;
                state = STORED;
            }
            case 1 -> {
                byte[] fixed = new byte[288];
                Arrays.fill(fixed, 0, 144, (byte) 8);
                Arrays.fill(fixed, 144, 256, (byte) 9);
                Arrays.fill(fixed, 256, 280, (byte) 7);
                Arrays.fill(fixed, 280, 288, (byte) 8);
                literals.build(fixed, 0, 288, false);
                Arrays.fill(fixed, 0, 32, (byte) 5);
                distances.build(fixed, 0, 32, false);
                state = CODED;
            }
            case 2 -> {
                readCodes();
                state = CODED;
            }
            default -> throw new DataFormatException("a block is of no known type");
        }
    }

    private void readCodes() throws IOException, DataFormatException {
        int literalCount = take(5) + 257;
        int distanceCount = take(5) + 1;
        int lengthCount = take(4) + 4;
        if (literalCount > 286 || distanceCount > 30) {
            throw new DataFormatException("a block has too many codes");
        }
        byte[] own = new byte[19];
        for (int i = 0; i < lengthCount; i++) {
            own[ORDER[i]] = (byte) take(3);
        }
        lengths.build(own, 0, 19, false);
        byte[] all = new byte[286 + 30 + 138];
        int at = 0;
        while (at < literalCount + distanceCount) {
            fetch();
            int entry = lengths.table[(int) bits & lengths.mask];
            if (entry == 0) {
                throw new DataFormatException("a code length has no meaning");
            }
            take(entry & 63);
            int symbol = entry >>> 16;
            if (symbol < 16) {
                all[at++] = (byte) symbol;
                continue;
            }
            if (symbol == 16 && at == 0) {
                throw new DataFormatException("a repetition has nothing to repeat");
            }
            byte repeated = symbol == 16 ? all[at - 1] : 0;
            int times = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
            Arrays.fill(all, at, at + times, repeated);
            at += times;
        }
        if (at > literalCount + distanceCount || all[256] == 0) {
            throw new DataFormatException("the codes of a block are wrong");
        }
        literals.build(all, 0, literalCount, true);
        distances.build(all, literalCount, distanceCount, true);
    }

    private void stored(int full) throws IOException {
        while (storedLeft > 0 && end < full) {
            if (!in.hasMore()) {
                throw new EOFException();
            }
            int n = Math.min(Math.min(storedLeft, in.limit - in.position), full - end);
            System.arraycopy(in.buffer, in.position, window, end, n);
            in.position += n;
            end += n;
            storedLeft -= n;
        }
        if (storedLeft == 0) {
            state = BETWEEN_BLOCKS;
        }
    }

    /** The loop that the time goes into: everything it touches is local. */
    private void coded(int full) throws IOException, DataFormatException {
        int[] literalTable = literals.table;
        int literalMask = literals.mask;
        int[] distanceTable = distances.table;
        int distanceMask = distances.mask;
        byte[] input = in.buffer;
        byte[] out = window;
        int position = in.position;
        long held = bits;
        int n = count;
        int to = end;
        try {
            while (to < full) {
                if (position > in.limit - 8) {
                    in.position = position;
                    in.refill();
                    position = in.position;
                    requireInput(position, n);
                }
                held |= (long) WORD.get(input, position) << n;
                position += 63 - n >>> 3;
                n |= 56;
                int entry = literalTable[(int) held & literalMask];
                if (entry < 0) {
                    held >>>= entry & 63;
                    n -= entry & 63;
                    out[to++] = (byte) (entry >>> 16);
                    entry = literalTable[(int) held & literalMask];
                    if (entry < 0) {
                        held >>>= entry & 63;
                        n -= entry & 63;
                        out[to++] = (byte) (entry >>> 16);
                        entry = literalTable[(int) held & literalMask];
                        if (entry < 0) {
                            held >>>= entry & 63;
                            n -= entry & 63;
                            out[to++] = (byte) (entry >>> 16);
                            continue;
                        }
                    }
                    if (position > in.limit - 8) {
                        continue;
                    }
                    held |= (long) WORD.get(input, position) << n;
                    position += 63 - n >>> 3;
                    n |= 56;
                }
                if ((entry & PrefixCode.SPECIAL) != 0) {
                    if ((entry & PrefixCode.SECOND) != 0) {
                        held >>>= 11;
                        n -= 11;
                        entry = literalTable[(entry >>> 16) + ((int) held & (1 << (entry >>> 8 & 31)) - 1)];
                        if (entry < 0) {
                            held >>>= entry & 63;
                            n -= entry & 63;
                            out[to++] = (byte) (entry >>> 16);
                            continue;
                        }
                    }
                    if ((entry & PrefixCode.END) != 0) {
                        held >>>= entry & 63;
                        n -= entry & 63;
                        state = BETWEEN_BLOCKS;
                        return;
                    }
                }
                if (entry == 0 || (entry & PrefixCode.SPECIAL) != 0) {
                    throw new DataFormatException("a literal or length has no meaning");
                }
                held >>>= entry & 63;
                n -= entry & 63;
                int extra = entry >>> 8 & 31;
                int length = (entry >>> 16) + ((int) held & (1 << extra) - 1);
                held >>>= extra;
                n -= extra;
                entry = distanceTable[(int) held & distanceMask];
                if ((entry & PrefixCode.SECOND) != 0) {
                    held >>>= 9;
                    n -= 9;
                    entry = distanceTable[(entry >>> 16) + ((int) held & (1 << (entry >>> 8 & 31)) - 1)];
                }
                if (entry == 0 || (entry & PrefixCode.SPECIAL) != 0) {
                    throw new DataFormatException("a distance has no meaning");
                }
                held >>>= entry & 63;
                n -= entry & 63;
                extra = entry >>> 8 & 31;
                int distance = (entry >>> 16) + ((int) held & (1 << extra) - 1);
                held >>>= extra;
                n -= extra;
                int source = to - distance;
                if (source < 0) {
                    throw new DataFormatException("a distance leads before the beginning");
                }
                copy(out, source, to, length, distance);
                to += length;
            }
        } finally {
            in.position = position;
            bits = held;
            count = n;
            end = to;
        }
    }

    /** Fetches until at least 56 bits are held. */
    private void fetch() throws IOException {
        if (in.position > in.limit - 8) {
            in.refill();
            requireInput(in.position, count);
        }
        bits |= (long) WORD.get(in.buffer, in.position) << count;
        in.position += 63 - count >>> 3;
        count |= 56;
    }

    private int take(int width) throws IOException {
        if (count < width) {
            fetch();
        }
        int value = (int) bits & (1 << width) - 1;
        bits >>>= width;
        count -= width;
        return value;
    }

    /** Goes to the next whole byte and returns fetched bytes that were not needed. */
    private void giveBack() throws EOFException {
        in.position -= count >>> 3;
        bits = 0;
        count = 0;
        if (in.position > in.limit) {
            throw new EOFException();
        }
    }

    /** Bits of the padding behind the end of the file must not be consumed. */
    private void requireInput(int position, int held) throws EOFException {
        if (position * 8 - held > in.limit * 8) {
            throw new EOFException();
        }
    }

    private static void copy(byte[] out, int from, int to, int length, int distance) {
        if (distance >= 8) {
            for (int i = 0; i < length; i += 8) {
                WORD.set(out, to + i, (long) WORD.get(out, from + i));
            }
        } else if (distance == 1) {
            Arrays.fill(out, to, to + length, out[from]);
        } else {
            for (int i = 0; i < length; i++) {
                out[to + i] = out[from + i];
            }
        }
    }
}
