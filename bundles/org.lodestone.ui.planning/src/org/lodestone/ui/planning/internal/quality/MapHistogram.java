package org.lodestone.ui.planning.internal.quality;

import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.ui.view.Overlay;
import org.lodestone.ui.view.ViewerSnapshot;

/**
 * How often each value of the shown map occurs: in the outlined region that holds the chosen target, or in all of the map.
 *
 * @param map its name
 * @param region its name; empty for all of the map
 * @param middles of the bins
 * @param counts voxels a bin
 * @param target value at the chosen target; NaN without one
 */
record MapHistogram(String map, String region, double[] middles, double[] counts, double target) {

    private static final int BINS = 60;

    /** @return empty when no map is laid over the scan; not for the user interface's thread */
    static Optional<MapHistogram> of(ViewerSnapshot now) {
        int shown = now.display().overlay();
        if (shown < 0 || shown >= now.open().overlays().size()) {
            return Optional.empty();
        }
        Overlay overlay = now.open().overlays().get(shown);
        Volume map = overlay.layer().volume();
        Optional<FramePoint> target = now.chosenTarget().map(TargetCandidate::nativePoint);
        Optional<Overlay> around = target.flatMap(point -> now.open().overlays().stream()
                .filter(region -> region.outlined() && nearest(region.layer().volume(), point) > 0).findFirst());
        float[] values = map.toFloats();
        Grid grid = map.grid();
        Optional<Volume> region = around.map(o -> o.layer().volume());
        double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
        int count = 0;
        float[] inside = new float[values.length];
        for (int v = 0; v < values.length; v++) {
            float value = values[v];
            if (value == 0 || !Float.isFinite(value) || region.isPresent() && !(nearest(region.get(), at(grid, v)) > 0)) {
                continue;
            }
            inside[count++] = value;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (!(high > low)) {
            return Optional.empty();
        }
        double step = (high - low) / BINS;
        double[] middles = new double[BINS];
        double[] counts = new double[BINS];
        for (int b = 0; b < BINS; b++) {
            middles[b] = low + (b + 0.5) * step;
        }
        for (int n = 0; n < count; n++) {
            counts[Math.min(BINS - 1, (int) ((inside[n] - low) / step))]++;
        }
        return Optional.of(new MapHistogram(overlay.said(), around.map(Overlay::said).orElse(""), middles, counts,
                target.map(point -> nearest(map, point)).orElse(Double.NaN)));
    }

    /** @return highest count */
    double most() {
        double most = 0;
        for (double count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }

    private static FramePoint at(Grid grid, int v) {
        int nx = grid.nx(), ny = grid.ny();
        return new FramePoint(grid.frame(), grid.toWorld(v % nx, v / nx % ny, v / (nx * ny)));
    }

    /** @return value of the nearest voxel; 0 outside */
    private static double nearest(Volume volume, FramePoint point) {
        Vec3 voxel = volume.grid().toVoxel(point);
        int i = (int) Math.rint(voxel.x()), j = (int) Math.rint(voxel.y()), k = (int) Math.rint(voxel.z());
        return volume.grid().contains(i, j, k) ? volume.get(i, j, k) : 0;
    }
}
