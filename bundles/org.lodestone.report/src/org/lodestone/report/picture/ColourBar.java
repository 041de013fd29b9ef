package org.lodestone.report.picture;

import java.util.Locale;
import org.lodestone.image.view.ColourMap;

/** The legend of a signed map: its colours with the values at their ends, the part that is not drawn left grey. */
public final class ColourBar {

    private static final int WIDTH = 512;
    private static final int HEIGHT = 16;

    private ColourBar() {
    }

    /** @return a bar from minus the limit to the limit */
    public static Canvas draw(MapScale scale) {
        int text = BitmapFont.height(2) + 6;
        Canvas canvas = new Canvas(WIDTH + 40, HEIGHT + text, 0xFFFFFF);
        for (int x = 0; x < WIDTH; x++) {
            double value = (2.0 * x / (WIDTH - 1) - 1) * scale.limit();
            boolean drawn = Math.abs(value) >= scale.threshold();
            int colour = drawn ? ColourMap.COOL_WARM.colour((double) x / (WIDTH - 1)) : 0x808080;
            canvas.fill(20 + x, 0, 1, HEIGHT, colour);
        }
        for (double value : new double[] {-scale.limit(), -scale.threshold(), scale.threshold(), scale.limit()}) {
            String label = String.format(Locale.ROOT, "%+.2f", value);
            int middle = 20 + (int) Math.round((value / scale.limit() + 1) / 2 * (WIDTH - 1));
            int width = BitmapFont.width(label, 2);
            int left = Math.clamp(middle - width / 2, 0, canvas.width() - width);
            BitmapFont.draw(label, 2, (column, row) -> canvas.dot(left + column, HEIGHT + 4 + row, 0x222222));
        }
        return canvas;
    }
}
