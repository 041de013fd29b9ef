package org.lodestone.effective.internal.ppi;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Severity;
import org.lodestone.effective.internal.task.Columns;
import org.lodestone.effective.internal.task.EventChecks;
import org.lodestone.effective.internal.task.FineTime;
import org.lodestone.effective.internal.task.FirstLevelDesign;
import org.lodestone.effective.internal.task.HaemodynamicResponse;
import org.lodestone.effective.internal.task.SignalRows;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.task.Contrast;
import org.lodestone.method.task.ContrastExpression;
import org.lodestone.method.task.DesignInput;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.DesignMatrix.Role;
import org.lodestone.method.task.InteractionConstruction;
import org.lodestone.method.task.InteractionDesign;
import org.lodestone.method.task.InteractionInput;
import org.lodestone.method.task.TaskEvent;
import org.lodestone.numerics.linear.OrthonormalBasis;

/**
 * Columns of a psychophysiological interaction. The seed's signal (first eigenvariate of its voxels, in percent, without confounds and
 * drift) is deconvolved to a neural signal; that is multiplied with the task's time course (mean removed) and convolved again. The
 * classic form has one such column, with the contrast's weights; the generalised form has one a condition and compares them. All
 * conditions and the seed's own signal stand beside, so that neither activation nor constant coupling is taken for an interaction.
 */
public final class InteractionColumns implements InteractionConstruction {

    private static final String SEED = "seed";

