package org.lodestone.ui.scene;

import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.lodestone.gl.Camera;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode;
import org.lodestone.ui.internal.Messages;

/** Writes the words of a scene with the fonts of the desktop, for languages whose letters the scene cannot draw. User interface's thread. */
final class SceneWords {

    private static final Color INK = new Color(242, 244, 247);
    private static final Color NOTICE = new Color(255, 196, 84);
    private static final Color SHADOW = new Color(0, 0, 0);
    private static final int MARGIN = 12;

    private SceneWords() {
    }

    /** @return true when the words of the user's language are in letters that a scene cannot draw */
    static boolean needed() {
        return Messages.seenFrom.chars().anyMatch(c -> c > 0x2FF);
    }

    /** Writes over a picture of that size in which the scene was drawn from that camera; nothing when the scene wrote itself. */
    static void paint(GC gc, Scene scene, Camera camera, Point size) {
        if (!scene.wordless()) {
            return;
        }
        gc.setTextAntialias(SWT.ON);
        String seen = NLS.bind(Messages.seenFrom, camera.seenFrom().stream().map(SceneWords::side).collect(Collectors.joining(Messages.listComma)));
        Point seenExtent = gc.textExtent(seen);
        write(gc, seen, MARGIN, MARGIN, INK);
        Point noticeExtent = gc.textExtent(scene.notice());
        boolean narrow = size.x - MARGIN - noticeExtent.x < MARGIN + seenExtent.x + 20;
        write(gc, scene.notice(), size.x - MARGIN - noticeExtent.x, narrow ? MARGIN + seenExtent.y + 4 : MARGIN, NOTICE);
        for (SceneNode node : scene.nodes()) {
            if (node instanceof SceneNode.LabelNode label) {
                double[] at = camera.project(label.anchor(), size.x, size.y);
                Point extent = gc.textExtent(label.text());
                boolean fits = at[0] + 10 + extent.x < size.x - MARGIN;
                write(gc, label.text(), (int) (fits ? at[0] + 10 : Math.max(MARGIN, at[0] - 10 - extent.x)),
                        (int) at[1] - extent.y - (fits ? 0 : 22), new Color(label.rgb() >> 16 & 255, label.rgb() >> 8 & 255, label.rgb() & 255));
            }
        }
    }

    /** @return a picture with the words on it */
    static ImageData written(ImageData picture, Scene scene, Camera camera, Display display, int scale) {
        if (!scene.wordless()) {
            return picture;
        }
        Image image = new Image(display, picture);
        GC gc = new GC(image);
        FontData[] larger = display.getSystemFont().getFontData();
        for (FontData data : larger) {
            data.setHeight(data.getHeight() * scale);
        }
        Font font = new Font(display, larger);
        try {
            gc.setFont(font);
            paint(gc, scene, camera, new Point(picture.width, picture.height));
            return image.getImageData();
        } finally {
            gc.dispose();
            font.dispose();
            image.dispose();
        }
    }

    private static String side(Camera.View view) {
        return switch (view) {
            case LEFT -> Messages.fromLeft;
            case RIGHT -> Messages.fromRight;
            case ANTERIOR -> Messages.fromFront;
            case POSTERIOR -> Messages.fromBehind;
            case SUPERIOR -> Messages.fromAbove;
            case INFERIOR -> Messages.fromBelow;
            case LEFT_FRONTAL -> Messages.fromLeft + Messages.listComma + Messages.fromFront;
        };
    }

    private static void write(GC gc, String words, int x, int y, Color ink) {
        gc.setForeground(SHADOW);
        for (int[] d : new int[][] {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}}) {
            gc.drawText(words, x + d[0], y + d[1], SWT.DRAW_TRANSPARENT);
        }
        gc.setForeground(ink);
        gc.drawText(words, x, y, SWT.DRAW_TRANSPARENT);
    }
}
