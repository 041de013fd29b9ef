package org.lodestone.ui.planning.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.WindowPicture;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.view.ViewerState;

/**
 * Shows the open case in each perspective, keeps a picture of each and ends the program: {@code --case DIR --pictures DIR}, for validation
 * and documentation; with {@code --views every} also of each view that lies behind another. A picture is taken when nothing moves any more.
 * User interface thread.
 */
final class PictureTour {

    private static final String PLANNING = "org.lodestone.ui.planning.perspective.";
    private static final List<String> PERSPECTIVES = List.of(PLANNING + "import.1", PLANNING + "delineate.1", PLANNING + "connect.1",
            PLANNING + "review.1", "org.lodestone.ui.navigation.perspective.navigate.1");
    private static final int PAUSE_MS = 700;
    private static final int MOST_PAUSES = 20;
    private static final int FEWEST_PAUSES_TO_OPEN = 10;
    private static final int MOST_PAUSES_TO_OPEN = 120;

    private final IWorkbench workbench;
    private final Path folder;
    private final Iterator<String> left = PERSPECTIVES.iterator();
    private final boolean everyView;
    private Iterator<IViewReference> behind = Collections.emptyIterator();
    private ImageData last;
    private int pauses;

    private PictureTour(IWorkbench workbench, Path folder, boolean everyView) {
        this.workbench = workbench;
        this.folder = folder;
        this.everyView = everyView;
    }

    /**
     * Begins as soon as a case is open.
     *
     * @param workbench that is running
     * @param folder where pictures go: import.png, delineate.png, connect.png, review.png, navigate.png; review-decision.png and so on
     * @param everyView whether views behind others are shown, too
     */
    static void begin(IWorkbench workbench, Path folder, boolean everyView) {
        new PictureTour(workbench, folder, everyView).waitForCase();
    }

    private void waitForCase() {
        boolean open = workbench.getService(ViewerState.class).snapshot().isPresent();
        pauses++;
        if (open) {
            next();
        } else if (pauses < FEWEST_PAUSES_TO_OPEN || busy() && pauses < MOST_PAUSES_TO_OPEN) {
            later(this::waitForCase);
        } else {
            end("no case was opened; DIR of --case DIR is the folder that holds derivatives/");
        }
    }

    private void next() {
        if (!left.hasNext()) {
            workbench.close();
            return;
        }
        String id = left.next();
        IPerspectiveDescriptor perspective = workbench.getPerspectiveRegistry().findPerspectiveWithId(id);
        IWorkbenchPage page = window().getActivePage();
        if (perspective == null) {
            end("there is no perspective " + id);
            return;
        }
        page.setPerspective(perspective);
        page.resetPerspective();
        behind = everyView ? Stream.of(page.getViewReferences()).filter(v -> !page.isPartVisible(v.getView(false))).toList().iterator()
                : Collections.emptyIterator();
        begin(id.substring(id.indexOf("perspective.") + "perspective.".length()).replaceFirst("\\.\\d+$", ""));
    }

    private void begin(String name) {
        last = null;
        pauses = 0;
        later(() -> look(name));
    }

    private void nextBehind(String name) {
        if (!behind.hasNext()) {
            next();
            return;
        }
        String id = behind.next().getId();
        try {
            window().getActivePage().showView(id);
        } catch (PartInitException e) {
            end("the view " + id + " does not open: " + e.getMessage());
            return;
        }
        begin(name.replaceFirst("-.*", "") + id.substring(id.lastIndexOf('.')).replace('.', '-'));
    }

    private void look(String name) {
        ImageData now = WindowPicture.of(window().getShell());
        boolean still = last != null && Arrays.equals(last.data, now.data) && !busy() && !isAwaited(window().getShell());
        last = now;
        if (!still && pauses++ < MOST_PAUSES) {
            later(() -> look(name));
            return;
        }
        try {
            WindowPicture.save(now, folder.resolve(name + ".png"));
            nextBehind(name);
        } catch (IOException e) {
            end("the picture " + name + " cannot be written: " + e.getMessage());
        }
    }

    /** A head of which the first picture is not there yet does not change either. */
    private static boolean isAwaited(Composite parent) {
        return Stream.of(parent.getChildren()).filter(Control::isVisible).anyMatch(child -> child instanceof SceneCanvas scene ? scene.isAwaited()
                : child instanceof Composite inner && isAwaited(inner));
    }

    private static boolean busy() {
        return Job.getJobManager().find(BackgroundJob.FAMILY).length > 0;
    }

    private void later(Runnable step) {
        Display display = workbench.getDisplay();
        display.timerExec(PAUSE_MS, step);
    }

    private void end(String reason) {
        ILog.of(PictureTour.class).error("The tour of pictures ended: " + reason + ".");
        System.err.println("No more pictures: " + reason + ".");
        workbench.close();
    }

    private IWorkbenchWindow window() {
        IWorkbenchWindow window = workbench.getWorkbenchWindows()[0];
        Shell shell = window.getShell();
        if (!shell.getMaximized()) {
            shell.setBounds(shell.getDisplay().getPrimaryMonitor().getClientArea());
        }
        return window;
    }
}
