package org.lodestone.ui.planning.internal.intake;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.lodestone.method.dicom.SeriesThumbnail;
import org.lodestone.ui.planning.internal.Messages;

/** The picture of the chosen series, as large as its place allows. */
final class ThumbnailCanvas extends Canvas {

    private Optional<SeriesThumbnail> shown = Optional.empty();

    ThumbnailCanvas(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER);
        setData("org.lodestone.control", "import-thumbnail");
        setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        addPaintListener(event -> paint(event.gc));
    }

    void show(Optional<SeriesThumbnail> thumbnail) {
        shown = thumbnail;
        redraw();
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        if (shown.isEmpty()) {
            return;
        }
        SeriesThumbnail picture = shown.get();
        if (picture.isEmpty()) {
            gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_WHITE));
            gc.drawText(Messages.importNoPicture, 8, 8, true);
            return;
        }
        RGB[] greys = new RGB[256];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = new RGB(i, i, i);
        }
        Image image = new Image(getDisplay(), new ImageData(picture.width(), picture.height(), 8, new PaletteData(greys), 1, picture.grey().clone()));
        double scale = Math.min(area.width / (double) picture.width(), area.height / (double) picture.height());
        int width = (int) (picture.width() * scale), height = (int) (picture.height() * scale);
        gc.setInterpolation(SWT.HIGH);
        gc.drawImage(image, 0, 0, picture.width(), picture.height(), (area.width - width) / 2, (area.height - height) / 2, width, height);
        image.dispose();
    }
}
