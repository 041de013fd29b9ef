package org.lodestone.ui.view;

import java.util.Optional;
import org.lodestone.core.Vec3;

/**
 * The tape of the workbench: one measurement, seen in slices and in three dimensions alike.
 *
 * @param on whether clicks set its ends
 * @param begun the first end while the second is awaited
 * @param shown the measurement that is drawn
 */
public record Measuring(boolean on, Optional<Vec3> begun, Optional<Measurement> shown) {

    /** Not in use. */
    public static final Measuring OFF = new Measuring(false, Optional.empty(), Optional.empty());

    /** In use, nothing measured yet. */
    public static final Measuring READY = new Measuring(true, Optional.empty(), Optional.empty());

    /** @return this after an end was set: the first one of a new measurement, or the second one */
    public Measuring end(Vec3 mm) {
        return begun.map(from -> new Measuring(true, Optional.empty(), Optional.of(new Measurement(from, mm))))
                .orElseGet(() -> new Measuring(true, Optional.of(mm), Optional.empty()));
    }

    /** @return this with another measurement */
    public Measuring showing(Measurement measurement) {
        return new Measuring(on, begun, Optional.of(measurement));
    }

    /** @return this after Escape: without what was measured; off when nothing was */
    public Measuring escaped() {
        return begun.isPresent() || shown.isPresent() ? READY : OFF;
    }
}
