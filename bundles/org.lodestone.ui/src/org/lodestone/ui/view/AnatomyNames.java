package org.lodestone.ui.view;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.lodestone.core.FramePoint;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.LabelMap;
import org.lodestone.method.atlas.RegionLookup;
import org.lodestone.ui.internal.Messages;

/**
 * What anatomists call a place of the patient's brain: its region, and the sulcus it lies at.
 *
 * @param regions an atlas of regions
 * @param sulci an atlas of which the sulci are looked at, when there is one
 * @param approximate whether the sulci are of another template than the case was registered to: their coordinates are then taken for equal
 */
public record AnatomyNames(RegionLookup regions, Optional<RegionLookup> sulci, boolean approximate) {

    private static final double REGION_RADIUS_MM = 5;
    private static final double AT_SULCUS_MM = 2;
    private static final double NEAR_SULCUS_MM = 8;

    /** Checks that both begin in the same space. */
    public AnatomyNames {
        Objects.requireNonNull(regions, "regions");
        sulci.ifPresent(s -> regions.toAtlas().from().require(s.toAtlas().from()));
    }

    /** @return the sulci of an atlas that names them {@code S_...}, everything else left out; empty when it has none */
    public static Optional<RegionLookup> sulciOf(LabelMap atlas, SpatialTransform toAtlas) {
        Map<Integer, String> names = new HashMap<>(atlas.names());
        names.values().removeIf(name -> !name.startsWith("S_"));
        int[] labels = atlas.labels().clone();
        for (int v = 0; v < labels.length; v++) {
            labels[v] = names.containsKey(labels[v]) ? labels[v] : 0;
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new RegionLookup(new LabelMap(atlas.grid(), labels, names), toAtlas));
    }

    /** @return name of the region at a point or within 5 mm of it, as the atlas writes it; empty when none is near */
    public Optional<String> regionAt(FramePoint point) {
        return Optional.of(regions.nearest(point, REGION_RADIUS_MM).name()).filter(name -> !name.isEmpty());
    }

    /** @return region and sulcus in words; empty when neither is near */
    public Optional<String> wordsAt(FramePoint point, RegionWords words) {
        Optional<String> region = regionAt(point).map(name -> words.said(name, regions.toAtlas().apply(point).mm()));
        Optional<String> sulcus = sulci.flatMap(atlas -> sulcus(atlas, point, words));
        return region.map(name -> sulcus.map(s -> name + Messages.listComma + s).orElse(name)).or(() -> sulcus);
    }

    private Optional<String> sulcus(RegionLookup atlas, FramePoint point, RegionWords words) {
        RegionLookup.Region nearest = atlas.nearest(point, NEAR_SULCUS_MM);
        if (nearest.number() == 0) {
            return Optional.empty();
        }
        String name = words.said(nearest.name(), atlas.toAtlas().apply(point).mm());
        String place = NLS.bind(nearest.distanceMm() <= AT_SULCUS_MM ? Messages.atSulcus : Messages.nearSulcus, name);
        return Optional.of(approximate ? NLS.bind(Messages.approximately, place) : place);
    }
}
