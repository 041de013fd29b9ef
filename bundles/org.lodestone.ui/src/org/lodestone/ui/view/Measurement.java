package org.lodestone.ui.view;

import java.util.Optional;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.method.target.ScalpLine;

/**
 * A length measured by hand, in the case's native space.
 *
 * @param from one end, mm
 * @param to other end, mm
 * @param alongScalp the line along the scalp between its places nearest to the ends, or why there is none; empty while it is looked for
 */
public record Measurement(Vec3 from, Vec3 to, Optional<Outcome<ScalpLine>> alongScalp) {

    /** A length of which only the ends are known. */
    public Measurement(Vec3 from, Vec3 to) {
        this(from, to, Optional.empty());
    }

    /** @return straight distance */
    public double lengthMm() {
        return from.distance(to);
    }

    /** @return the line along the scalp, when there is one */
    public Optional<ScalpLine> scalpLine() {
        return alongScalp.filter(o -> o instanceof Outcome.Done).map(Outcome::orThrow);
    }
}
