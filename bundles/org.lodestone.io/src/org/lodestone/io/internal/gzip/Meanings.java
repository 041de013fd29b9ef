package org.lodestone.io.internal.gzip;

import java.util.Arrays;

/** What the symbols of deflate mean, as entries of {@link PrefixCode} (RFC 1951, 3.2.5). */
final class Meanings {

    private Meanings() {
    }

    /** @return 256 bytes, the end of a block, 29 lengths, two symbols without meaning */
    static int[] literals() {
        int[] meanings = new int[288];
        for (int value = 0; value < 256; value++) {
            meanings[value] = PrefixCode.LITERAL | value << 16;
        }
        meanings[256] = PrefixCode.SPECIAL | PrefixCode.END;
        int base = 3;
        for (int symbol = 257; symbol < 285; symbol++) {
            int extra = symbol < 265 ? 0 : (symbol - 261) / 4;
            meanings[symbol] = base << 16 | extra << 8;
            base += 1 << extra;
        }
        meanings[285] = 258 << 16;
        meanings[286] = PrefixCode.NONE;
        meanings[287] = PrefixCode.NONE;
        return meanings;
    }

    /** @return 30 distances, two symbols without meaning */
    static int[] distances() {
        int[] meanings = new int[32];
        int base = 1;
        for (int symbol = 0; symbol < 30; symbol++) {
            int extra = symbol < 4 ? 0 : (symbol - 2) / 2;
            meanings[symbol] = base << 16 | extra << 8;
            base += 1 << extra;
        }
        Arrays.fill(meanings, 30, 32, PrefixCode.NONE);
        return meanings;
    }

    /** @return nineteen symbols that mean their number */
    static int[] plain() {
        int[] meanings = new int[19];
        for (int symbol = 0; symbol < 19; symbol++) {
            meanings[symbol] = symbol << 16;
        }
        return meanings;
    }
}
