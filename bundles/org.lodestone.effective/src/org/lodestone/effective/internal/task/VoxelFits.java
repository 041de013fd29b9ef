package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.DesignMatrix.Role;
import org.lodestone.method.task.TaskEvent;
import org.lodestone.method.task.VoxelFit;
import org.lodestone.method.task.VoxelFit.Response;
import org.lodestone.method.task.VoxelFitInput;
import org.lodestone.method.task.VoxelFitting;

/** The same fit as {@link FirstLevelModel}, for one voxel and with everything a plot needs. */
public final class VoxelFits implements VoxelFitting {

    private static final double RESPONSE_SECONDS = 24;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.task.voxel-fit", "1", "Fit of one voxel", "Signal, fit, residuals and response of one voxel.");
    }

    @Override
    public List<Parameter> parameters() {
        return FirstLevelModel.PARAMETERS;
    }

    @Override
    public Outcome<VoxelFit> run(VoxelFitInput input, Parameters parameters, Execution execution) {
        VoxelSeries series = input.model().series();
        int voxel = series.mask().indices()[input.row()], length = series.length();
        VoxelSeries one = new VoxelSeries(Mask.where(series.grid(), v -> v == voxel), length, series.trSeconds(), series.row(input.row()));
        SignalRows signal = SignalRows.of(one, parameters.text("scaling").equals("percent"), execution);
        if (signal.rows().length == 0) {
            return Outcome.refused(Finding.error("LS-GLM-030", "The voxel does not change or is not finite.", "Choose another one."));
        }
        DesignMatrix design = input.model().design();
        WhitenedDesign ordinary = WhitenedDesign.of(design, input.model().contrasts(), 0);
        double rho = parameters.text("noise").equals("ols") ? 0 : NoiseBins.of(signal, ordinary, execution).hundredths()[0] / 100.0;
        WhitenedDesign whitened = rho == 0 ? ordinary : WhitenedDesign.of(design, input.model().contrasts(), rho);
        double[] observed = new double[length];
        signal.load(new int[] {0}, 0, 1, 1, observed);
        double[] coefficients = new double[design.names().size()], fitted = new double[length], task = new double[length];
        for (int c = 0; c < coefficients.length; c++) {
            Role role = design.roles().get(c);
            boolean counts = role == Role.CONDITION || role == Role.MODULATION;
            for (int t = 0; t < length; t++) {
                coefficients[c] += whitened.solution()[c][t] * observed[t];
            }
            for (int t = 0; t < length; t++) {
                double part = coefficients[c] * design.columns()[c][t];
                fitted[t] += part;
                task[t] += counts ? part : 0;
            }
        }
        double[] residuals = new double[length], measured = new double[length];
        double changes = 0, squares = 0;
        for (int t = 0; t < length; t++) {
            double now = observed[t] - fitted[t], before = t == 0 ? 0 : observed[t - 1] - fitted[t - 1];
            residuals[t] = now - rho * before;
            measured[t] = task[t] + now;
            squares += residuals[t] * residuals[t];
            changes += t == 0 ? 0 : (residuals[t] - residuals[t - 1]) * (residuals[t] - residuals[t - 1]);
        }
        List<Response> responses = new ArrayList<>();
        for (String name : input.events().stream().map(TaskEvent::condition).distinct().sorted().toList()) {
            responses.add(response(name, input.events(), series.trSeconds(), task, measured));
        }
        return Outcome.done(new VoxelFit(observed, fitted, residuals, coefficients, rho, changes / squares, responses));
    }

    private static Response response(String condition, List<TaskEvent> events, double tr, double[] task, double[] measured) {
        List<TaskEvent> own = events.stream().filter(e -> e.condition().equals(condition)).toList();
        double longest = own.stream().mapToDouble(TaskEvent::durationSeconds).max().orElse(0);
        int bins = Math.clamp((int) Math.ceil((longest + RESPONSE_SECONDS) / tr), 1, task.length);
        double[] seconds = new double[bins], mean = new double[bins], raw = new double[bins];
        for (int n = 0; n < bins; n++) {
            int count = 0;
            for (TaskEvent event : own) {
                int t = (int) Math.ceil(event.onsetSeconds() / tr - 1e-6) + n;
                if (t >= 0 && t < task.length) {
                    mean[n] += task[t];
                    raw[n] += measured[t];
                    count++;
                }
            }
            seconds[n] = n * tr;
            mean[n] = count == 0 ? Double.NaN : mean[n] / count;
            raw[n] = count == 0 ? Double.NaN : raw[n] / count;
        }
        return new Response(condition, seconds, mean, raw);
    }
}
