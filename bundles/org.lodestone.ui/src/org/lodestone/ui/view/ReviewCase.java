package org.lodestone.ui.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.Frame;
import org.lodestone.core.SpatialTransform;
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
 * @param toTemplate from the T1w space to the template, when it was stored
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
        Optional<SpatialTransform> toTemplate,
        Optional<Path> report) {

    /** Checks the spaces and copies the lists. */
    public ReviewCase {
        Objects.requireNonNull(label, "label");
        overlays = List.copyOf(overlays);
        targets = List.copyOf(targets);
        errorBars = List.copyOf(errorBars);
        if (errorBars.size() != targets.size()) {
            throw new IllegalArgumentException(errorBars.size() + " error bars for " + targets.size() + " targets");
        }
        Frame frame = structural.grid().frame();
        overlays.forEach(overlay -> frame.require(overlay.layer().grid().frame()));
        scalp.ifPresent(mesh -> frame.require(mesh.frame()));
        brain.ifPresent(mesh -> frame.require(mesh.frame()));
        targets.forEach(target -> frame.require(target.nativePoint().frame()));
        toTemplate.ifPresent(transform -> frame.require(transform.from()));
    }

    /** @return the patient's native space */
    public Frame frame() {
        return structural.grid().frame();
    }

    /** @return what titles call it */
    public String title() {
        return "sub-" + label + (simulated ? " (SIMULATED)" : "");
    }
}
