package org.lodestone.ui.scene;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;

/** Writes pictures of scenes. */
public final class ScenePictures {

    private ScenePictures() {
    }

    /**
     * @param answer of the scene service
     * @param file PNG to write; an existing one is replaced
     * @param loader that encodes it
     * @return the file, or why it was not written
     */
    public static Outcome<String> write(SceneService.Answer answer, String file, ImageLoader loader) {
        return switch (answer) {
            case SceneService.Answer.Absent(var why) -> Outcome.refused(why.findings());
            case SceneService.Answer.Drawn(var picture, var _, var _) -> {
                try {
                    loader.data = new ImageData[] {SceneCanvas.toImageData(picture)};
                    loader.save(file, SWT.IMAGE_PNG);
                    yield Outcome.done(file);
                } catch (SWTException e) {
                    yield Outcome.refused(Finding.error("LS-UI-002", file + " cannot be written: " + e.getMessage() + ".",
                            "Choose a folder in which you may write and that has space."));
                }
            }
        };
    }
}
