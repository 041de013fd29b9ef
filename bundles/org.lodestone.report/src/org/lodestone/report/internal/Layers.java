package org.lodestone.report.internal;

import java.util.Arrays;
import java.util.Optional;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.image.view.ValueRange;
import org.lodestone.report.ReportImages;
import org.lodestone.report.picture.BrainBox;
import org.lodestone.report.picture.MapScale;

/**
 * What the pictures are drawn from, unpacked once for the whole page.
 *
 * @param anatomy structural scan, its window set on the brain
 * @param scale of the map
 * @param map overlay
 * @param seed where the seed was taken
 * @param search where a target may lie
 * @param box of the brain
 * @param mapBox of what the map covers; a run often ends above the brain's lower end
 */
public record Layers(SliceLayer anatomy, MapScale scale, SliceLayer map, Optional<SliceLayer> seed, Optional<SliceLayer> search, BrainBox box,
        BrainBox mapBox) {

    /** @return the layers of the pictures */
    public static Layers of(ReportImages images) {
        MapScale scale = MapScale.of(images.seedMap());
        SliceLayer anatomy = SliceLayer.structural(images.t1w());
        return new Layers(brainWindow(images.t1w(), images.brain()).map(anatomy::withRange).orElse(anatomy), scale,
                scale.layer(images.seedMap()), images.seed().map(Layers::region), images.search().map(Layers::region),
                BrainBox.of(images.brain()), BrainBox.of(covered(images.seedMap())));
    }

    private static Mask covered(Volume map) {
        float[] values = map.toFloats();
        return Mask.where(map.grid(), v -> values[v] != 0 && Float.isFinite(values[v]));
    }

    private static SliceLayer region(Mask mask) {
        return SliceLayer.region(mask, 0, 1);
    }

    /** From black to above the brain's brightest tissue: fat of the scalp may saturate; folds and colours over them have to be seen. */
    private static Optional<ValueRange> brainWindow(Volume t1w, Mask brain) {
        if (!t1w.grid().sameAs(brain.grid()) || brain.count() < 1000) {
            return Optional.empty();
        }
        int[] inside = brain.indices();
        int stride = Math.max(1, inside.length / 50_000);
        double[] values = new double[Math.ceilDiv(inside.length, stride)];
        for (int n = 0; n < values.length; n++) {
            values[n] = t1w.voxels().get(inside[n * stride]);
        }
        Arrays.sort(values);
        double high = values[(int) (0.99 * (values.length - 1))];
        return high > 0 ? Optional.of(new ValueRange(0, 1.35 * high)) : Optional.empty();
    }
}
