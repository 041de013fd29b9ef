package org.lodestone.ui.navigation.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.layout.FillLayout;
import org.lodestone.navigation.coil.CoilDeviation;
import org.lodestone.navigation.coil.Tolerance;
import org.lodestone.navigation.session.NavigationState;

/**
 * The coil beside its plan over the whole screen, to be read from three metres: digits are a twelfth of the screen's height, 25 mm on a
 * screen of 24 inches. Escape, or a click, ends it.
 */
final class FullScreenTarget {

    private static final int FRAME_MS = 30;
    private static final int ROWS = 5;

    private final Supplier<Optional<LiveNavigation>> live;
    private final Supplier<String> notice;
    private final Shell shell;
    private final Canvas canvas;

    /**
     * @param display where
     * @param live what is followed now
     * @param notice shown at the top; empty for none
     */
    FullScreenTarget(Display display, Supplier<Optional<LiveNavigation>> live, Supplier<String> notice) {
        this.live = live;
        this.notice = notice;
        shell = new Shell(display, SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        canvas = new Canvas(shell, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.setData("org.lodestone.control", "full-screen-target");
        canvas.addPaintListener(event -> paint(event.gc));
        canvas.addListener(SWT.MouseDown, event -> shell.close());
        canvas.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC) {
                shell.close();
            }
        });
        shell.setBounds(display.getPrimaryMonitor().getBounds());
        shell.setFullScreen(true);
        shell.open();
        canvas.setFocus();
        repeat(display);
    }

    private void repeat(Display display) {
        display.timerExec(FRAME_MS, () -> {
            if (!canvas.isDisposed()) {
                canvas.redraw();
                repeat(display);
            }
        });
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        Optional<LiveNavigation> followed = live.get();
        if (followed.isEmpty()) {
            gc.setBackground(BullsEyePainter.BACKGROUND);
            gc.fillRectangle(area);
            return;
        }
        NavigationState state = followed.get().now();
        Tolerance tolerance = followed.get().navigator().tolerance();
        gc.setBackground(BullsEyePainter.BACKGROUND);
        gc.fillRectangle(area);
        int left = Math.min(area.width * 6 / 10, area.height);
        BullsEyePainter.paint(gc, new Rectangle(area.x, area.y, left, area.height), state, tolerance, notice.get(), false);
        numbers(gc, new Rectangle(area.x + left, area.y, area.width - left, area.height), state, tolerance);
    }

    private static void numbers(GC gc, Rectangle area, NavigationState state, Tolerance tolerance) {
        if (state.deviation().isEmpty()) {
            return;
        }
        CoilDeviation d = state.deviation().get();
        String[] titles = {Messages.aim, Messages.lateral, Messages.lift, Messages.tilt, Messages.yaw};
        String[] values = {mm("%.1f", d.aimMm()), mm("%.1f", d.lateralMm()), mm("%+.1f", d.liftMm()),
            degrees("%.0f", d.tiltRad()), degrees("%+.0f", d.yawRad())};
        double[] used = {d.aimMm() / tolerance.aimMm(), d.lateralMm() / tolerance.lateralMm(), Math.abs(d.liftMm()) / tolerance.liftMm(),
            d.tiltRad() / tolerance.tiltRad(), Math.abs(d.yawRad()) / tolerance.yawRad()};
        Font large = BullsEyePainter.scaled(gc, area.height / 12), small = BullsEyePainter.scaled(gc, area.height / 30);
        for (int i = 0; i < ROWS; i++) {
            int y = area.y + area.height * (2 * i + 1) / (2 * ROWS + 1);
            gc.setFont(small);
            gc.setForeground(BullsEyePainter.TEXT);
            gc.drawText(titles[i], area.x + 12, y - area.height / 40, true);
            gc.setFont(large);
            gc.setForeground((used[i] <= 1 && state.countsForTarget() ? NavigationColours.GOOD : used[i] <= 1.5 ? NavigationColours.NEAR : NavigationColours.BAD).colour());
            Point extent = gc.textExtent(values[i]);
            gc.drawText(values[i], area.x + area.width - extent.x - area.width / 16, y, true);
        }
        gc.setFont(null);
    }

    private static String mm(String format, double value) {
        return BullsEyePainter.number(format, value) + " mm";
    }

    private static String degrees(String format, double value) {
        return BullsEyePainter.number(format, Math.toDegrees(value)) + "\u00b0";
    }
}
