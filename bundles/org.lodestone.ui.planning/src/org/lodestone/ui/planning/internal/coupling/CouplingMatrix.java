package org.lodestone.ui.planning.internal.coupling;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.Inks;
import org.lodestone.ui.planning.internal.Messages;

/** The couplings as a matrix: a row is driven, a column drives. A dot marks what stands out of chance; a click chooses. */
final class CouplingMatrix extends Canvas {

    private static final int NAME_LETTERS = 18;
    private static final int SMALLEST_WITH_NUMBER = 44;
    private static final int LARGEST_CELL = 84;
    private static final Color WHITE = new Color(255, 255, 255);
    private static final Color INK = new Color(20, 20, 20);
    private static final Color SAME = new Color(225, 225, 225);
    private static final Color LINES = new Color(170, 170, 170);

    private Optional<ShownCoupling> shown = Optional.empty();

    CouplingMatrix(Composite parent, Consumer<ShownCoupling.Edge> chosen) {
        super(parent, SWT.DOUBLE_BUFFERED);
        // paper in the dark, too: the style sheet would leave dark letters on dark ground
        setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        setBackground(WHITE);
        setData("org.lodestone.control", "coupling-matrix");
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseDown, event -> edgeAt(event.x, event.y).ifPresent(chosen));
        addListener(SWT.MouseMove, event -> setToolTipText(edgeAt(event.x, event.y).map(this::words).orElse(null)));
    }

    void show(Optional<ShownCoupling> coupling) {
        shown = coupling;
        redraw();
    }

    private Optional<ShownCoupling.Edge> edgeAt(int x, int y) {
        Rectangle cells = cells();
        if (shown.isEmpty() || !cells.contains(x, y)) {
            return Optional.empty();
        }
        int size = shown.get().names().size();
        int from = Math.min(size - 1, (x - cells.x) * size / cells.width), to = Math.min(size - 1, (y - cells.y) * size / cells.height);
        return to == from ? Optional.empty() : Optional.of(new ShownCoupling.Edge(to, from));
    }

    private String words(ShownCoupling.Edge edge) {
        ShownCoupling now = shown.orElseThrow();
        return NLS.bind(Messages.couplingEdge, new Object[] {now.names().get(edge.from()), now.names().get(edge.to()),
            String.format(Locale.ROOT, "%.3g", now.stored().signed(edge.to(), edge.from())), FindingWords.said(now.stored().coupling().uncertaintyKind()),
            String.format(Locale.ROOT, "%.2g", now.stored().coupling().uncertainty()[edge.to()][edge.from()])});
    }

    /** The square of the cells; names stand above and left of it. */
    private Rectangle cells() {
        Rectangle area = getClientArea();
        int size = shown.map(now -> now.names().size()).orElse(1);
        GC gc = new GC(this);
        int letter = (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth()), line = gc.getFontMetrics().getHeight();
        gc.dispose();
        int longest = shown.map(now -> now.names().stream().mapToInt(n -> Math.min(NAME_LETTERS, n.length())).max().orElse(0)).orElse(0);
        int names = longest * (letter + 1) + 2 * line;
        int side = Math.clamp(Math.min(area.width - names - 8, area.height - names - 8L), size, Math.max(size, size * LARGEST_CELL));
        return new Rectangle(names, names, side, side);
    }

    private void paint(GC gc) {
        gc.setAntialias(SWT.ON);
        if (shown.isEmpty()) {
            Inks.emptyPaper(gc, this);
            gc.drawText(Messages.couplingNone, 10, 10, true);
            return;
        }
        gc.setForeground(INK);
        ShownCoupling now = shown.get();
        Rectangle cells = cells();
        int size = now.names().size();
        double strongest = now.stored().strongest();
        for (int to = 0; to < size; to++) {
            for (int from = 0; from < size; from++) {
                cell(gc, now, to, from, cellAt(cells, size, to, from), strongest);
            }
        }
        names(gc, now, cells);
        now.chosen().ifPresent(edge -> {
            Rectangle at = cellAt(cells, size, edge.to(), edge.from());
            gc.setForeground(INK);
            gc.setLineWidth(3);
            gc.drawRectangle(at);
            gc.setLineWidth(1);
        });
    }

    private static Rectangle cellAt(Rectangle cells, int size, int to, int from) {
        int x = from * cells.width / size, y = to * cells.height / size;
        return new Rectangle(cells.x + x, cells.y + y, (from + 1) * cells.width / size - x, (to + 1) * cells.height / size - y);
    }

    private static void cell(GC gc, ShownCoupling now, int to, int from, Rectangle at, double strongest) {
        double value = now.stored().signed(to, from);
        boolean empty = to == from || Double.isNaN(value);
        int rgb = empty ? 0 : CouplingColours.rgb(value, strongest);
        gc.setBackground(empty ? SAME : new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
        gc.fillRectangle(at);
        gc.setForeground(LINES);
        gc.drawRectangle(at);
        if (empty) {
            return;
        }
        boolean dark = Math.abs(value) > 0.6 * strongest;
        gc.setForeground(dark ? WHITE : INK);
        boolean standsOut = now.stored().standsOut(to, from);
        if (at.width >= SMALLEST_WITH_NUMBER) {
            // A rounded zero has no sign.
            String text = String.format(Locale.ROOT, "%.2f", Math.abs(value) < 0.005 ? 0.0 : value);
            Point extent = gc.textExtent(text);
            gc.drawText(text, at.x + (at.width - extent.x) / 2, at.y + (at.height - extent.y) / 2, true);
        }
        if (standsOut) {
            int dot = Math.clamp(at.width / 7, 3, 8);
            gc.setBackground(dark ? WHITE : INK);
            gc.fillOval(at.x + at.width - dot - 3, at.y + 3, dot, dot);
        }
    }

    private static void names(GC gc, ShownCoupling now, Rectangle cells) {
        gc.setForeground(INK);
        int size = now.names().size(), line = gc.getFontMetrics().getHeight();
        int step = Math.max(1, (int) Math.ceil(line * size / (double) cells.height));
        for (int n = 0; n < size; n += step) {
            String name = shortened(now.names().get(n));
            Rectangle at = cellAt(cells, size, n, n);
            Point extent = gc.textExtent(name);
            gc.drawText(name, cells.x - extent.x - 6, at.y + (at.height - extent.y) / 2, true);
            upright(gc, name, at.x + (at.width - extent.y) / 2, cells.y - 6);
        }
        gc.drawText(Messages.couplingFrom, cells.x, 2, true);
        upright(gc, Messages.couplingTo, 2, cells.y + gc.textExtent(Messages.couplingTo).x);
    }

    /** Draws a text that runs upwards and ends or begins at its lower left corner. */
    private static void upright(GC gc, String text, int x, int y) {
        Transform turn = new Transform(gc.getDevice());
        turn.translate(x, y);
        turn.rotate(-90);
        gc.setTransform(turn);
        gc.drawText(text, 0, 0, true);
        gc.setTransform(null);
        turn.dispose();
    }

    private static String shortened(String name) {
        return name.length() <= NAME_LETTERS ? name : name.substring(0, NAME_LETTERS - 1) + "\u2026";
    }
}
