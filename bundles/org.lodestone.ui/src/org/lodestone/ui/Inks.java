package org.lodestone.ui;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/** Colours of words that have to be read on light and on dark windows. */
public final class Inks {

    private static final int MIDDLE = 3 * 128;
    private static final Color FAILED_ON_LIGHT = new Color(178, 34, 34);
    private static final Color FAILED_ON_DARK = new Color(255, 128, 118);

    private static final Color STOP_ON_LIGHT = new Color(230, 0, 0);
    private static final Color STOP_ON_DARK = new Color(255, 96, 84);

    private Inks() {
    }

    /** @return for what must not be used, on the ground of that control */
    public static Color failed(Control control) {
        return isDark(control) ? FAILED_ON_DARK : FAILED_ON_LIGHT;
    }

    /** @return for the one word that stops everything, on the ground of that control */
    public static Color stop(Control control) {
        return isDark(control) ? STOP_ON_DARK : STOP_ON_LIGHT;
    }

    /** Paints a white paper on which nothing is drawn yet as the window around it, and takes its ink. */
    public static void emptyPaper(GC gc, Control paper) {
        gc.setBackground(paper.getParent().getBackground());
        gc.setForeground(paper.getParent().getForeground());
        gc.fillRectangle(0, 0, paper.getSize().x, paper.getSize().y);
    }

    private static boolean isDark(Control control) {
        RGB ground = control.getBackground().getRGB();
        return ground.red + ground.green + ground.blue < MIDDLE;
    }
}
