package org.lodestone.report.picture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.view.Convention;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.image.view.SliceOrientation;
import org.lodestone.image.view.SlicePlane;

/** A map on axial slices from the bottom of the brain to its top. */
public final class MapMontage {

    /** Colour of the seed's outline, 0xRRGGBB. */
    public static final int SEED_COLOUR = 0xFF4DD2;

    private static final int COLUMNS = 6;
    private static final int PANEL = 210;
    private static final int GAP = 4;

    private MapMontage() {
    }

    /**
     * @param t1w grey image below
     * @param map overlay
     * @param seed drawn as an outline; above one half is inside
     * @param box brain, mm in the space of both
     * @param rows of six slices
     * @param convention on which side left is drawn; written on the picture
     * @param stamp a warning that must not get lost when the picture is copied; empty for none
     * @param execution threads and cancellation
     * @return the slices, evenly spaced within the brain, each with its height in mm
     */
    public static Canvas draw(SliceLayer t1w, SliceLayer map, Optional<SliceLayer> seed, BrainBox box, int rows,
            Convention convention, String stamp, Execution execution) {
        int slices = COLUMNS * rows;
        Canvas canvas = new Canvas(COLUMNS * (PANEL + GAP) - GAP, rows * (PANEL + GAP) + BitmapFont.height(2) + 6, 0);
        double pixelMm = 1.06 * Math.max(box.high().x() - box.low().x(), box.high().y() - box.low().y()) / PANEL;
        Vec3 centre = box.centre();
        for (int n = 0; n < slices; n++) {
            double z = box.low().z() + (box.high().z() - box.low().z()) * (n + 1) / (slices + 1);
            SlicePlane plane = SlicePlane.along(t1w.grid().frame(), SliceOrientation.AXIAL, convention,
                    new Vec3(centre.x(), centre.y(), z), pixelMm, PANEL, PANEL);
            Panel panel = new Panel(canvas, n % COLUMNS * (PANEL + GAP), n / COLUMNS * (PANEL + GAP), plane);
            panel.draw(List.of(t1w, map), execution);
            seed.ifPresent(region -> panel.outline(region, 0.5, SEED_COLOUR));
            SlicePlane.Edges edges = plane.edges();
            int top = panel.y() + 4;
            canvas.write(edges.left(), panel.x() + 4, panel.y() + PANEL / 2, 2, 0xFFFFFF);
            canvas.write(edges.right(), panel.x() + PANEL - 6 - BitmapFont.width(edges.right(), 2), panel.y() + PANEL / 2, 2, 0xFFFFFF);
            canvas.write(String.format(Locale.ROOT, "Z=%+.0f", z), panel.x() + 4, top, 2, 0xFFFFFF);
        }
        canvas.write(convention.caption(), 6, rows * (PANEL + GAP) + 2, 2, 0xFFFFFF);
        canvas.write(stamp, (canvas.width() - BitmapFont.width(stamp, 2)) / 2, rows * (PANEL + GAP) + 2, 2, TargetPicture.STAMP_COLOUR);
        return canvas;
    }
}
