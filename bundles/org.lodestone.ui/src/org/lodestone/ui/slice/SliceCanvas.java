package org.lodestone.ui.slice;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.lodestone.core.Execution;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.view.ContourTracer;
import org.lodestone.image.view.SlicePicture;
import org.lodestone.image.view.SlicePlane;
import org.lodestone.image.view.SliceRenderer;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.view.Overlay;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/**
 * One plane of the open case with cross-hair, letters and millimetres. Slices are cut on a worker thread; this control only shows the
 * newest one. Left button moves the cross-hair (or measures), right button sets window and level, middle button or Shift moves the
 * picture, wheel scrolls, Ctrl and wheel zoom.
 */
public final class SliceCanvas extends Canvas {

    private static final int OUTLINE_STEP = 2;
    private static final double COIL_PICTURE_MM = 130;

    private final SliceAxes axes;
    private final ViewerState state;
    private final LatestWorker worker;
    private final SlicePainter painter;
    private final SliceMouse mouse;
    private final Execution execution = new Execution(Parallel.allCores(), Progress.NONE);
    private SliceFrame frame;
    private Image image;
    private Vec3 shift = Vec3.ZERO;
    private boolean dragging;
    private double turnDegrees;
    private Point pointer;

    /**
     * @param parent of the control
     * @param axes how the plane lies
     * @param state what is looked at
     * @param worker cuts the slices
     */
    public SliceCanvas(Composite parent, SliceAxes axes, ViewerState state, LatestWorker worker) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.axes = axes;
        this.state = state;
        this.worker = worker;
        this.painter = new SlicePainter(this);
        this.mouse = new SliceMouse(this, state);
        setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseMove, event -> follow(new Point(event.x, event.y)));
        addListener(SWT.MouseExit, event -> follow(null));
        addListener(SWT.Resize, event -> refresh());
        Runnable stop = state.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE) {
                shift = Vec3.ZERO;
                turnDegrees = 0;
            }
            if (change == ViewerState.Change.CASE || change == ViewerState.Change.MEASURED) {
                setCursor(getDisplay().getSystemCursor(isMeasuring() ? SWT.CURSOR_CROSS : SWT.CURSOR_ARROW));
            }
            if (change == ViewerState.Change.MEASURED) {
                redraw();
            } else {
                refresh();
            }
        });
        addDisposeListener(event -> {
            stop.run();
            painter.dispose();
            if (image != null) {
                image.dispose();
            }
        });
        refresh();
    }

    /** Asks for a new picture of the present state. */
    void refresh() {
        Optional<ViewerSnapshot> snapshot = state.snapshot();
        Optional<SlicePlane> plane = snapshot.flatMap(this::plane);
        if (plane.isEmpty()) {
            frame = null;
            redraw();
            return;
        }
        ViewerSnapshot now = snapshot.get();
        double turn = turnDegrees;
        worker.submit(this, () -> {
            SlicePicture picture = new SliceRenderer().render(plane.get(), now.layers(), execution);
            List<float[]> outlines = now.outlines().stream().map(region -> outline(plane.get(), region)).toList();
            SliceFrame fresh = new SliceFrame(now, picture, turn, outlines);
            ImageData data = toImageData(picture);
            UiThread.post(this, () -> show(fresh, data));
        });
    }

    private static float[] outline(SlicePlane plane, Overlay region) {
        return ContourTracer.trace(plane, region.layer().withInterpolation(org.lodestone.image.Interpolation.LINEAR), 0.5, OUTLINE_STEP);
    }

    private void show(SliceFrame fresh, ImageData data) {
        if (image != null) {
            image.dispose();
        }
        int zoom = getMonitor().getZoom();
        ImageDataProvider provider = wanted -> wanted == zoom ? data : data.scaledTo(
                Math.max(1, data.width * wanted / zoom), Math.max(1, data.height * wanted / zoom));
        image = zoom == 100 ? new Image(getDisplay(), data) : new Image(getDisplay(), provider);
        frame = fresh;
        redraw();
    }

    private static ImageData toImageData(SlicePicture picture) {
        int[] rgb = picture.rgb();
        byte[] bytes = new byte[rgb.length * 4];
        java.nio.ByteBuffer.wrap(bytes).asIntBuffer().put(rgb);
        return new ImageData(picture.plane().width(), picture.plane().height(), 32, new PaletteData(0xFF0000, 0xFF00, 0xFF),
                picture.plane().width() * 4, bytes);
    }

    /** @return the plane through the cross-hair that fills this control at its pixel density */
    private Optional<SlicePlane> plane(ViewerSnapshot snapshot) {
        Rectangle area = getClientArea();
        double density = getMonitor().getZoom() / 100.0;
        int width = (int) Math.round(area.width * density);
        int height = (int) Math.round(area.height * density);
        if (width < 8 || height < 8) {
            return Optional.empty();
        }
        return axes.directions(snapshot).map(directions -> {
            Vec3 down = directions[1];
            Vec3 right = turned(directions[0], down);
            Grid grid = snapshot.open().structural().grid();
            boolean coil = axes instanceof SliceAxes.AlongCoil;
            double wide = coil ? COIL_PICTURE_MM : extent(grid, right);
            double high = coil ? COIL_PICTURE_MM : extent(grid, down);
            double pixelMm = Math.max(wide / width, high / height) / snapshot.display().zoom();
            Vec3 normal = down.cross(right);
            Vec3 crossHair = snapshot.crossHair().mm();
            Vec3 middle = coil ? crossHair : grid.centreMm();
            Vec3 centre = middle.plus(normal.times(crossHair.minus(middle).dot(normal)));
            Vec3 inPlane = shift.minus(normal.times(shift.dot(normal)));
            return new SlicePlane(snapshot.open().frame(), centre.plus(inPlane), right, down, pixelMm, width, height);
        });
    }

    private Vec3 turned(Vec3 right, Vec3 about) {
        double angle = Math.toRadians(turnDegrees);
        return right.times(Math.cos(angle)).plus(about.cross(right).times(Math.sin(angle)));
    }

    private static double extent(Grid grid, Vec3 direction) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            sum += Math.abs(grid.voxelToWorld().column(axis).times(grid.extent(axis)).dot(direction));
        }
        return sum;
    }

    private void paint(GC gc) {
        Point size = getSize();
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(0, 0, size.x, size.y);
        if (frame == null || image == null) {
            painter.paintEmpty(gc, size, state.snapshot().isPresent());
            return;
        }
        Rectangle bounds = image.getBounds();
        gc.drawImage(image, 0, 0, bounds.width, bounds.height, 0, 0, bounds.width, bounds.height);
        painter.paint(gc, size, frame, axes, state.measuring(), getMonitor().getZoom() / 100.0);
        if (pointer != null && state.tool().isPresent()) {
            painter.paintBrush(gc, pointer, state.tool().get().radiusMm() / frame.plane().pixelMm() * 100 / getMonitor().getZoom());
        }
    }

    private void follow(Point at) {
        pointer = at;
        if (state.tool().isPresent()) {
            redraw();
        }
    }

    /** @return what is on the screen now */
    Optional<SliceFrame> frame() {
        return Optional.ofNullable(frame);
    }

    /** Moves the picture in its plane. */
    void shiftBy(Vec3 mm) {
        shift = shift.plus(mm);
        refresh();
    }

    /** Puts the whole head back into the picture. */
    public void resetShift() {
        turnDegrees = 0;
        shift = Vec3.ZERO;
        refresh();
    }

    /** @param on whether the left button drags the chosen target when it is pressed on it */
    public void setDragging(boolean on) {
        dragging = on;
    }

    boolean isDragging() {
        return dragging;
    }

    /** Turns the plane along the coil about the coil's axis; other planes do not turn. */
    void turn(double degrees) {
        if (axes instanceof SliceAxes.AlongCoil) {
            turnDegrees = Math.IEEEremainder(turnDegrees + degrees, 360);
            refresh();
        }
    }

    boolean isMeasuring() {
        return state.measuring().on();
    }

    /**
     * @param x points from the left of this control
     * @param y points from its top
     * @return millimetres in the case's native space, when a slice is shown
     */
    public Optional<Vec3> toWorld(int x, int y) {
        double density = getMonitor().getZoom() / 100.0;
        return frame().map(f -> f.plane().toWorld((x + 0.5) * density - 0.5, (y + 0.5) * density - 0.5));
    }

    /**
     * @param mm in the case's native space
     * @return where on this control the foot of the perpendicular is, when a slice is shown
     */
    public Optional<Point> toControl(Vec3 mm) {
        double density = getMonitor().getZoom() / 100.0;
        return frame().map(f -> new Point((int) Math.round(f.plane().column(mm) / density), (int) Math.round(f.plane().row(mm) / density)));
    }

    /** @return what the present picture was drawn from, for tests */
    public Optional<SlicePicture> shownPicture() {
        return frame().map(SliceFrame::picture);
    }
}
