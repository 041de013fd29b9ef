package org.lodestone.ui;

import org.eclipse.jface.action.Action;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.lodestone.ui.internal.Messages;

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
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), action(Messages.undo, undo));
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), action(Messages.redo, redo));
        bars.updateActionBars();
    }

    private static Action action(String words, Runnable work) {
        return new Action(words) {
            @Override
            public void run() {
                work.run();
            }
        };
    }
}
