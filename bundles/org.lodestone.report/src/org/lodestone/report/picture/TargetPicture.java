package org.lodestone.report.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.image.view.Convention;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.image.view.SliceOrientation;
import org.lodestone.image.view.SlicePlane;

/**
 * Three planes through a target.
 *
 * @param t1w the patient's scan
 * @param map overlay with its scale; none for the anatomy alone
 * @param search where a target may lie, drawn as an outline; above one half is inside
 * @param convention on which side left is drawn; written on the picture
 * @param stamp a warning that must not get lost when the picture is copied, SIMULATED for instance; empty for none
 */
public record TargetPicture(SliceLayer t1w, Optional<SliceLayer> map, Optional<SliceLayer> search, Convention convention, String stamp) {

    /** Colour of the outline of the search region, 0xRRGGBB. */
    public static final int SEARCH_COLOUR = 0x7CFC8A;

    /** Colour of the way from the scalp, 0xRRGGBB. */
    public static final int SCALP_COLOUR = 0xFFD54F;

    /** Colour of the targets of resampled data, 0xRRGGBB. */
    public static final int OTHER_COLOUR = 0xFF8A65;

    static final int STAMP_COLOUR = 0xFFB300;

    private static final int PANEL = 440;
    private static final int GAP = 6;
    private static final int SCALE = 2;

    /**
     * The whole head in each plane.
     *
     * @param target in the space of the scan
     * @param scalp where the coil touches
     * @param headCentre middle of the head, mm in the same space
     * @param execution threads and cancellation
     * @return axial, coronal and sagittal side by side
     */
    public Canvas whole(FramePoint target, Optional<FramePoint> scalp, Vec3 headCentre, Execution execution) {
        return draw(target, scalp, List.of(), headCentre, 0.58, execution);
    }

    /**
     * A close look at the fold the target lies on.
     *
     * @param target in the space of the scan
     * @param others points to dot, targets of resampled data for instance, as seen along the normal of each plane
     * @param fieldMm edge of each panel in millimetres
     * @param execution threads and cancellation
     * @return axial, coronal and sagittal side by side, the target in the middle of each
     */
    public Canvas closeUp(FramePoint target, List<FramePoint> others, double fieldMm, Execution execution) {
        others.forEach(point -> target.frame().require(point.frame()));
        return draw(target, Optional.empty(), others, target.mm(), fieldMm / PANEL, execution);
    }

    private Canvas draw(FramePoint target, Optional<FramePoint> scalp, List<FramePoint> others, Vec3 centre, double pixelMm,
            Execution execution) {
        t1w.grid().frame().require(target.frame());
        int caption = BitmapFont.height(SCALE) + 10;
        Canvas canvas = new Canvas(3 * PANEL + 2 * GAP, PANEL + caption, 0);
        List<SliceLayer> layers = new ArrayList<>(List.of(t1w));
        map.ifPresent(layers::add);
        int n = 0;
        for (SliceOrientation orientation : List.of(SliceOrientation.AXIAL, SliceOrientation.CORONAL, SliceOrientation.SAGITTAL)) {
            Vec3 middle = through(centre, target.mm(), orientation.normalAxis());
            SlicePlane plane = SlicePlane.along(target.frame(), orientation, convention, middle, pixelMm, PANEL, PANEL);
            Panel panel = new Panel(canvas, n++ * (PANEL + GAP), 0, plane);
            panel.draw(layers, execution);
            search.ifPresent(region -> panel.outline(region, 0.5, SEARCH_COLOUR));
            scalp.ifPresent(point -> panel.path(point.mm(), target.mm(), 14, SCALP_COLOUR));
            others.forEach(point -> panel.mark(point.mm(), OTHER_COLOUR));
            panel.cross(target.mm(), 14);
            panel.letters(SCALE + 1);
            panel.title(orientation, target.mm().get(orientation.normalAxis()), SCALE);
        }
        canvas.write(convention.caption(), 6, PANEL + 5, SCALE, 0xFFFFFF);
        String scale = String.format(java.util.Locale.ROOT, "panel %.0f mm wide", PANEL * pixelMm);
        canvas.write(scale, canvas.width() - 6 - BitmapFont.width(scale, SCALE), PANEL + 5, SCALE, 0xFFFFFF);
        canvas.write(stamp, (canvas.width() - BitmapFont.width(stamp, SCALE)) / 2, PANEL + 5, SCALE, STAMP_COLOUR);
        return canvas;
    }

    private static Vec3 through(Vec3 centre, Vec3 target, int axis) {
        return switch (axis) {
            case 0 -> new Vec3(target.x(), centre.y(), centre.z());
            case 1 -> new Vec3(centre.x(), target.y(), centre.z());
            default -> new Vec3(centre.x(), centre.y(), target.z());
        };
    }
}
