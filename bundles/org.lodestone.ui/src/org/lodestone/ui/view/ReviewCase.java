package org.lodestone.ui.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.gl.Mesh;
import org.lodestone.image.view.SliceLayer;

/**
 * A case as it lies open: everything the views draw, loaded and unpacked. Immutable; made on a worker thread.
 *
 * @param label participant without {@code sub-}
 * @param folder from which it was opened
 * @param results the participant's folder of results, when the job has run
 * @param simulated true for demonstration cases; shown wherever the case shows
 * @param structural the T1w scan
 * @param overlays maps first, then regions
 * @param scalp surface of the head
 * @param brain surface of the brain, coloured by its folds
 * @param targets best first
 * @param errorBars one for each target, when it was computed
 * @param coils one for each target: the pose that was stored, or the usual one where it is defined
 * @param toTemplate from the T1w space to the template, when it was stored
 * @param names of regions and sulci at points of the native space, when the atlas could be read
 * @param report page for people
 */
public record ReviewCase(
        String label,
        Path folder,
        Optional<Path> results,
        boolean simulated,
        SliceLayer structural,
        List<Overlay> overlays,
        Optional<Mesh> scalp,
        Optional<Mesh> brain,
        List<TargetCandidate> targets,
        List<Optional<ErrorBar>> errorBars,
        List<Optional<CoilPose>> coils,
        Optional<SpatialTransform> toTemplate,
        Optional<AnatomyNames> names,
        Optional<Path> report) {

    /** Checks the spaces and copies the lists. */
    public ReviewCase {
        Objects.requireNonNull(label, "label");
        overlays = List.copyOf(overlays);
        targets = List.copyOf(targets);
        errorBars = List.copyOf(errorBars);
        coils = List.copyOf(coils);
        if (errorBars.size() != targets.size() || coils.size() != targets.size()) {
            throw new IllegalArgumentException(errorBars.size() + " error bars and " + coils.size() + " coil poses for " + targets.size() + " targets");
        }
        Frame frame = structural.grid().frame();
        overlays.forEach(overlay -> frame.require(overlay.layer().grid().frame()));
        scalp.ifPresent(mesh -> frame.require(mesh.frame()));
        brain.ifPresent(mesh -> frame.require(mesh.frame()));
        targets.forEach(target -> frame.require(target.nativePoint().frame()));
        toTemplate.ifPresent(transform -> frame.require(transform.from()));
    }

    /** @return this with a map more, behind the other maps, or with another map of the same name in its place */
    public ReviewCase withOverlay(Overlay overlay) {
        List<Overlay> all = new ArrayList<>(overlays);
        int index = indexOf(overlay.name());
        if (index < 0) {
            all.add((int) overlays.stream().filter(other -> !other.outlined()).count(), overlay);
        } else {
            all.set(index, overlay);
        }
        return withOverlays(all);
    }

    /** @return index of the map or region of that name; -1 for none */
    public int indexOf(String overlay) {
        return overlays.stream().map(Overlay::name).toList().indexOf(overlay);
    }

    /** @return this with other overlays */
    public ReviewCase withOverlays(List<Overlay> others) {
        return new ReviewCase(label, folder, results, simulated, structural, others, scalp, brain, targets, errorBars, coils, toTemplate,
                names, report);
    }

    /** @return the patient's native space */
    public Frame frame() {
        return structural.grid().frame();
    }

    /** @return name of the region at a point or within 5 mm of it; empty when none is near or the atlas is not known */
    public Optional<String> regionAt(FramePoint point) {
        return names.flatMap(known -> known.regionAt(point));
    }

    /** @return what titles call it */
    public String title() {
        return "sub-" + label + (simulated ? " (SIMULATED)" : "");
    }
}
