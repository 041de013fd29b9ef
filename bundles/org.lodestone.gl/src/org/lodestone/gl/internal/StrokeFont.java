package org.lodestone.gl.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Letters made of straight strokes on a grid of 4 x 6, base line at 0; descenders reach -2. Drawn as lines they stay sharp at every size
 * and need no font of the machine. Each letter takes the room it needs; digits all take the same, so that numbers do not dance.
 */
final class StrokeFont {

    /** Height of a capital in grid units. */
    static final double CAPITAL = 6;

    private static final double GAP = 1.9;
    private static final double BLANK = 2.2;
    private static final double DIGIT = 4;
    private static final String BOX = "0006464000";
    private static final Map<Character, String> GLYPHS = glyphs();

    private static Map<Character, String> glyphs() {
        Map<Character, String> glyphs = new TreeMap<>();
        // points are pairs of digits x y, strokes are parted by a comma; y counts from 2 below the base line, so 2 is the base line
        String table = """
                A 022842,1535|B 0208384746453505,353445434232 02|C 4738180703123243|D 02082846442202|E 42020848,0535|F 020848,0535
                G 473818070312324345 25|H 0208,4248,0545|I 1232,2228,1838|J 4843321203|K 0208,4805 42|L 080242|M 0208254842|N 02084248
                O 1807031232434738 18|P 02083847463505|Q 18070312324347 3818,2442|R 02083847463505,2542|S 473818070615354443321203
                T 0848,2822|U 080312324348|V 082248|W 0812253248|X 0248,0842|Y 082548,2522|Z 08480242
                a 0616364542,44140312324344|b 0802,05163645433212 03|c 4536160503123243|d 4842,45361605031232 43|e 044445361605031232 43
                f 3828171222,0636|g 4640311 0,45361605031232 43|h 0802,05163645 42|i 2622,2728|j 36312000,3738|k 0802,4604 42|l 18 1322
                m 0206,05161625 22,2536454 2|n 0206,0516364542|o 1605031232434536 16|p 0600,05163645433212 03|q 4640,45361605031232 43
                r 0206,05163645|s 4536160514344332 1203|t 18131222 33,0636|u 06031232 43,4642|v 062246|w 0612243246|x 0246,0642|y 0622,4620 00
                z 06460242|0 1807031232434738 18,0347|1 072822,1232|2 07183847460242|3 07183847463515,3544433212 03|4 3228 0444
                5 4808 0525354443321203|6 4738180703123243443515 04|7 084812|8 153546473818070615 0403123243443 5|9 463515060718384743321203
                . 2223|, 232211|: 2324,2627|- 0545|+ 0545,2327|= 0444,0646|/ 0248|( 3827233 2|) 1827231 2|_ 0242|% 0248,0817,3342|' 2826|° 1828271 718
                """;
        for (String entry : table.replace("\n", "|").split("\\|")) {
            String line = entry.strip();
            if (!line.isEmpty()) {
                glyphs.put(line.charAt(0), line.substring(1).replace(" ", ""));
            }
        }
        return Map.copyOf(glyphs);
    }

    private StrokeFont() {
    }

    /** One stroke between two points, in grid units from the lower left of the text. */
    record Stroke(double x0, double y0, double x1, double y1) {
    }

    /** @return width of a text in grid units */
    static double width(String text) {
        double width = 0;
        for (int c = 0; c < text.length(); c++) {
            width += Room.of(text.charAt(c)).width() + (c == 0 ? 0 : GAP);
        }
        return width;
    }

    /** @return the strokes of a text on one line */
    static List<Stroke> strokes(String text) {
        List<Stroke> strokes = new ArrayList<>();
        double pen = 0;
        for (int c = 0; c < text.length(); c++) {
            Room room = Room.of(text.charAt(c));
            String glyph = glyph(text.charAt(c));
            int base = glyph.equals(BOX) ? 0 : 2;
            double left = pen - room.left();
            for (String stroke : glyph.split(",")) {
                for (int p = 0; p + 3 < stroke.length(); p += 2) {
                    strokes.add(new Stroke(left + stroke.charAt(p) - '0', stroke.charAt(p + 1) - '0' - base,
                            left + stroke.charAt(p + 2) - '0', stroke.charAt(p + 3) - '0' - base));
                }
            }
            pen += room.width() + GAP;
        }
        return strokes;
    }

    private static String glyph(char letter) {
        return letter == ' ' ? "" : GLYPHS.getOrDefault(letter == '\u2212' ? '-' : letter, BOX);
    }

    /** Where a letter begins on its grid, and how wide it is. */
    private record Room(double left, double width) {

        static Room of(char letter) {
            if (letter == ' ') {
                return new Room(0, BLANK);
            }
            if (letter >= '0' && letter <= '9') {
                return new Room(0, DIGIT);
            }
            int least = 9, most = 0;
            for (String stroke : glyph(letter).split(",")) {
                for (int p = 0; p < stroke.length(); p += 2) {
                    least = Math.min(least, stroke.charAt(p) - '0');
                    most = Math.max(most, stroke.charAt(p) - '0');
                }
            }
            return new Room(least, most - least);
        }
    }
}
