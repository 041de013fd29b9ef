package org.lodestone.pipeline.internal.structure;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Mask;
import org.lodestone.image.view.Convention;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.image.view.SliceOrientation;
import org.lodestone.image.view.SlicePlane;
import org.lodestone.pipeline.AnatomicalTarget;
import org.lodestone.report.picture.BitmapFont;
import org.lodestone.report.picture.BrainBox;
import org.lodestone.report.picture.Canvas;
import org.lodestone.report.picture.Panel;

/**
 * The picture to look at before anything is believed: twelve slices of the scan with the outlines of brain (green) and white matter (red),
 * targets as dots near their slice, failed gates written below.
 */
final class OutlinePicture {

    private static final int BRAIN = 0x7CFC8A;
    private static final int WHITE = 0xFF6E5A;
    private static final int LESION = 0x5AB4FF;
    private static final int TARGET = 0xFFD54F;
    private static final int COLUMNS = 4;
    private static final int PIXELS = 330;
    private static final double PIXEL_MM = 0.72;

    private OutlinePicture() {
    }

    static Canvas draw(HeadModel head, List<AnatomicalTarget> targets, List<String> warnings, Execution execution) {
        int line = BitmapFont.height(2) + 8;
        Canvas canvas = new Canvas(COLUMNS * PIXELS, 3 * PIXELS + line * (1 + warnings.size()), 0);
        SliceLayer scan = SliceLayer.structural(head.corrected());
        SliceLayer brain = outline(head.brain()), white = outline(head.tissue().whiteMask());
        Optional<SliceLayer> lesion = head.scan().lesion().map(OutlinePicture::outline);
        BrainBox box = BrainBox.of(head.brain());
        int row = 0;
        for (SliceOrientation orientation : List.of(SliceOrientation.AXIAL, SliceOrientation.CORONAL, SliceOrientation.SAGITTAL)) {
            int axis = orientation.normalAxis();
            for (int column = 0; column < COLUMNS; column++) {
                double at = box.low().get(axis) + (box.high().get(axis) - box.low().get(axis)) * (column + 0.8) / (COLUMNS + 0.6);
                Vec3 c = box.centre();
                Vec3 centre = new Vec3(axis == 0 ? at : c.x(), axis == 1 ? at : c.y(), axis == 2 ? at : c.z());
                SlicePlane plane = SlicePlane.along(head.frame(), orientation, Convention.NEUROLOGICAL, centre, PIXEL_MM, PIXELS, PIXELS);
                Panel panel = new Panel(canvas, column * PIXELS, row * PIXELS, plane);
                panel.draw(List.of(scan), execution);
                panel.outline(white, 0.5, WHITE);
                panel.outline(brain, 0.5, BRAIN);
                lesion.ifPresent(mask -> panel.outline(mask, 0.5, LESION));
                targets.stream().map(target -> target.cortex().mm()).filter(mm -> Math.abs(plane.distanceMm(mm)) < 8)
                        .forEach(mm -> panel.mark(mm, TARGET));
                panel.letters(2);
                panel.title(orientation, at, 2);
            }
            row++;
        }
        int y = 3 * PIXELS + 4;
        canvas.write(Convention.NEUROLOGICAL.caption() + ". Green brain, red white matter, dots targets.", 6, y, 2, 0xFFFFFF);
        for (String warning : warnings) {
            y += line;
            canvas.write(warning, 6, y, 2, 0xFFB300);
        }
        return canvas;
    }

    private static SliceLayer outline(Mask mask) {
        return SliceLayer.region(mask, 0xFFFFFF, 1).withInterpolation(org.lodestone.image.Interpolation.LINEAR);
    }
}
