package org.lodestone.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** The window as a person sees it, three-dimensional views and all; used on the user interface's thread. */
public final class WindowPicture {

    private WindowPicture() {
    }

    /**
     * @param window that is wholly on the screen and covered by nothing
     * @return its pixels
     */
    public static ImageData of(Shell window) {
        Display display = window.getDisplay();
        Rectangle area = window.getBounds();
        Image image = new Image(display, area.width, area.height);
        GC gc = new GC(display);
        try {
            gc.copyArea(image, area.x, area.y);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /**
     * @param picture to store
     * @param file PNG to write, its folder too
     * @throws IOException when the folder cannot be made
     */
    public static void save(ImageData picture, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {picture};
        loader.save(file.toString(), SWT.IMAGE_PNG);
    }
}
