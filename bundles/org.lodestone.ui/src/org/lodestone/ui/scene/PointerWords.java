package org.lodestone.ui.scene;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;

/** What stands beside the pointer of a scene, and the mark in the middle at which keys act. User interface's thread. */
final class PointerWords {

    private static final int MARK_POINTS = 6;

    private PointerWords() {
    }

    /**
     * Writes beside the pointer, inside the picture, on a ground of its own; nothing without words.
     *
     * @param words one line or more
     */
    static void paint(GC gc, Point size, String words, Point pointer) {
        if (words.isEmpty()) {
            return;
        }
        Point extent = gc.textExtent(words);
        int x = Math.max(10, Math.min(pointer.x + 16, size.x - extent.x - 12));
        int y = pointer.y + 20 + extent.y > size.y ? pointer.y - extent.y - 16 : pointer.y + 18;
        gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.setAlpha(190);
        gc.fillRoundRectangle(x - 6, y - 3, extent.x + 12, extent.y + 6, 6, 6);
        gc.setAlpha(255);
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
        gc.drawText(words, x, y, SWT.DRAW_TRANSPARENT | SWT.DRAW_DELIMITER);
    }

    /** Marks the middle of the picture. */
    static void paintMark(GC gc, Point size) {
        int x = size.x / 2, y = size.y / 2;
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
        gc.drawLine(x - MARK_POINTS, y, x + MARK_POINTS, y);
        gc.drawLine(x, y - MARK_POINTS, x, y + MARK_POINTS);
    }
}
