package org.lodestone.ui.internal;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Saves the 3D picture, in the size chosen above it; asks for the file unless it is named. */
public final class ScenePictureHandler extends AbstractHandler {

    private static final String FILE = "org.lodestone.ui.command.picture.file";

    /** Called by the workbench. */
    public ScenePictureHandler() {
        // nothing to prepare
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            SceneView view = (SceneView) HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(SceneView.ID);
            view.savePicture(Optional.ofNullable(event.getParameter(FILE)));
            return null;
        } catch (PartInitException e) {
            throw new ExecutionException(SceneView.ID, e);
        }
    }
}
