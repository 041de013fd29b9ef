package org.lodestone.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.view.ColourMap;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.image.view.ValueRange;

/**
 * What is looked at, at one instant.
 *
 * @param open the case
 * @param crossHair where the planes meet, in the case's native space
 * @param target index of the chosen target; -1 for none
 * @param display how it is drawn
 * @param arrows drawn in the head
 */
public record ViewerSnapshot(ReviewCase open, FramePoint crossHair, int target, DisplaySettings display, List<Arrow> arrows) {

    /** Checks that all lies in the case's space. */
    public ViewerSnapshot {
        open.frame().require(crossHair.frame());
        arrows = List.copyOf(arrows);
        arrows.forEach(arrow -> open.frame().require(arrow.from().frame()));
    }

    /** @return this with other arrows */
    public ViewerSnapshot withArrows(List<Arrow> others) {
        return new ViewerSnapshot(open, crossHair, target, display, others);
    }

    /** @return this with another cross-hair */
    public ViewerSnapshot withCrossHair(FramePoint point) {
        return new ViewerSnapshot(open, point, target, display, arrows);
    }

    /** @return this with another display */
    public ViewerSnapshot withDisplay(DisplaySettings other) {
        return new ViewerSnapshot(open, crossHair, target, other, arrows);
    }

    /** @return this with another target chosen and the cross-hair on it */
    public ViewerSnapshot withTarget(int index) {
        FramePoint point = index >= 0 && index < open.targets().size() ? open.targets().get(index).nativePoint() : crossHair;
        return new ViewerSnapshot(open, point, index, display, arrows);
    }

    /** @return the chosen target */
    public Optional<TargetCandidate> chosenTarget() {
        return target >= 0 && target < open.targets().size() ? Optional.of(open.targets().get(target)) : Optional.empty();
    }

    /** @return the map laid over the scan, with its present colours */
    public Optional<SliceLayer> map() {
        int index = display.overlay();
        if (index < 0 || index >= open.overlays().size()) {
            return Optional.empty();
        }
        SliceLayer layer = open.overlays().get(index).layer();
        ColourMap colours = display.colours();
        boolean signed = colours == ColourMap.COOL_WARM;
        return Optional.of(layer.withColours(colours).withRange(new ValueRange(signed ? -display.limit() : 0, display.limit()))
                .withThreshold(Math.max(display.threshold(), 1e-6)).withOpacity(display.opacity()));
    }

    /** @return scan and map, from bottom to top */
    public List<SliceLayer> layers() {
        List<SliceLayer> layers = new ArrayList<>();
        layers.add(open.structural().withRange(display.window()).withInterpolation(display.interpolation()));
        map().map(layer -> layer.withInterpolation(display.interpolation())).ifPresent(layers::add);
        return layers;
    }

    /** @return regions to outline now */
    public List<Overlay> outlines() {
        return display.outlines() ? open.overlays().stream().filter(Overlay::outlined).toList() : List.of();
    }
}
