package org.lodestone.ui.planning.internal.coupling;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.lodestone.ui.Inks;

/** The couplings as arrows between regions on a circle: thicker is stronger, the colour is the sign, dashed may be chance. */
final class CouplingGraph extends Canvas {

    private static final Color WHITE = new Color(255, 255, 255);
    private static final Color INK = new Color(20, 20, 20);
    private static final Color REGION = new Color(90, 90, 90);
    private static final int REGION_PIXELS = 7;
    private static final double BEND = 0.16;
    private static final float THINNEST = 1.2f;
    private static final float THICKEST = 6;

    private Optional<ShownCoupling> shown = Optional.empty();

    CouplingGraph(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        // paper in the dark, too: the style sheet would leave dark letters on dark ground
        setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        setBackground(WHITE);
        setData("org.lodestone.control", "coupling-graph");
        addPaintListener(event -> paint(event.gc));
    }

    void show(Optional<ShownCoupling> coupling) {
        shown = coupling;
        redraw();
    }

    private void paint(GC gc) {
        if (shown.isEmpty()) {
            Inks.emptyPaper(gc, this);
            return;
        }
        gc.setAntialias(SWT.ON);
        ShownCoupling now = shown.get();
        List<ShownCoupling.Edge> edges = now.edges();
        edges.forEach(edge -> arrow(gc, now, edge, false));
        now.chosen().ifPresent(edge -> arrow(gc, now, edge, true));
        regions(gc, now.names());
    }

    private void regions(GC gc, List<String> names) {
        gc.setForeground(INK);
        for (int n = 0; n < names.size(); n++) {
            Point at = place(n, names.size());
            gc.setBackground(REGION);
            gc.fillOval(at.x - REGION_PIXELS, at.y - REGION_PIXELS, 2 * REGION_PIXELS, 2 * REGION_PIXELS);
            Point extent = gc.textExtent(names.get(n));
            Rectangle area = getClientArea();
            boolean right = at.x > area.width / 2 + 2, left = at.x < area.width / 2 - 2;
            int x = right ? at.x + REGION_PIXELS + 4 : left ? at.x - REGION_PIXELS - 4 - extent.x : at.x - extent.x / 2;
            int y = right || left ? at.y - extent.y / 2 : at.y < area.height / 2 ? at.y - REGION_PIXELS - 2 - extent.y : at.y + REGION_PIXELS + 2;
            gc.setBackground(WHITE);
            gc.drawText(names.get(n), Math.clamp(x, 2, Math.max(2, area.width - extent.x - 2)), y, true);
        }
    }

    private Point place(int n, int size) {
        Rectangle area = getClientArea();
        double angle = 2 * Math.PI * n / size - Math.PI / 2;
        double across = Math.max(30, area.width / 2.0 - 130), down = Math.max(30, area.height / 2.0 - 40);
        double radius = Math.min(across, down);
        return new Point((int) Math.round(area.width / 2.0 + Math.min(across, radius * 1.4) * Math.cos(angle)),
                (int) Math.round(area.height / 2.0 + radius * Math.sin(angle)));
    }

    private void arrow(GC gc, ShownCoupling now, ShownCoupling.Edge edge, boolean chosen) {
        double value = now.stored().signed(edge.to(), edge.from());
        if (Double.isNaN(value)) {
            return;
        }
        Point a = place(edge.from(), now.names().size()), b = place(edge.to(), now.names().size());
        double share = now.stored().strongest() > 0 ? Math.abs(value) / now.stored().strongest() : 0;
        float width = (float) (THINNEST + share * (THICKEST - THINNEST));
        int rgb = CouplingColours.line(value);
        Color colour = new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
        gc.setLineStyle(now.stored().standsOut(edge.to(), edge.from()) ? SWT.LINE_SOLID : SWT.LINE_DASH);
        double dx = b.x - a.x, dy = b.y - a.y;
        // Bent to its own right hand, so that both directions between two regions lie apart.
        double cx = (a.x + b.x) / 2.0 - dy * BEND, cy = (a.y + b.y) / 2.0 + dx * BEND;
        double ex = b.x - cx, ey = b.y - cy, end = Math.max(1, Math.hypot(ex, ey));
        double head = 8 + 1.6 * width;
        double tipX = b.x - ex / end * (REGION_PIXELS + 1), tipY = b.y - ey / end * (REGION_PIXELS + 1);
        double neckX = tipX - ex / end * head, neckY = tipY - ey / end * head;
        Path path = new Path(gc.getDevice());
        path.moveTo(a.x, a.y);
        path.quadTo((float) cx, (float) cy, (float) neckX, (float) neckY);
        if (chosen) {
            gc.setForeground(INK);
            gc.setLineWidth(Math.round(width + 4));
            gc.drawPath(path);
        }
        gc.setForeground(colour);
        gc.setLineWidth(Math.max(1, Math.round(width)));
        gc.drawPath(path);
        path.dispose();
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setBackground(chosen ? INK : colour);
        double wing = 4 + width;
        gc.fillPolygon(new int[] {(int) Math.round(tipX), (int) Math.round(tipY), (int) Math.round(neckX - ey / end * wing),
            (int) Math.round(neckY + ex / end * wing), (int) Math.round(neckX + ey / end * wing), (int) Math.round(neckY - ex / end * wing)});
    }
}
