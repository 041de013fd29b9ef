package org.lodestone.ui.view;

import org.lodestone.image.Interpolation;
import org.lodestone.image.view.ColourMap;
import org.lodestone.image.view.Convention;
import org.lodestone.image.view.ValueRange;

/**
 * How images are drawn, alike in all views.
 *
 * @param convention where the patient's left is drawn
 * @param window of the structural scan
 * @param smooth whether voxels are interpolated; blocks otherwise
 * @param overlay index of the map laid over the scan; -1 for none
 * @param threshold smallest size of a value of the map that is drawn
 * @param limit value of the map's last colour
 * @param colours of the map
 * @param opacity of the map, 0 to 1
 * @param outlines whether regions are outlined
 * @param zoom of the slices; 1 shows the whole head
 */
public record DisplaySettings(
        Convention convention,
        ValueRange window,
        boolean smooth,
        int overlay,
        double threshold,
        double limit,
        ColourMap colours,
        double opacity,
        boolean outlines,
        double zoom) {

    /** @return settings a case is opened with */
    public static DisplaySettings initial(Convention convention, ValueRange window, int overlay, double threshold, double limit) {
        return new DisplaySettings(convention, window, true, overlay, threshold, limit, ColourMap.COOL_WARM, 0.75, true, 1);
    }

    /** @return how the structural scan is sampled */
    public Interpolation interpolation() {
        return smooth ? Interpolation.LINEAR : Interpolation.NEAREST;
    }

    /** @return this with another convention */
    public DisplaySettings withConvention(Convention other) {
        return new DisplaySettings(other, window, smooth, overlay, threshold, limit, colours, opacity, outlines, zoom);
    }

    /** @return this with another window */
    public DisplaySettings withWindow(ValueRange other) {
        return new DisplaySettings(convention, other, smooth, overlay, threshold, limit, colours, opacity, outlines, zoom);
    }

    /** @return this with or without interpolation */
    public DisplaySettings withSmooth(boolean on) {
        return new DisplaySettings(convention, window, on, overlay, threshold, limit, colours, opacity, outlines, zoom);
    }

    /** @return this with another map */
    public DisplaySettings withOverlay(int index) {
        return new DisplaySettings(convention, window, smooth, index, threshold, limit, colours, opacity, outlines, zoom);
    }

    /** @return this with another threshold */
    public DisplaySettings withThreshold(double value) {
        return new DisplaySettings(convention, window, smooth, overlay, value, Math.max(limit, value + 0.01), colours, opacity, outlines, zoom);
    }

    /** @return this with another scale of the map */
    public DisplaySettings withLimit(double value) {
        return new DisplaySettings(convention, window, smooth, overlay, threshold, value, colours, opacity, outlines, zoom);
    }

    /** @return this with other colours of the map */
    public DisplaySettings withColours(ColourMap other) {
        return new DisplaySettings(convention, window, smooth, overlay, threshold, limit, other, opacity, outlines, zoom);
    }

    /** @return this with another opacity of the map */
    public DisplaySettings withOpacity(double value) {
        return new DisplaySettings(convention, window, smooth, overlay, threshold, limit, colours, value, outlines, zoom);
    }

    /** @return this with or without outlines */
    public DisplaySettings withOutlines(boolean on) {
        return new DisplaySettings(convention, window, smooth, overlay, threshold, limit, colours, opacity, on, zoom);
    }

    /** @return this at another zoom, between 0.5 and 20 */
    public DisplaySettings withZoom(double factor) {
        return new DisplaySettings(
                convention, window, smooth, overlay, threshold, limit, colours, opacity, outlines, Math.clamp(factor, 0.5, 20));
    }
}
