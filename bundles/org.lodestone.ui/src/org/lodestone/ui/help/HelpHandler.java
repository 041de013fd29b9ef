package org.lodestone.ui.help;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** F1: opens the guide at the chapter of the view in which one works. */
public final class HelpHandler extends AbstractHandler {

    private static final int REVIEW = 2;
    /** Which chapter speaks of a view; an id that begins so counts. */
    private static final Map<String, Integer> CHAPTERS = Map.of(
            "org.lodestone.ui.planning.view.import", 1,
            "org.lodestone.ui.planning.view.archive", 1,
            "org.lodestone.ui.planning.view.decision", 3,
            "org.lodestone.ui.planning.view.handover", 4,
            "org.lodestone.ui.navigation.", 5,
            "org.lodestone.ui.planning.view.anatomy", 6,
            "org.lodestone.ui.planning.view.masks", 6,
            "org.lodestone.ui.planning.view.coupling", 7,
            "org.lodestone.ui.planning.view.task", 7,
            "org.lodestone.ui.planning.view.live", 7);

    /** Called by the workbench. */
    public HelpHandler() {
        // nothing to prepare
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchPart active = HandlerUtil.getActivePart(event);
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
        try {
            HelpView view = (HelpView) page.showView(HelpView.ID);
            if (active != view) {
                view.show(active == null ? REVIEW : chapter(active.getSite().getId()));
            }
            return null;
        } catch (PartInitException e) {
            throw new ExecutionException(HelpView.ID, e);
        }
    }

    private static int chapter(String id) {
        return CHAPTERS.entrySet().stream().filter(entry -> id.startsWith(entry.getKey())).map(Map.Entry::getValue).findFirst().orElse(REVIEW);
    }
}
