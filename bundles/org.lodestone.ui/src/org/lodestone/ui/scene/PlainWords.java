package org.lodestone.ui.scene;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.TextLayout;

/** Writes sentences in the place of a picture, as many lines as the view's width asks for. */
final class PlainWords {

    private static final int MARGIN = 16;

    private PlainWords() {
    }

    /**
     * @param gc of the view
     * @param size of the view
     * @param words sentences, a line each
     */
    static void paint(GC gc, Point size, String words) {
        TextLayout layout = new TextLayout(gc.getDevice());
        try {
            layout.setFont(gc.getFont());
            layout.setText(words);
            layout.setWidth(Math.max(1, size.x - 2 * MARGIN));
            gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
            layout.draw(gc, MARGIN, MARGIN);
        } finally {
            layout.dispose();
        }
    }
}
