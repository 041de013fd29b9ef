package org.lodestone.ui;

import org.eclipse.jface.action.Action;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;

/** Binds the workbench's Undo and Redo (Ctrl+Z, Ctrl+Y or Ctrl+Shift+Z, and the Edit menu) to a view. */
public final class UndoActions {

    private UndoActions() {
    }

    /**
     * @param bars of the view
     * @param undo run on the user interface's thread
     * @param redo likewise
     */
    public static void install(IActionBars bars, Runnable undo, Runnable redo) {
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), action(undo));
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), action(redo));
        bars.updateActionBars();
    }

    private static Action action(Runnable work) {
        return new Action() {
            @Override
            public void run() {
                work.run();
            }
        };
    }
}
