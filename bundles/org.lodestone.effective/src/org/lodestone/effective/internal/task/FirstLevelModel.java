package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.task.TaskModel;
import org.lodestone.method.task.TaskModelInput;
import org.lodestone.method.task.TaskModelResult;

/**
 * The general linear model of one run with autocorrelated noise: an ordinary fit gives each voxel's AR(1) coefficient, then design and
 * signal are filtered by it and fitted again. With its defaults the numbers are those of nilearn's FirstLevelModel: signal in percent of
 * the voxel's mean, coefficients cut to hundredths, the first volume neither dropped nor weighted. Double precision from single-precision
 * signals; results in single precision.
 */
public final class FirstLevelModel implements TaskModel {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.task.first-level", "1", "General linear model",
                "Explains each voxel by the design, with noise that remembers the volume before.",
                "Friston 1995, Human Brain Mapping 2:189, 10.1002/hbm.460020402",
                "Abraham 2014, Frontiers in Neuroinformatics 8:14, 10.3389/fninf.2014.00014");
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    /** Settings that all steps on a task run share. */
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.choice("noise", "ar1", List.of("ar1", "ols"), "ar1: the noise remembers the volume before; ols: white noise."),
            Parameter.choice("scaling", "percent", List.of("percent", "none"), "percent: signal in percent of the voxel's mean."));

    @Override
    public Outcome<TaskModelResult> run(TaskModelInput input, Parameters parameters, Execution execution) {
        return fit(input, parameters, true, execution);
    }

    /** The same, with z maps or, for fits that are repeated many times, without. */
    static Outcome<TaskModelResult> fit(TaskModelInput input, Parameters parameters, boolean scored, Execution execution) {
        boolean percent = parameters.text("scaling").equals("percent");
        SignalRows signal = SignalRows.of(input.series(), percent, execution.part(0, 0.1));
        List<Finding> findings = new ArrayList<>(remarks(signal, percent));
        if (signal.rows().length == 0) {
            return Outcome.refused(Finding.error("LS-GLM-030", "None of the " + input.series().mask().count()
                    + " voxels can be modelled: " + signal.constant() + " do not change, " + signal.broken() + " are not finite.",
                    "Check the mask and the run."));
        }
        WhitenedDesign ordinary = WhitenedDesign.of(input.design(), input.contrasts(), 0);
        NoiseBins bins = parameters.text("noise").equals("ols") ? NoiseBins.white(signal.rows().length)
                : NoiseBins.of(signal, ordinary, execution.part(0.1, 0.5));
        TaskModelResult result = new FirstLevelFit(input, signal, bins, scored).run(execution.part(0.5, 1));
        execution.progress().report(1, "fitted");
        return Outcome.done(result, findings);
    }

    private static List<Finding> remarks(SignalRows signal, boolean percent) {
        List<Finding> findings = new ArrayList<>();
        if (signal.broken() > 0) {
            findings.add(Finding.warning("LS-GLM-031", signal.broken() + " voxels hold values that are not finite and are left out.",
                    "Find out why the run has NaN or infinite values."));
        }
        if (signal.constant() > 0) {
            findings.add(Finding.info("LS-GLM-032", signal.constant() + " voxels of the mask do not change and are left out."));
        }
        if (percent && signal.centred() > signal.rows().length / 2) {
            findings.add(Finding.warning("LS-GLM-033", signal.centred() + " of " + signal.rows().length
                    + " voxels have a mean below one: the run seems to be centred already, percent of the mean has no meaning.",
                    "Give the run before centring, or choose scaling none."));
        }
        return findings;
    }
}
