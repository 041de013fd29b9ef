package org.lodestone.ui.internal;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** The colours of the map with the values of its ends; what lies below the threshold is left out, as in the slices. */
final class ColourBar extends Canvas {

    private final ViewerState state;

    ColourBar(Composite parent, ViewerState state) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.state = state;
        addPaintListener(e -> paint(e.gc));
        Runnable stop = state.onChange((change, snapshot) -> redraw());
        addDisposeListener(e -> stop.run());
    }

    private void paint(GC gc) {
        Optional<SliceLayer> map = state.snapshot().flatMap(ViewerSnapshot::map);
        if (map.isEmpty()) {
            return;
        }
        SliceLayer layer = map.get();
        Point size = getSize();
        gc.setForeground(getForeground());
        String low = number(layer.range().low());
        String high = number(layer.range().high());
        Point lowSize = gc.textExtent(low);
        Point highSize = gc.textExtent(high);
        int left = lowSize.x + 4;
        int right = size.x - highSize.x - 4;
        int top = size.y / 2 - 7;
        gc.drawText(low, 0, (size.y - lowSize.y) / 2, SWT.DRAW_TRANSPARENT);
        gc.drawText(high, right + 4, (size.y - highSize.y) / 2, SWT.DRAW_TRANSPARENT);
        for (int x = left; x < right; x++) {
            double fraction = (x - left) / (double) (right - left - 1);
            double value = layer.range().low() + fraction * layer.range().width();
            int rgb = Math.abs(value) < layer.threshold() ? 0x303030 : layer.colours().colour(fraction);
            gc.setForeground(new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255));
            gc.drawLine(x, top, x, top + 14);
        }
        gc.setForeground(getForeground());
        gc.drawRectangle(left - 1, top - 1, right - left + 1, 16);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace("-", "\u2212");
    }
}
