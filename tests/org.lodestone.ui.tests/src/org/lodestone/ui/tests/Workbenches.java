package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.VolumeReader;
import org.lodestone.runtime.MethodCatalogue;
import org.lodestone.ui.WindowPicture;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** Drives the running workbench as a person does: looks for controls, posts real mouse events, waits, keeps pictures. */
final class Workbenches {

    private static final long PATIENCE_MS = 60_000;

    private Workbenches() {
    }

    static Shell shell() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
    }

    /** Lets the user interface work until the condition holds. */
    static void until(String what, BooleanSupplier condition) {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                picture("failed " + what);
                throw new AssertionError("waited in vain until " + what);
            }
            if (!display.readAndDispatch()) {
                display.timerExec(20, () -> { });
                display.sleep();
            }
        }
        settle();
    }

    /** Lets the user interface work for a while. */
    static void pause(int milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000L;
        until("time has passed", () -> System.nanoTime() > end);
    }

    /** Lets the user interface do what waits. */
    static void settle() {
        Display display = Display.getCurrent();
        while (display.readAndDispatch()) {
            continue;
        }
    }

    /** @return all controls of that kind that can be seen, in the order in which they were made */
    static <C extends Control> List<C> visible(Class<C> kind) {
        return visibleIn(shell(), kind);
    }

    /** @return the same in any window */
    static <C extends Control> List<C> visibleIn(Shell shell, Class<C> kind) {
        List<C> found = new ArrayList<>();
        collect(shell, kind, found);
        return found;
    }

    private static <C extends Control> void collect(Composite parent, Class<C> kind, List<C> found) {
        for (Control child : parent.getChildren()) {
            if (kind.isInstance(child) && child.isVisible()) {
                found.add(kind.cast(child));
            }
            if (child instanceof Composite composite) {
                collect(composite, kind, found);
            }
        }
    }

    /** @return the control that carries that name */
    static <C extends Control> C named(Class<C> kind, String name) {
        return visible(kind).stream().filter(c -> name.equals(c.getData("org.lodestone.control"))).findFirst()
                .orElseThrow(() -> new AssertionError("no visible " + kind.getSimpleName() + " is named " + name));
    }

    /** Presses and releases the left button of the mouse. */
    static void click(Control control, Point at, int times) {
        control.setFocus();
        if (hasPointer()) {
            Point onScreen = pixel(control, at);
            pointer("mousemove", onScreen.x, onScreen.y);
            for (int i = 0; i < times; i++) {
                pointer("click", 1);
            }
            return;
        }
        send(control, SWT.MouseDown, at, 1);
        send(control, SWT.MouseUp, at, 1);
        if (times == 2) {
            send(control, SWT.MouseDoubleClick, at, 1);
        }
    }

    /** Moves the mouse over a control, no button pressed. */
    static void hover(Control control, Point at) {
        if (hasPointer()) {
            Point onScreen = pixel(control, at);
            pointer("mousemove", onScreen.x, onScreen.y);
        } else {
            send(control, SWT.MouseMove, at, 0);
        }
    }

    /** Presses a key in a control: a character, or a key without one by its code. */
    static void key(Control control, char character, int code) {
        control.setFocus();
        Event event = new Event();
        event.type = SWT.KeyDown;
        event.character = character;
        event.keyCode = code == 0 ? character : code;
        control.notifyListeners(SWT.KeyDown, event);
        settle();
    }

    /** Drags with a button of the mouse held. */
    static void drag(Control control, Point from, Point to, int button) {
        control.setFocus();
        if (hasPointer()) {
            Point start = pixel(control, from);
            Point end = pixel(control, to);
            pointer("mousemove", start.x, start.y);
            pointer("mousedown", button);
            pointer("mousemove", (start.x + end.x) / 2, (start.y + end.y) / 2);
            pointer("mousemove", end.x, end.y);
            pointer("mouseup", button);
            return;
        }
        send(control, SWT.MouseDown, from, button);
        send(control, SWT.MouseMove, to, 0);
        send(control, SWT.MouseUp, to, button);
    }

    /** Real pointer events come from xdotool; without it the control is sent the events itself. */
    private static boolean hasPointer() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "xdotool")));
    }

    /** The display server counts pixels, also where a point of the desktop has four of them. */
    private static Point pixel(Control control, Point at) {
        Point onScreen = control.toDisplay(at);
        int zoom = control.getMonitor().getZoom();
        return new Point(onScreen.x * zoom / 100, onScreen.y * zoom / 100);
    }

    private static void pointer(String action, int... numbers) {
        List<String> command = new ArrayList<>(List.of("xdotool", action));
        for (int number : numbers) {
            command.add(String.valueOf(number));
        }
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            until("xdotool has sent " + action, () -> !process.isAlive());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        // the event comes back through the display server
        boolean[] waited = new boolean[1];
        Display.getCurrent().timerExec(80, () -> waited[0] = true);
        until("the event has arrived", () -> waited[0]);
    }

    private static void send(Control control, int type, Point at, int button) {
        Event event = new Event();
        event.x = at.x;
        event.y = at.y;
        event.button = button;
        control.notifyListeners(type, event);
        settle();
    }

    /** @return the methods of the running bundles */
    static MethodRegistry methods() {
        BundleContext context = FrameworkUtil.getBundle(Workbenches.class).getBundleContext();
        until("readers of images have started", () -> catalogue(context)
                .map(c -> !c.current().all(VolumeReader.class).isEmpty()).orElse(false));
        return catalogue(context).orElseThrow().current();
    }

    private static Optional<MethodCatalogue> catalogue(BundleContext context) {
        ServiceReference<MethodCatalogue> reference = context.getServiceReference(MethodCatalogue.class);
        return Optional.ofNullable(reference).map(context::getService);
    }

    /** Keeps a picture of the window where the build keeps them; in Chinese, nothing on it may be English. */
    static void picture(String name) {
        settle();
        String folder = System.getProperty("lodestone.screenshots");
        if (folder == null) {
            return;
        }
        // GTK paints with the next frame
        pause(60);
        Set<String> english = Language.isChinese() ? EnglishWords.onScreen() : Set.of();
        try {
            WindowPicture.save(WindowPicture.of(shell()), Path.of(folder).resolve(name + ".png"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertEquals(Set.of(), english, name);
    }

    /** @return how many pixels of a part of a control are nearly white on the screen */
    static int lightPixels(Control control, int x, int y, int width, int height) {
        Image image = new Image(control.getDisplay(), width, height);
        GC gc = new GC(control);
        gc.copyArea(image, x, y);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        int light = 0;
        for (int row = 0; row < data.height; row++) {
            for (int column = 0; column < data.width; column++) {
                org.eclipse.swt.graphics.RGB rgb = data.palette.getRGB(data.getPixel(column, row));
                light += Math.min(rgb.red, Math.min(rgb.green, rgb.blue)) > 200 ? 1 : 0;
            }
        }
        return light;
    }
}
