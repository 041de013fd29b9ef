package org.lodestone.ui.slice;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.view.SlicePlane;
import org.lodestone.image.view.ValueRange;
import org.lodestone.ui.view.Measurement;
import org.lodestone.ui.view.Measuring;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** Mouse and keys of a slice. */
final class SliceMouse {

    private final SliceCanvas canvas;
    private final ViewerState state;
    private int button;
    private int lastX;
    private int lastY;
    private static final double NEAR_MM = 6;
    private static final int NEAR_POINTS = 14;
    private static final double TURN_DEGREES = 5;
    private Vec3 measuredFrom;
    private boolean measured;
    private boolean movingTarget;

    SliceMouse(SliceCanvas canvas, ViewerState state) {
        this.canvas = canvas;
        this.state = state;
        canvas.addListener(SWT.MouseDown, this::press);
        canvas.addListener(SWT.MouseMove, this::drag);
        canvas.addListener(SWT.MouseUp, event -> {
            button = 0;
            movingTarget = false;
            if (measuredFrom != null && !measured) {
                state.measuring(state.measuring().end(measuredFrom));
            }
            measuredFrom = null;
        });
        canvas.addListener(SWT.MouseWheel, this::wheel);
        canvas.addListener(SWT.KeyDown, this::key);
    }

    private void press(Event event) {
        canvas.setFocus();
        button = event.button == 1 && (event.stateMask & SWT.SHIFT) != 0 ? 2 : event.button;
        lastX = event.x;
        lastY = event.y;
        if (button == 1) {
            canvas.toWorld(event.x, event.y).ifPresent(mm -> {
                if (canvas.isMeasuring()) {
                    measuredFrom = mm;
                    measured = false;
                } else if (state.tool().isPresent()) {
                    state.tool().get().press(mm, canvas.frame().orElseThrow().plane().normal());
                } else if (canvas.isDragging() && isOnTarget(event)) {
                    movingTarget = true;
                    state.beginMove();
                } else {
                    state.moveTo(mm);
                }
            });
        }
    }

    /** The plane shown may lie some millimetres beside the target: its ring is drawn there, too, and can be taken. */
    private boolean isOnTarget(Event event) {
        return state.snapshot().flatMap(ViewerSnapshot::targetPoint).flatMap(point -> canvas.frame()
                .filter(frame -> Math.abs(frame.plane().distanceMm(point.mm())) <= NEAR_MM)
                .flatMap(frame -> canvas.toControl(point.mm())))
                .filter(at -> Math.hypot(at.x - event.x, at.y - event.y) <= NEAR_POINTS).isPresent();
    }

    /** In millimetres of the picture, so the target keeps its distance from the plane. */
    private void moveTarget(int dx, int dy) {
        canvas.frame().ifPresent(frame -> state.snapshot().flatMap(ViewerSnapshot::targetPoint).ifPresent(point -> {
            double mm = frame.plane().pixelMm() * canvas.getMonitor().getZoom() / 100.0;
            state.moveTarget(point.mm().plus(frame.plane().right().times(dx * mm)).plus(frame.plane().down().times(dy * mm)));
        }));
    }

    private void drag(Event event) {
        int dx = event.x - lastX;
        int dy = event.y - lastY;
        if (movingTarget) {
            moveTarget(dx, dy);
            lastX = event.x;
            lastY = event.y;
            return;
        }
        switch (button) {
            case 1 -> canvas.toWorld(event.x, event.y).ifPresent(mm -> {
                if (!canvas.isMeasuring() && state.tool().isPresent()) {
                    state.tool().get().drag(mm, canvas.frame().orElseThrow().plane().normal());
                } else if (!canvas.isMeasuring()) {
                    state.moveTo(mm);
                } else if (measuredFrom != null) {
                    measured = true;
                    state.measuring(Measuring.READY.showing(new Measurement(measuredFrom, mm)));
                }
            });
            case 2 -> canvas.frame().ifPresent(frame -> {
                double mm = frame.plane().pixelMm() * canvas.getMonitor().getZoom() / 100.0;
                canvas.shiftBy(frame.plane().right().times(-dx * mm).plus(frame.plane().down().times(-dy * mm)));
            });
            case 3 -> state.display(display -> {
                ValueRange full = state.snapshot().orElseThrow().open().structural().range();
                double step = full.width() / 400;
                double width = Math.max(full.width() / 200, display.window().width() + dx * step);
                return display.withWindow(ValueRange.ofWindow(display.window().level() + dy * step, width));
            });
            default -> { }
        }
        lastX = event.x;
        lastY = event.y;
    }

    private void wheel(Event event) {
        if ((event.stateMask & SWT.CTRL) != 0) {
            state.display(display -> display.withZoom(display.zoom() * Math.pow(1.1, Math.signum(event.count))));
        } else {
            scroll(event.count > 0 ? 1 : -1);
        }
        event.doit = false;
    }

    private void scroll(int steps) {
        canvas.frame().ifPresent(frame -> {
            Vec3 normal = frame.plane().normal();
            state.moveTo(crossHair(frame).plus(normal.times(-steps * stepMm(frame, normal))));
        });
    }

    /** Where it is now: the picture may still show where it was, and no step of fast fingers is lost. */
    private Vec3 crossHair(SliceFrame frame) {
        return state.snapshot().orElse(frame.snapshot()).crossHair().mm();
    }

    private static double stepMm(SliceFrame frame, Vec3 normal) {
        Grid grid = frame.snapshot().open().structural().grid();
        double finest = Double.MAX_VALUE;
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(grid.voxelToWorld().column(axis).unit().dot(normal)) > 0.6) {
                finest = grid.spacingMm(axis);
            }
        }
        return finest == Double.MAX_VALUE ? 1 : finest;
    }

    private void key(Event event) {
        canvas.frame().ifPresent(frame -> {
            SlicePlane plane = frame.plane();
            Vec3 at = crossHair(frame);
            switch (event.keyCode) {
                case SWT.ARROW_LEFT -> state.moveTo(at.minus(plane.right()));
                case SWT.ARROW_RIGHT -> state.moveTo(at.plus(plane.right()));
                case SWT.ARROW_UP -> state.moveTo(at.minus(plane.down()));
                case SWT.ARROW_DOWN -> state.moveTo(at.plus(plane.down()));
                case SWT.CR, SWT.KEYPAD_CR -> {
                    if (canvas.isMeasuring()) {
                        state.measuring(state.measuring().end(at));
                    }
                }
                case SWT.ESC -> state.measuring(state.measuring().escaped());
                case SWT.PAGE_UP -> scroll(1);
                case SWT.PAGE_DOWN -> scroll(-1);
                case SWT.HOME -> {
                    canvas.resetShift();
                    state.display(display -> display.withZoom(1));
                }
                default -> letter(event.character);
            }
        });
    }

    private void letter(char character) {
        switch (character) {
            case '+', '=' -> state.display(display -> display.withZoom(display.zoom() * 1.25));
            case '-' -> state.display(display -> display.withZoom(display.zoom() / 1.25));
            case '[' -> canvas.turn(-TURN_DEGREES);
            case ']' -> canvas.turn(TURN_DEGREES);
            case 'm' -> state.measuring(canvas.isMeasuring() ? Measuring.OFF : Measuring.READY);
            case 't' -> state.snapshot().ifPresent(now -> state.chooseTarget(Math.max(0, now.target())));
            default -> { }
        }
    }
}
