package org.lodestone.ui.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.lodestone.core.Folders;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.ViewerState;

/**
 * A case that was opened in a fresh perspective as a person opens it, closed and deleted in the end.
 *
 * @param state what is looked at
 * @param folder of the case
 */
record OpenedCase(ViewerState state, Path folder) {

    /** The perspective in which most is done. */
    static final String REVIEW = "org.lodestone.ui.planning.perspective.review.1";

    private static final String OPEN_CASE = "org.lodestone.ui.planning.command.openCase";

    /** Opens a case of balls, all of it, and waits until its slices are drawn. */
    static OpenedCase ofBalls() throws Exception {
        Path folder = Files.createTempDirectory("lodestone-ui");
        SmallCase.write(folder, Workbenches.methods());
        OpenedCase opened = of(folder, REVIEW, "org.lodestone.ui.view.slices");
        Workbenches.until("four slices are drawn", () -> Workbenches.visible(SliceCanvas.class).stream()
                .allMatch(c -> c.shownPicture().isPresent()));
        return opened;
    }

    /** Opens the case of a folder and brings a view to the front. */
    static OpenedCase of(Path folder, String perspective, String view) throws Exception {
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(perspective));
        page.resetPerspective();
        open(folder);
        ViewerState state = PlatformUI.getWorkbench().getService(ViewerState.class);
        Workbenches.until("the case is open", () -> state.snapshot().isPresent());
        page.showView(view);
        return new OpenedCase(state, folder);
    }

    /** Asks for the case of a folder by the command of the menu. */
    static void open(Path folder) throws Exception {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
                commands.getCommand(OPEN_CASE), Map.of(OPEN_CASE + ".folder", folder.toString())), null);
    }

    /** Closes the case, ends what still runs for it, and deletes it. */
    void close() throws Exception {
        state.close();
        Job.getJobManager().cancel(BackgroundJob.FAMILY);
        Workbenches.settle();
        Folders.delete(folder);
    }
}
