package org.lodestone.ui.slice;

import java.util.List;
import org.lodestone.image.view.SlicePicture;
import org.lodestone.image.view.SlicePlane;
import org.lodestone.ui.view.ViewerSnapshot;

/**
 * A slice ready to be put on the screen, with the state it was drawn from.
 *
 * @param snapshot what was looked at
 * @param picture pixels
 * @param turnDegrees by how much the plane along the coil is turned about the coil's axis
 * @param outlines line segments x0 y0 x1 y1 in pixels, one array a region
 */
record SliceFrame(ViewerSnapshot snapshot, SlicePicture picture, double turnDegrees, List<float[]> outlines) {

    SlicePlane plane() {
        return picture.plane();
    }

    /** Copies the list. */
    SliceFrame {
        outlines = List.copyOf(outlines);
    }
}
