package org.lodestone.connectivity.internal.preparation;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Interpolation;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.RunResampling;
import org.lodestone.method.function.RunResamplingInput;
import org.lodestone.method.function.VoxelSeries;

/** {@link SingleInterpolation} as a step of its own. */
public final class StandardRunResampling implements RunResampling {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.resampling.single-interpolation", "1", "Single interpolation",
                "Realigns, coregisters and corrects slice times with one interpolation in space and one in time.");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.choice("interpolation", "cubic", List.of("cubic", "linear"),
                "Between voxels of the run: cubic B-splines keep resolution, linear smooths a little."));
    }

    @Override
    public Outcome<VoxelSeries> run(RunResamplingInput input, Parameters parameters, Execution execution) {
        long values = (long) input.wanted().count() * input.raw().length();
        if (values > Integer.MAX_VALUE - 8) {
            return Outcome.refused(Finding.error("LS-FUNC-007", input.wanted().count() + " voxels of " + input.raw().length()
                    + " volumes are more than one array holds.", "Use a coarser grid or a smaller mask."));
        }
        Interpolation interpolation = parameters.text("interpolation").equals("cubic") ? Interpolation.CUBIC : Interpolation.LINEAR;
        SingleInterpolation.Rows rows = SingleInterpolation.run(input.raw(), input.motion(), input.gridToBold(), input.sliceTimes(),
                input.wanted(), 0, input.distortion(), interpolation, execution);
        if (rows.mask().count() == 0) {
            return Outcome.refused(Finding.error("LS-FUNC-008", "None of the wanted voxels lies inside the run.",
                    "Check the coregistration."));
        }
        return Outcome.done(new VoxelSeries(rows.mask(), input.raw().length(), input.raw().trSeconds(), rows.values()));
    }
}
