package org.lodestone.ui.tests;

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
import org.lodestone.ui.view.ViewerState;

/**
 * A case that was opened in a fresh perspective as a person opens it, closed and deleted in the end.
 *
 * @param state what is looked at
 * @param folder of the case
 */
record OpenedCase(ViewerState state, Path folder) {

    private static final String OPEN_CASE = "org.lodestone.ui.planning.command.openCase";

    /** Opens the case of a folder and brings a view to the front. */
    static OpenedCase of(Path folder, String perspective, String view) throws Exception {
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(perspective));
        page.resetPerspective();
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
                commands.getCommand(OPEN_CASE), Map.of(OPEN_CASE + ".folder", folder.toString())), null);
        ViewerState state = PlatformUI.getWorkbench().getService(ViewerState.class);
        Workbenches.until("the case is open", () -> state.snapshot().isPresent());
        page.showView(view);
        return new OpenedCase(state, folder);
    }

    /** Closes the case, ends what still runs for it, and deletes it. */
    void close() throws Exception {
        state.close();
        Job.getJobManager().cancel(BackgroundJob.FAMILY);
        Workbenches.settle();
        Folders.delete(folder);
    }
}
