package org.lodestone.ui.planning.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.PlatformUI;
import org.lodestone.ui.planning.internal.review.CasesView;

/** Runs the main job on the case chosen in the navigator, else on the one that is shown. */
public final class RunJobHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        CaseActions actions = new CaseActions(PlatformUI.getWorkbench());
        CasesView.chosen().or(actions::shown).ifPresent(actions::run);
        return null;
    }
}
