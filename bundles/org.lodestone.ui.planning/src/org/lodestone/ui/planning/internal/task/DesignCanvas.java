package org.lodestone.ui.planning.internal.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.lodestone.study.derivative.StoredTaskModel;
import org.lodestone.ui.Inks;

/** The design matrix as designs are shown everywhere: a column a regressor, grey by its own range, time runs down; weights below. */
final class DesignCanvas extends Canvas {

    private static final Color WHITE = new Color(255, 255, 255);
    private static final Color INK = new Color(20, 20, 20);
    private static final Color PLUS = new Color(0xC4, 0x4E, 0x00);
    private static final Color MINUS = new Color(0x21, 0x66, 0xAC);
    private static final int NAME_LETTERS = 20;
    private static final int WIDEST_COLUMN = 60;
    private static final int EDGE = 6;

    private Optional<StoredTaskModel> model = Optional.empty();
    private int contrast;

    DesignCanvas(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        // paper in the dark, too: the style sheet would leave dark letters on dark ground
        setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        setBackground(WHITE);
        setData("org.lodestone.control", "task-design");
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseMove, event -> setToolTipText(nameAt(event.x)));
    }

    void show(Optional<StoredTaskModel> shown, int chosen) {
        model = shown;
        contrast = chosen;
        redraw();
    }

    private String nameAt(int x) {
        if (model.isEmpty()) {
            return null;
        }
        int width = columnWidth();
        int column = width == 0 || x < EDGE ? -1 : (x - EDGE) / width;
        return column >= 0 && column < model.get().columns().size() ? model.get().columns().get(column) : null;
    }

    private int columnWidth() {
        return Math.clamp((getClientArea().width - 2L * EDGE) / Math.max(1, model.orElseThrow().columns().size()), 1, WIDEST_COLUMN);
    }

    private void paint(GC gc) {
        if (model.isEmpty()) {
            Inks.emptyPaper(gc, this);
            return;
        }
        StoredTaskModel now = model.get();
        Rectangle area = getClientArea();
        gc.setForeground(INK);
        int line = gc.getFontMetrics().getHeight(), letter = (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
        int names = Math.min(NAME_LETTERS, now.columns().stream().mapToInt(String::length).max().orElse(0)) * (letter + 1) + EDGE;
        int width = columnWidth(), columns = now.columns().size();
        int height = Math.max(20, area.height - names - 2 * line - EDGE);
        Image picture = new Image(getDisplay(), picture(now.design()));
        gc.setInterpolation(SWT.NONE);
        gc.drawImage(picture, 0, 0, columns, now.design()[0].length, EDGE, names, columns * width, height);
        picture.dispose();
        gc.drawRectangle(EDGE, names, columns * width, height);
        int step = Math.max(1, (int) Math.ceil(line / (double) width));
        double[] weights = now.contrasts().get(contrast).weights();
        for (int c = 0; c < columns; c++) {
            if (c % step == 0) {
                upright(gc, shortened(now.columns().get(c)), EDGE + c * width + (width - line) / 2, names - 3);
            }
            double weight = c < weights.length ? weights[c] : 0;
            if (weight != 0) {
                gc.setForeground(weight > 0 ? PLUS : MINUS);
                String text = String.format(Locale.ROOT, weight == Math.rint(weight) ? "%+.0f" : "%+.2g", weight);
                gc.drawText(text, EDGE + c * width + (width - gc.textExtent(text).x) / 2, names + height + 4, true);
                gc.setForeground(INK);
            }
        }
    }

    private static ImageData picture(double[][] design) {
        RGB[] greys = new RGB[256];
        Arrays.setAll(greys, i -> new RGB(i, i, i));
        ImageData data = new ImageData(design.length, design[0].length, 8, new PaletteData(greys));
        for (int c = 0; c < design.length; c++) {
            double low = Arrays.stream(design[c]).min().orElse(0), high = Arrays.stream(design[c]).max().orElse(0);
            for (int t = 0; t < design[c].length; t++) {
                data.setPixel(c, t, high > low ? (int) Math.round(255 * (design[c][t] - low) / (high - low)) : 255);
            }
        }
        return data;
    }

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
