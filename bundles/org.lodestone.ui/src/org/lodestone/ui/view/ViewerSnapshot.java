package org.lodestone.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * @param moved where targets were dragged to, by their index; proposals of a person on which nothing rests
 * @param landmarks points of the head, proposed or marked by a person
 */
public record ViewerSnapshot(ReviewCase open, FramePoint crossHair, int target, DisplaySettings display, List<Arrow> arrows,
        Map<Integer, FramePoint> moved, List<Landmark> landmarks) {

    /** Checks that all lies in the case's space. */
    public ViewerSnapshot {
        open.frame().require(crossHair.frame());
        arrows = List.copyOf(arrows);
        arrows.forEach(arrow -> open.frame().require(arrow.from().frame()));
        moved = Map.copyOf(moved);
        moved.values().forEach(point -> open.frame().require(point.frame()));
        landmarks = List.copyOf(landmarks);
        landmarks.forEach(mark -> open.frame().require(mark.point().frame()));
    }

    /** @return this with other overlays of the case */
    public ViewerSnapshot withOverlays(List<Overlay> others) {
        return new ViewerSnapshot(open.withOverlays(others), crossHair, target, display, arrows, moved, landmarks);
    }

    /** @return this with a map more, or another in its place, laid over the scan; its own scale is taken when it is new */
    public ViewerSnapshot withMap(Overlay map) {
        boolean known = open.indexOf(map.name()) >= 0;
        ReviewCase other = open.withOverlay(map);
        DisplaySettings shown = display.withOverlay(other.indexOf(map.name()));
        return new ViewerSnapshot(other, crossHair, target, known ? shown
                : shown.withLimit(map.layer().range().high()).withThreshold(map.layer().threshold()), arrows, moved, landmarks);
    }

    /** @return this with other arrows */
    public ViewerSnapshot withArrows(List<Arrow> others) {
        return new ViewerSnapshot(open, crossHair, target, display, others, moved, landmarks);
    }

    /** @return this with these landmarks, each in the place of the one of its name */
    public ViewerSnapshot withLandmarks(List<Landmark> others) {
        List<Landmark> all = new ArrayList<>(landmarks);
        all.removeIf(old -> others.stream().anyMatch(mark -> mark.name().equals(old.name())));
        all.addAll(others);
        return new ViewerSnapshot(open, crossHair, target, display, arrows, moved, all);
    }

    /** @return this with another cross-hair */
    public ViewerSnapshot withCrossHair(FramePoint point) {
        return new ViewerSnapshot(open, point, target, display, arrows, moved, landmarks);
    }

    /** @return this with another display */
    public ViewerSnapshot withDisplay(DisplaySettings other) {
        return new ViewerSnapshot(open, crossHair, target, other, arrows, moved, landmarks);
    }

    /** @return this with another target chosen and the cross-hair on it */
    public ViewerSnapshot withTarget(int index) {
        FramePoint point = index >= 0 && index < open.targets().size() ? moved.getOrDefault(index, open.targets().get(index).nativePoint())
                : crossHair;
        return new ViewerSnapshot(open, point, index, display, arrows, moved, landmarks);
    }

    /** @return this with those targets dragged, the cross-hair on the chosen one */
    public ViewerSnapshot withMoved(Map<Integer, FramePoint> points) {
        return new ViewerSnapshot(open, crossHair, target, display, arrows, points, landmarks).withTarget(target);
    }

    /** @return where the chosen target was dragged to; empty when it lies where its method put it */
    public Optional<FramePoint> movedTarget() {
        return Optional.ofNullable(moved.get(target));
    }

    /** @return where the chosen target is drawn: dragged, or where its method put it */
    public Optional<FramePoint> targetPoint() {
        return movedTarget().or(() -> chosenTarget().map(TargetCandidate::nativePoint));
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
