package org.lodestone.ui.planning.internal.review;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.target.ScalpProjection;
import org.lodestone.method.target.ScalpProjectionInput;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.ViewerSnapshot;

/** The numbers of a target where a person dragged it: what can be read there, and a gate that says that nothing was checked there. */
final class MovedTarget {

    /** Method id of such targets. */
    static final String ID = "lodestone.review.moved";

    private static final Vec3 UNKNOWN = new Vec3(Double.NaN, Double.NaN, Double.NaN);

    private MovedTarget() {
    }

    /**
     * @param now what is looked at
     * @param methods where the projection on the scalp is looked up
     * @param execution threads and cancellation
     * @return the numbers at the dragged target; empty when it lies where its method put it
     */
    static Optional<TargetCandidate> of(ViewerSnapshot now, MethodRegistry methods, Execution execution) {
        return now.movedTarget().map(point -> new TargetCandidate(ID, point, template(now, point),
                now.open().regionAt(point).orElse(""), now.map().map(map -> map.valueAt(point.mm())).orElse(Double.NaN), 0,
                scalp(now, point, methods, execution),
                List.of(new Gate("moved-by-hand", false, now.chosenTarget().orElseThrow().nativePoint().distanceMm(point), 0, "mm",
                        Messages.movedReason))));
    }

    private static FramePoint template(ViewerSnapshot now, FramePoint point) {
        return now.open().toTemplate().map(transform -> transform.apply(point))
                .orElseGet(() -> new FramePoint(now.chosenTarget().orElseThrow().templatePoint().frame(), UNKNOWN));
    }

    private static Optional<ScalpTarget> scalp(ViewerSnapshot now, FramePoint point, MethodRegistry methods, Execution execution) {
        return now.open().scalp().flatMap(mesh -> methods.all(ScalpProjection.class).stream().findFirst().flatMap(method ->
                method.run(new ScalpProjectionInput(mesh.surface(), point), Parameters.defaults(method.parameters()), execution)
                        instanceof Outcome.Done<ScalpTarget>(ScalpTarget found, var _) ? Optional.of(found) : Optional.empty()));
    }
}
