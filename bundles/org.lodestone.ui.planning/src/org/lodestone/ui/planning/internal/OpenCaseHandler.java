package org.lodestone.ui.planning.internal;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for a folder and opens it; the parameter {@code folder} answers for the user. */
public final class OpenCaseHandler extends AbstractHandler {

    private static final String FOLDER = "org.lodestone.ui.planning.command.openCase.folder";

    @Override
    public Object execute(ExecutionEvent event) {
        String folder = event.getParameter(FOLDER);
        if (folder == null) {
            DirectoryDialog dialog = new DirectoryDialog(HandlerUtil.getActiveShell(event));
            dialog.setText(Messages.openCaseTitle);
            dialog.setMessage(Messages.openCaseMessage);
            folder = dialog.open();
        }
        if (folder != null) {
            new CaseActions(PlatformUI.getWorkbench()).openFolder(Path.of(folder));
        }
        return null;
    }
}
