package org.lodestone.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lodestone.image.LabelMap;
import org.lodestone.method.atlas.RegionTable;

/**
 * Compares what region names say about left and right with where the regions lie. In a template space left is x &lt; 0; a mirrored atlas
 * would put a target on the wrong side of a head.
 *
 * @param agreeing names of regions that lie on the side they are named after
 * @param contradicting names of regions that lie on the other side
 */
public record SideCheck(List<String> agreeing, List<String> contradicting) {

    private static final Pattern LEFT = Pattern.compile("(?i).*[_\\s.-](l|left|lh)$|^(l|left|lh)[_\\s.-].*");
    private static final Pattern RIGHT = Pattern.compile("(?i).*[_\\s.-](r|right|rh)$|^(r|right|rh)[_\\s.-].*");
    /** Regions nearer to the midline than this say nothing about sides. */
    private static final double MIDLINE_MM = 2;

    /** Copies the lists. */
    public SideCheck {
        agreeing = List.copyOf(agreeing);
        contradicting = List.copyOf(contradicting);
    }

    /**
     * @param map regions in a template space
     * @return which sided names agree with the sign of their centroid's x
     */
    public static SideCheck of(LabelMap map) {
        List<String> agreeing = new ArrayList<>();
        List<String> contradicting = new ArrayList<>();
        for (RegionTable.Row row : RegionTable.of(map).rows()) {
            boolean left = LEFT.matcher(row.name()).matches();
            boolean right = RIGHT.matcher(row.name()).matches();
            double x = row.centroid().mm().x();
            if (left != right && Math.abs(x) >= MIDLINE_MM) {
                (left == x < 0 ? agreeing : contradicting).add(row.name());
            }
        }
        return new SideCheck(agreeing, contradicting);
    }

    /** @return true when more names contradict than agree: the image or its names are mirrored */
    public boolean isMirrored() {
        return contradicting.size() > agreeing.size();
    }
}
