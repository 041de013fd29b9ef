package org.lodestone.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.graphics.Point;

/** The size that somebody asks for a saved picture, in words: a factor ({@code 2x}) or pixels ({@code 1920 x 1080}). */
final class PictureSize {

    /** Offered in the list; others can be typed. */
    static final List<String> USUAL = List.of("1x", "2x", "4x", "1920 x 1080", "3840 x 2160");
    static final String FIRST = "2x";
    private static final int LARGEST = 8192;
    private static final Pattern FACTOR = Pattern.compile("\\s*([0-9]{1,2}(?:\\.[0-9]+)?)\\s*[x\u00d7]\\s*");
    private static final Pattern PIXELS = Pattern.compile("\\s*([0-9]{2,4})\\s*[x\u00d7]\\s*([0-9]{2,4})\\s*");

    private PictureSize() {
    }

    /**
     * @param words what was asked for
     * @param shown size of the picture on the screen
     * @return width and height in pixels, each from 16 to 8192; empty for other words
     */
    static Optional<Point> of(String words, Point shown) {
        Matcher pixels = PIXELS.matcher(words), factor = FACTOR.matcher(words);
        if (pixels.matches()) {
            return within(new Point(Integer.parseInt(pixels.group(1)), Integer.parseInt(pixels.group(2))));
        }
        return factor.matches() ? within(new Point((int) Math.round(shown.x * Double.parseDouble(factor.group(1))),
                (int) Math.round(shown.y * Double.parseDouble(factor.group(1))))) : Optional.empty();
    }

    private static Optional<Point> within(Point size) {
        boolean allowed = Math.min(size.x, size.y) >= 16 && Math.max(size.x, size.y) <= LARGEST;
        return allowed ? Optional.of(size) : Optional.empty();
    }
}
