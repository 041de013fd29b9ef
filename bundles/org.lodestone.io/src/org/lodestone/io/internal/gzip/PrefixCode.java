package org.lodestone.io.internal.gzip;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * A prefix code of RFC 1951 as a table of two levels: the next bits of the stream lead to an entry, long codewords to a second table. An
 * entry says how many bits its codeword has (bits 0-5), how many extra bits follow (8-12) and what it means (16-30).
 */
final class PrefixCode {

    /** Entry of a literal byte: the sign bit, so that one comparison tells it. */
    static final int LITERAL = 1 << 31;
    /** Entry that is neither literal nor length or distance. */
    static final int SPECIAL = 1 << 15;
    /** With {@link #SPECIAL}: go on in the second table. */
    static final int SECOND = 1 << 14;
    /** With {@link #SPECIAL}: end of block. */
    static final int END = 1 << 13;

    /** Symbol that has a codeword and no meaning. */
    static final int NONE = SPECIAL;

    private static final int LONGEST = 15;

    final int[] table;
    final int mask;
    private final int firstBits;
    private final int[] meanings;
    private final byte[] longestOfPrefix;

    /**
     * @param firstBits bits that the first table looks at
     * @param meanings entry of each symbol without its codeword length
     */
    PrefixCode(int firstBits, int[] meanings) {
        this.firstBits = firstBits;
        this.meanings = meanings;
        this.mask = (1 << firstBits) - 1;
        this.table = new int[(1 << firstBits) + meanings.length * (1 << LONGEST - firstBits)];
        this.longestOfPrefix = new byte[1 << firstBits];
    }

    /**
     * Fills the table for new codeword lengths.
     *
     * @param lengths codeword lengths, 0 for unused symbols. Not modified.
     * @param from first of them
     * @param count how many
     * @param mayBeIncomplete a code of a single codeword of one bit, or none (RFC 1951 3.2.7)
     * @throws DataFormatException when no prefix code has such lengths
     */
    void build(byte[] lengths, int from, int count, boolean mayBeIncomplete) throws DataFormatException {
        int[] ofLength = new int[LONGEST + 1];
        for (int symbol = 0; symbol < count; symbol++) {
            ofLength[lengths[from + symbol]]++;
        }
        int used = count - ofLength[0];
        ofLength[0] = 0;
        int left = 1;
        int[] next = new int[LONGEST + 2];
        for (int length = 1; length <= LONGEST; length++) {
            left = (left << 1) - ofLength[length];
            if (left < 0) {
                throw new DataFormatException("a code is oversubscribed");
            }
            next[length + 1] = next[length] + ofLength[length] << 1;
        }
        if (left > 0 && !(mayBeIncomplete && (used == 0 || used == 1 && ofLength[1] == 1))) {
            throw new DataFormatException("a code is incomplete");
        }
        fill(lengths, from, count, next);
    }

    private void fill(byte[] lengths, int from, int count, int[] next) {
        Arrays.fill(table, 0, mask + 1, 0);
        Arrays.fill(longestOfPrefix, (byte) 0);
        int[] codes = new int[count];
        for (int symbol = 0; symbol < count; symbol++) {
            int length = lengths[from + symbol];
            if (length > 0) {
                codes[symbol] = Integer.reverse(next[length]++) >>> 32 - length;
                int prefix = codes[symbol] & mask;
                longestOfPrefix[prefix] = (byte) Math.max(longestOfPrefix[prefix], length);
            }
        }
        int free = mask + 1;
        for (int symbol = 0; symbol < count; symbol++) {
            int length = lengths[from + symbol];
            int code = codes[symbol];
            if (length > 0 && length <= firstBits) {
                for (int at = code; at <= mask; at += 1 << length) {
                    table[at] = meanings[symbol] | length;
                }
            } else if (length > 0) {
                int prefix = code & mask;
                int bits = longestOfPrefix[prefix] - firstBits;
                if (table[prefix] == 0) {
                    table[prefix] = SPECIAL | SECOND | free << 16 | bits << 8 | firstBits;
                    Arrays.fill(table, free, free + (1 << bits), 0);
                    free += 1 << bits;
                }
                int start = table[prefix] >>> 16;
                for (int at = code >>> firstBits; at < 1 << bits; at += 1 << length - firstBits) {
                    table[start + at] = meanings[symbol] | length - firstBits;
                }
            }
        }
    }
}
