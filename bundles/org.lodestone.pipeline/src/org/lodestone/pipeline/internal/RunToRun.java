package org.lodestone.pipeline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Mask;
import org.lodestone.method.function.ConnectivityInput;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.ConnectivityMethod;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.pipeline.chain.ChainStage;
import org.lodestone.pipeline.chain.ChainStep;

/** How far the targets of single runs lie apart: the nearest thing to a second scan that one session has. */
final class RunToRun {

    private RunToRun() {
    }

    /** @return distances of all pairs of runs that have a target */
    static List<Double> distancesMm(TargetingMethod method, Parameters parameters, TargetingInput whole, List<VoxelSeries> runs,
            JobContext job, Execution execution) {
        ChainStage stage = job.runner().chain().stage(ChainStep.CONNECT).orElseGet(() -> ChainStage.of(ChainStep.CONNECT, ""));
        ConnectivityMethod connectivity = job.runner().method(stage, ConnectivityMethod.class);
        Parameters settings = job.runner().parameters(stage, connectivity);
        List<FramePoint> points = new ArrayList<>();
        for (VoxelSeries run : runs) {
            Mask seed = whole.seed().orElseThrow().and(run.mask());
            Outcome<List<TargetCandidate>> outcome = connectivity.run(new ConnectivityInput(run, seed.toVolume()), settings, execution)
                    .then((ConnectivityMap map) -> method.run(new TargetingInput(whole.searchMask().and(run.mask()), Optional.of(map),
                            Optional.of(run), whole.t1wToTemplate(), Optional.of(seed), whole.groupMap(), whole.task()), parameters, execution));
            if (outcome instanceof Outcome.Done<List<TargetCandidate>>(List<TargetCandidate> found, List<Finding> _)) {
                points.add(found.getFirst().nativePoint());
            }
        }
        if (points.size() < runs.size()) {
            job.log().say(Finding.warning("LS-TARGET-023", runs.size() - points.size() + " of " + runs.size()
                    + " runs have no target of their own with " + method.info().title() + ".", "Treat run-to-run distances as too small."));
        }
        List<Double> distances = new ArrayList<>();
        for (int a = 0; a < points.size(); a++) {
            for (int b = 0; b < a; b++) {
                distances.add(points.get(a).distanceMm(points.get(b)));
            }
        }
        return distances;
    }
}
