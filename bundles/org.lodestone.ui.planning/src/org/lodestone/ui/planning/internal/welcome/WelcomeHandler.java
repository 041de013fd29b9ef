package org.lodestone.ui.planning.internal.welcome;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the first page. */
public final class WelcomeHandler extends AbstractHandler {

    /** Called by the workbench. */
    public WelcomeHandler() {
        // nothing to prepare
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            return HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(WelcomeView.ID);
        } catch (PartInitException e) {
            throw new ExecutionException(WelcomeView.ID, e);
        }
    }
}
