package org.lodestone.report.picture;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Letters of five by seven dots: capitals, digits and some signs. Small letters are drawn as capitals, anything else as a box. */
public final class BitmapFont {

    /** Receives a dot. */
    @FunctionalInterface
    public interface DotReceiver {
        /** @param column from the left, @param row from the top */
        void dot(int column, int row);
    }

    private static final int COLUMNS = 5;
    private static final int ROWS = 7;
    private static final String BOX = "1f 11 11 11 11 11 1f";
    private static final Map<Character, String> GLYPHS = glyphs();

    private BitmapFont() {
    }

    /** @return pixels from the left of the first to the right of the last letter */
    public static int width(String text, int scale) {
        return text.isEmpty() ? 0 : (text.length() * (COLUMNS + 1) - 1) * scale;
    }

    /** @return pixels from top to bottom */
    public static int height(int scale) {
        return ROWS * scale;
    }

    static void draw(String text, int scale, DotReceiver receiver) {
        String letters = text.toUpperCase(Locale.ROOT);
        for (int n = 0; n < letters.length(); n++) {
            String[] rows = GLYPHS.getOrDefault(letters.charAt(n), BOX).split(" ");
            for (int row = 0; row < ROWS; row++) {
                int bits = Integer.parseInt(rows[row], 16);
                for (int column = 0; column < COLUMNS; column++) {
                    if ((bits >> COLUMNS - 1 - column & 1) != 0) {
                        square(n * (COLUMNS + 1) + column, row, scale, receiver);
                    }
                }
            }
        }
    }

    private static void square(int column, int row, int scale, DotReceiver receiver) {
        for (int dy = 0; dy < scale; dy++) {
            for (int dx = 0; dx < scale; dx++) {
                receiver.dot(column * scale + dx, row * scale + dy);
            }
        }
    }

    /** Rows from the top, five bits each, the leftmost dot highest. */
    private static Map<Character, String> glyphs() {
        Map<Character, String> g = new TreeMap<>();
        g.put(' ', "00 00 00 00 00 00 00");
        g.put('A', "0e 11 11 1f 11 11 11");
        g.put('B', "1e 11 11 1e 11 11 1e");
        g.put('C', "0e 11 10 10 10 11 0e");
        g.put('D', "1c 12 11 11 11 12 1c");
        g.put('E', "1f 10 10 1e 10 10 1f");
        g.put('F', "1f 10 10 1e 10 10 10");
        g.put('G', "0e 11 10 17 11 11 0f");
        g.put('H', "11 11 11 1f 11 11 11");
        g.put('I', "0e 04 04 04 04 04 0e");
        g.put('J', "07 02 02 02 02 12 0c");
        g.put('K', "11 12 14 18 14 12 11");
        g.put('L', "10 10 10 10 10 10 1f");
        g.put('M', "11 1b 15 15 11 11 11");
        g.put('N', "11 19 15 15 13 11 11");
        g.put('O', "0e 11 11 11 11 11 0e");
        g.put('P', "1e 11 11 1e 10 10 10");
        g.put('Q', "0e 11 11 11 15 12 0d");
        g.put('R', "1e 11 11 1e 14 12 11");
        g.put('S', "0f 10 10 0e 01 01 1e");
        g.put('T', "1f 04 04 04 04 04 04");
        g.put('U', "11 11 11 11 11 11 0e");
        g.put('V', "11 11 11 11 11 0a 04");
        g.put('W', "11 11 11 15 15 1b 11");
        g.put('X', "11 11 0a 04 0a 11 11");
        g.put('Y', "11 11 0a 04 04 04 04");
        g.put('Z', "1f 01 02 04 08 10 1f");
        g.put('0', "0e 11 13 15 19 11 0e");
        g.put('1', "04 0c 04 04 04 04 0e");
        g.put('2', "0e 11 01 06 08 10 1f");
        g.put('3', "1e 01 01 0e 01 01 1e");
        g.put('4', "02 06 0a 12 1f 02 02");
        g.put('5', "1f 10 1e 01 01 11 0e");
        g.put('6', "06 08 10 1e 11 11 0e");
        g.put('7', "1f 01 02 04 04 04 04");
        g.put('8', "0e 11 11 0e 11 11 0e");
        g.put('9', "0e 11 11 0f 01 02 0c");
        g.put('.', "00 00 00 00 00 0c 0c");
        g.put(',', "00 00 00 00 0c 04 08");
        g.put('-', "00 00 00 1f 00 00 00");
        g.put('+', "00 04 04 1f 04 04 00");
        g.put('=', "00 00 1f 00 1f 00 00");
        g.put('/', "01 01 02 04 08 10 10");
        g.put('(', "02 04 08 08 08 04 02");
        g.put(')', "08 04 02 02 02 04 08");
        g.put('|', "04 04 04 04 04 04 04");
        g.put('<', "02 04 08 10 08 04 02");
        g.put('>', "08 04 02 01 02 04 08");
        g.put(':', "00 0c 0c 00 0c 0c 00");
        return g;
    }
}
