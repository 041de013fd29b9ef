package org.lodestone.pipeline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Vec3;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.function.CleanRun;
import org.lodestone.method.function.CoregisteredRun;
import org.lodestone.method.function.Coregistration;
import org.lodestone.method.function.CoregistrationInput;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.Realignment;
import org.lodestone.method.function.RunPreparation;
import org.lodestone.method.function.RunPreparationInput;
import org.lodestone.study.bids.BidsScan;

/** From one raw functional run to clean time series in the T1w space. */
final class FunctionalStage {

    /** What the stage gives for one run. */
    record Result(BidsScan scan, double trSeconds, HeadMotion motion, CoregisteredRun coregistration, CleanRun clean,
            Vec3 headCentreMm) {

        /** @return framewise displacement of each volume about the head's centre, mm */
        double[] displacementMm() {
            return motion.framewiseDisplacementMm(headCentreMm);
        }
    }

    private FunctionalStage() {
    }

    static Result run(BidsScan scan, StructuralStage.Result structure, MethodRegistry methods, StepLog log, Execution execution) {
        Series raw = ScanLoading.run(scan, methods, log, execution);
        HeadMotion motion = log.run(methods.first(Realignment.class), raw, execution.part(0.05, 0.4));
        Volume mean = MeanVolume.of(raw, motion, execution);
        CoregisteredRun coregistration = log.run(methods.first(Coregistration.class),
                new CoregistrationInput(mean, structure.t1w(), structure.brain()), execution.part(0.45, 0.65));
        RunPreparationInput input = new RunPreparationInput(raw, motion, coregistration.boldToT1w(), structure.t1w(), structure.brain(),
                Optional.empty(), Optional.empty(), sliceTimes(scan, raw, log));
        CleanRun clean = log.run(methods.first(RunPreparation.class), input, execution.part(0.65, 1));
        Vec3 centre = coregistration.boldToT1w().inverse().apply(structure.brain().centroidMm());
        return new Result(scan, raw.trSeconds(), motion, coregistration, clean, centre);
    }

    private static List<Double> sliceTimes(BidsScan scan, Series raw, StepLog log) {
        List<Double> times = new ArrayList<>(scan.sliceTimesSeconds());
        if (times.isEmpty() || times.size() == raw.grid().nz()) {
            return times;
        }
        log.say(Finding.warning("LS-SCAN-020", "SliceTiming of " + scan.file().getFileName() + " has " + times.size() + " entries for "
                + raw.grid().nz() + " slices and is left unused.", "Correct SliceTiming in the sidecar."));
        return List.of();
    }
}
