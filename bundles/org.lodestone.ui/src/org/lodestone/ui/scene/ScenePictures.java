package org.lodestone.ui.scene;

import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.gl.Camera;
import org.lodestone.gl.Scene;

/** Writes pictures of scenes. */
public final class ScenePictures {

    private ScenePictures() {
    }

    /**
     * Writes the words of a scene on its picture where it did not write them itself. Waits for the user interface; not on its thread.
     *
     * @param picture pixels
     * @param scene that was drawn
     * @param camera from which
     * @param display whose fonts are used
     * @param scale how many pixels a point of the desktop has in the picture
     * @return the pixels with the words
     */
    public static ImageData withWords(ImageData picture, Scene scene, Camera camera, Display display, int scale) {
        ImageData[] result = {picture};
        display.syncExec(() -> result[0] = SceneWords.written(picture, scene, camera, display, scale));
        return result[0];
    }

    /**
     * @param answer of the scene service
     * @param file PNG to write; an existing one is replaced
     * @param loader that encodes it
     * @param finish last touches to the pixels
     * @return the file, or why it was not written
     */
    public static Outcome<String> write(SceneService.Answer answer, String file, ImageLoader loader, UnaryOperator<ImageData> finish) {
        return switch (answer) {
            case SceneService.Answer.Absent(var why) -> Outcome.refused(why.findings());
            case SceneService.Answer.Drawn(var picture, var _, var _) -> {
                try {
                    loader.data = new ImageData[] {finish.apply(SceneCanvas.toImageData(picture))};
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