    private final FirstLevelDesign design = new FirstLevelDesign();

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.design.interaction", "1", "Psychophysiological interaction",
                "Asks where coupling with a seed changes with the task; classic or generalised, with deconvolution.",
                "Friston 1997, NeuroImage 6:218, 10.1006/nimg.1997.0291", "Gitelman 2003, NeuroImage 19:200, 10.1016/S1053-8119(03)00058-2",
                "McLaren 2012, NeuroImage 61:1277, 10.1016/j.neuroimage.2012.03.068");
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(design.parameters());
        all.add(Parameter.integer("binsPerVolume", 16, 4, 64, "Time bins a volume of the neural signal; SPM's default."));
        return List.copyOf(all);
    }

    @Override
    public Outcome<InteractionDesign> run(InteractionInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>(EventChecks.of(input.design(), parameters.text("zeroLength").equals("impulse"),
                parameters.text("overlaps").equals("add")));
        if (findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
            return Outcome.refused(findings);
        }
        try {
            InteractionDesign made = made(input, parameters, execution);
            if (made.noiseRatio() < NeuralSignal.NOISE) {
                findings.add(Finding.warning("LS-PPI-005", "The seed's signal cannot be told from white noise: its neural signal is a guess.",
                        "Choose a seed with a stronger signal."));
            }
            return Outcome.done(made, findings);
        } catch (RefusedException e) {
            findings.addAll(e.findings());
            return Outcome.refused(findings);
        }
    }

    private static InteractionDesign made(InteractionInput input, Parameters parameters, Execution execution) {
        DesignInput task = input.design();
        HaemodynamicResponse response = HaemodynamicResponse.named(parameters.text("hrf")).orElseThrow(() -> new RefusedException(
                Finding.error("LS-PPI-001", "An interaction cannot be made with the response " + parameters.text("hrf") + ".",
                        "Choose glover or spm.")));
        double[] weights = ContrastExpression.parse(input.contrast(), input.conditions()).weights()[0];
        FineTime time = FineTime.of(task.volumes(), task.trSeconds(), parameters.real("sliceTimeReference"),
                parameters.real("minimumOnsetSeconds"), parameters.integer("oversampling"));
        double[][] nuisance = nuisance(task, parameters, time);
        double[] seed = seed(input, nuisance, execution);
        execution.progress().check();
        int bins = parameters.integer("binsPerVolume");
        int first = Math.min(bins - 1, (int) Math.round(parameters.real("sliceTimeReference") * bins));
        double step = task.trSeconds() / bins;
        NeuralSignal neural = NeuralSignal.of(seed, nuisance, response.sample(step), bins, first);
        Columns columns = new Columns();
        FirstLevelDesign.conditions(task, parameters, time, columns);
        columns.add(SEED, Role.PHYSIOLOGICAL, seed);
        List<String> names = new ArrayList<>();
        double[] classic = new double[neural.values().length];
        for (int c = 0; c < weights.length; c++) {
            String condition = input.conditions().get(c);
            double[] course = course(task, condition, bins, step);
            for (int n = 0; n < classic.length; n++) {
                classic[n] += weights[c] * course[n];
            }
            if (input.generalized()) {
                names.add("ppi_" + condition);
                columns.add(names.getLast(), Role.INTERACTION, interaction(course, neural, response.sample(step), bins, first));
            }
        }
        if (!input.generalized()) {
            columns.add("ppi", Role.INTERACTION, interaction(classic, neural, response.sample(step), bins, first));
        }
        FirstLevelDesign.finish(task, parameters, time, columns);
        DesignMatrix matrix = columns.matrix(task.trSeconds());
        double[] asked = new double[matrix.names().size()];
        for (int c = 0; c < names.size(); c++) {
            asked[matrix.names().indexOf(names.get(c))] = weights[c];
        }
        if (!input.generalized()) {
            asked[matrix.names().indexOf("ppi")] = 1;
        }
        return new InteractionDesign(matrix, new Contrast(input.contrast(), new double[][] {asked}), neural.values(), bins, neural.ratio());
    }

    private static double[][] nuisance(DesignInput task, Parameters parameters, FineTime time) {
        Columns columns = new Columns();
        FirstLevelDesign.finish(task, parameters, time, columns);
        return columns.matrix(task.trSeconds()).columns();
    }

    private static double[] seed(InteractionInput input, double[][] nuisance, Execution execution) {
        SignalRows rows = SignalRows.of(input.seed(), true, execution);
        if (rows.rows().length == 0) {
            throw new RefusedException(Finding.error("LS-PPI-002", "None of the " + input.seed().mask().count()
                    + " voxels of the seed has a signal.", "Move or enlarge the seed."));
        }
        OrthonormalBasis basis = OrthonormalBasis.of(nuisance, 1e-9);
        List<double[]> signals = new ArrayList<>();
        for (int n = 0; n < rows.rows().length; n++) {
            double[] signal = new double[input.seed().length()];
            rows.load(new int[] {n}, 0, 1, 1, signal);
            basis.removeFrom(signal);
            signals.add(signal);
        }
        return NeuralSignal.eigenvariate(signals);
    }

    /** Height of a condition in each bin, by the share of the bin that its events cover. */
    private static double[] course(DesignInput task, String condition, int bins, double step) {
        double[] course = new double[task.volumes() * bins];
        for (TaskEvent event : task.events()) {
            if (!event.condition().equals(condition)) {
                continue;
            }
            double start = event.onsetSeconds() / step;
            double end = Math.max(start + 1, (event.onsetSeconds() + event.durationSeconds()) / step);
            for (int n = Math.max(0, (int) Math.floor(start)); n < Math.min(course.length, end); n++) {
                course[n] += event.modulation() * Math.clamp(Math.min(end, n + 1.0) - Math.max(start, n), 0, 1);
            }
        }
        return course;
    }

    private static double[] interaction(double[] course, NeuralSignal neural, double[] response, int bins, int first) {
        double mean = java.util.Arrays.stream(course).average().orElse(0);
        double[] product = new double[course.length];
        for (int n = 0; n < course.length; n++) {
            product[n] = (course[n] - mean) * neural.values()[n];
        }
        double[] column = new double[course.length / bins];
        for (int t = 0; t < column.length; t++) {
            column[t] = NeuralSignal.convolved(product, response, t * bins + first);
        }
        return column;
    }
}
