package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Severity;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.task.DesignConstruction;
import org.lodestone.method.task.DesignInput;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.DesignMatrix.Role;
import org.lodestone.method.task.TaskEvent;

/**
 * Design matrix of one run: conditions in alphabetical order convolved with a haemodynamic response, confounds, cosine drift, constant.
 * With its defaults the columns are those of nilearn's first-level models to rounding.
 */
public final class FirstLevelDesign implements DesignConstruction {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.design.first-level", "1", "First-level design",
                "Convolves the events with a haemodynamic response and adds confounds, drift and a constant.",
                "Friston 1998, NeuroImage 7:30, 10.1006/nimg.1997.0306", "Glover 1999, NeuroImage 9:416, 10.1006/nimg.1998.0419",
                "Abraham 2014, Frontiers in Neuroinformatics 8:14, 10.3389/fninf.2014.00014");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice("hrf", "glover", ResponseModel.NAMES,
                        "Expected response. glover is nilearn 0.10's, glover1999 that of nilearn 0.11 and of Glover's printed curve."),
                Parameter.text("firDelays", "0,1,2,3,4,5,6,7,8,9", "Delays of a finite impulse response, in volumes."),
                Parameter.choice("modulation", "height", List.of("height", "parametric"),
                        "height: the column modulation is the height of an event; parametric: it gets a centred column of its own."),
                Parameter.choice("drift", "cosine", List.of("cosine", "polynomial", "none"), "What models slow drift."),
                Parameter.real("highPassHz", 0.01, 0, 10, "Highest frequency of the cosine drift; nilearn's default."),
                Parameter.integer("driftOrder", 1, 0, 10, "Order of the polynomial drift."),
                Parameter.choice("zeroLength", "refuse", List.of("refuse", "impulse"), "What an event of no length is."),
                Parameter.choice("overlaps", "refuse", List.of("refuse", "add"), "What overlapping events of one condition do."),
                Parameter.real("sliceTimeReference", 0, 0, 1, "When within its repetition time a volume counts; 0 is its start."),
                Parameter.real("minimumOnsetSeconds", -24, -1000, 0, "Events before this do not count."),
                Parameter.integer("oversampling", 50, 1, 1000, "Time steps a volume for the convolution; nilearn's default."));
    }

    @Override
    public Outcome<DesignMatrix> run(DesignInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>(EventChecks.of(input, parameters.text("zeroLength").equals("impulse"),
                parameters.text("overlaps").equals("add")));
        if (findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
            return Outcome.refused(findings);
        }
        try {
            FineTime time = FineTime.of(input.volumes(), input.trSeconds(), parameters.real("sliceTimeReference"),
                    parameters.real("minimumOnsetSeconds"), parameters.integer("oversampling"));
            Columns columns = new Columns();
            conditions(input, parameters, time, columns);
            finish(input, parameters, time, columns);
            return Outcome.<DesignMatrix>done(columns.matrix(input.trSeconds()), findings);
        } catch (RefusedException e) {
            findings.addAll(e.findings());
            return Outcome.refused(findings);
        }
    }

    /** Adds the expected responses of the conditions, in alphabetical order. */
    public static void conditions(DesignInput input, Parameters parameters, FineTime time, Columns columns) {
        ResponseModel model = ResponseModel.of(parameters.text("hrf"), time, parameters.text("firDelays"));
        boolean parametric = parameters.text("modulation").equals("parametric");
        for (String name : input.events().stream().map(TaskEvent::condition).distinct().sorted().toList()) {
            List<TaskEvent> events = input.events().stream().filter(e -> e.condition().equals(name)).toList();
            double[] heights = events.stream().mapToDouble(TaskEvent::modulation).toArray();
            double mean = java.util.Arrays.stream(heights).average().orElse(0);
            double[] main = heights.clone();
            if (parametric) {
                java.util.Arrays.fill(main, 1);
            }
            double[][] responses = model.columns(time, time.layOut(events, main));
            for (int c = 0; c < responses.length; c++) {
                boolean extra = c > 0 && model.orthogonal();
                columns.add(name + model.suffixes().get(c), extra ? Role.MODULATION : Role.CONDITION, responses[c]);
            }
            boolean varies = java.util.Arrays.stream(heights).anyMatch(h -> Math.abs(h - mean) > 1e-12 * Math.abs(mean));
            if (parametric && varies) {
                double[] centred = java.util.Arrays.stream(heights).map(h -> h - mean).toArray();
                double[][] modulated = model.columns(time, time.layOut(events, centred));
                for (int c = 0; c < modulated.length; c++) {
                    columns.add(name + "_modulation" + model.suffixes().get(c), Role.MODULATION, modulated[c]);
                }
            }
        }
    }

    /** Adds what every design ends with: confounds, drift, constant. */
    public static void finish(DesignInput input, Parameters parameters, FineTime time, Columns columns) {
        Confounds confounds = input.confounds();
        for (int c = 0; c < confounds.names().size(); c++) {
            double[] column = confounds.columns()[c];
            if (column.length != input.volumes()) {
                throw new RefusedException(Finding.error("LS-GLM-016", "Confound " + confounds.names().get(c) + " has " + column.length
                        + " values for " + input.volumes() + " volumes.", "Give the confounds of this run."));
            }
            columns.add(confounds.names().get(c), Role.CONFOUND, completed(confounds.names().get(c), column));
        }
        double[][] drift = DriftColumns.of(parameters.text("drift"), time.frames(), parameters.real("highPassHz"),
                parameters.integer("driftOrder"));
        for (int k = 0; k < drift.length; k++) {
            columns.add("drift_" + (k + 1), Role.DRIFT, drift[k]);
        }
        double[] constant = new double[input.volumes()];
        java.util.Arrays.fill(constant, 1);
        columns.add("constant", Role.CONSTANT, constant);
    }

    private static double[] completed(String name, double[] column) {
        double mean = java.util.Arrays.stream(column).filter(Double::isFinite).average().orElseThrow(() -> new RefusedException(
                Finding.error("LS-GLM-017", "Confound " + name + " has no value.", "Leave the column out.")));
        return java.util.Arrays.stream(column).map(x -> Double.isFinite(x) ? x : mean).toArray();
    }
}
