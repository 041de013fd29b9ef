package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.method.task.Contrast;
import org.lodestone.method.task.ContrastMaps;
import org.lodestone.method.task.DesignConstruction;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.MapCluster;
import org.lodestone.method.task.MapInference;
import org.lodestone.method.task.MapInferenceInput;
import org.lodestone.method.task.MapInferenceResult;
import org.lodestone.method.task.MapThreshold;
import org.lodestone.method.task.RegionSummary;
import org.lodestone.method.task.RelabelledMaxima;
import org.lodestone.method.task.RelabellingTest;
import org.lodestone.method.task.TaskModel;
import org.lodestone.method.task.TaskModelInput;
import org.lodestone.method.task.TaskModelResult;
import org.lodestone.method.task.VoxelFit;
import org.lodestone.method.task.VoxelFitInput;
import org.lodestone.method.task.VoxelFitting;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.StagedFolder;

/** Fits a task model and writes its maps and tables. One use a verb. */
final class TaskOutput {

    private final TaskFiles files;
    private final TaskOptions options;
    private final MethodRegistry methods;
    private final Execution execution;
    private final StagedFolder folder;
    private final ObjectNode node = JsonFile.object();

    TaskOutput(TaskFiles files, TaskOptions options, MethodRegistry methods, Execution execution, StagedFolder folder) {
        this.files = files;
        this.options = options;
        this.methods = methods;
        this.execution = execution;
        this.folder = folder;
    }

    /** Fits, judges, writes; returns what a JSON file says of it. */
    ObjectNode write(DesignMatrix design, List<Contrast> contrasts) {
        TaskModelInput input = new TaskModelInput(files.series(), design, contrasts);
        TaskModelResult result = TaskFiles.take(methods.first(TaskModel.class), input, options.model(), files.findings(),
                execution.part(0.5, 0.8));
        node.put("volumes", design.volumes()).put("tr", design.trSeconds()).put("voxels", result.mask().count());
        node.put("degreesOfFreedom", result.degreesOfFreedom());
        node.set("columns", JsonFile.node(design.names()));
        node.set("roles", JsonFile.node(design.roles().stream().map(Enum::name).toList()));
        node.set("design", JsonFile.node(options.design()));
        node.set("model", JsonFile.node(options.model()));
        folder.text("design.tsv", table(design));
        image("mask", result.mask());
        image("stat-ar1", result.autocorrelation(), "AR(1) coefficient of the noise");
        image("stat-residualvariance", result.residualVariance(), "variance of the whitened residuals");
        ArrayNode list = node.putArray("contrasts");
        Set<String> taken = new HashSet<>();
        for (int m = 0; m < contrasts.size(); m++) {
            ContrastMaps maps = result.maps().get(m);
            String entity = maps.contrast().entity();
            if (!taken.add(entity)) {
                entity = entity + (m + 1);
                taken.add(entity);
            }
            contrast(contrasts.size() == 1 ? "" : "contrast-" + entity + "_", maps, result, design, list.addObject());
        }
        folder.text("report.html", TaskPage.of(node, design));
        return node;
    }

    private void contrast(String prefix, ContrastMaps maps, TaskModelResult result, DesignMatrix design, ObjectNode entry) {
        Contrast contrast = maps.contrast();
        entry.put("name", contrast.name());
        entry.set("weights", JsonFile.node(contrast.weights()));
        String statistic = contrast.isT() ? "t" : "F";
        entry.put("statistic", statistic).put("prefix", prefix);
        image(prefix + "stat-effect", maps.effect(), contrast.name() + ", effect");
        image(prefix + "stat-variance", maps.variance(), contrast.name() + ", variance");
        image(prefix + "stat-" + statistic, maps.statistic(), contrast.name() + ", " + statistic);
        image(prefix + "stat-z", maps.z(), contrast.name() + ", z");
        Optional<RelabelledMaxima> relabelled = options.relabel == 0 || !contrast.isT() ? Optional.empty() : Optional.of(TaskFiles.take(
                methods.first(RelabellingTest.class), new TaskModelInput(files.series(), design, List.of(contrast)),
                Map.of("relabellings", options.relabel, "kind", options.relabelling, "clusterFormingP", options.clusterP,
                        "noise", options.noise, "scaling", options.scaling), files.findings(), execution.part(0.8, 0.95)));
        MapInferenceResult judged = TaskFiles.take(methods.first(MapInference.class),
                new MapInferenceInput(maps, result.mask(), result.degreesOfFreedom(), relabelled),
                Map.of("alpha", options.alpha, "clusterFormingP", options.clusterP), files.findings(), execution);
        ArrayNode thresholds = entry.putArray("thresholds");
        for (MapThreshold threshold : judged.thresholds()) {
            ObjectNode row = thresholds.addObject().put("kind", threshold.kind()).put("alpha", threshold.alpha());
            // Null where no voxel passes: JSON has no infinity.
            row.put("statistic", Double.isFinite(threshold.statistic()) ? (Double) threshold.statistic() : null);
            row.put("voxels", threshold.voxels());
        }
        entry.put("clusterFormingStatistic", judged.clusterFormingStatistic()).put("clusters", judged.clusters().size());
        folder.text(prefix + "clusters.tsv", clusters(judged.clusters()));
        List<RegionSummary> regions = new ArrayList<>();
        for (String text : options.regions) {
            Mask sphere = SeedSphere.parse(text).on(result.mask().grid());
            regions.add(RegionSummary.of(text, sphere, maps, result.mask()));
        }
        entry.set("regions", JsonFile.node(regions));
        peak(maps, result, design, entry);
    }

    /** How the model fits the voxel with the largest statistic. */
    private void peak(ContrastMaps maps, TaskModelResult result, DesignMatrix design, ObjectNode entry) {
        float[] values = maps.statistic().toFloats();
        int[] indices = files.series().mask().indices();
        int best = -1;
        for (int row = 0; row < indices.length; row++) {
            if (result.mask().contains(indices[row]) && (best < 0 || values[indices[row]] > values[indices[best]])) {
                best = row;
            }
        }
        VoxelFit fit = TaskFiles.take(methods.first(VoxelFitting.class), new VoxelFitInput(
                new TaskModelInput(files.series(), design, List.of(maps.contrast())), best, files.events()), options.model(),
                files.findings(), execution);
        ObjectNode peak = entry.putObject("peak");
        var grid = result.mask().grid();
        int v = indices[best];
        var mm = grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
        peak.set("mm", JsonFile.node(List.of(mm.x(), mm.y(), mm.z())));
        peak.put("statistic", values[v]).put("durbinWatson", fit.durbinWatson()).put("autocorrelation", fit.autocorrelation());
        peak.set("coefficients", JsonFile.node(fit.coefficients()));
        peak.set("observed", JsonFile.node(fit.observed()));
        peak.set("fitted", JsonFile.node(fit.fitted()));
        peak.set("residuals", JsonFile.node(fit.residuals()));
        peak.set("responses", JsonFile.node(fit.response()));
    }

    private void image(String name, Volume volume, String description) {
        ImageFiles.write(WriteRequest.of(folder.file(name + ".nii.gz"), volume, description), methods, execution).orThrow();
    }

    private void image(String name, Mask mask) {
        ImageFiles.write(WriteRequest.of(folder.file(name + ".nii.gz"), mask, "voxels that were fitted"), methods, execution).orThrow();
    }

    private static String table(DesignMatrix design) {
        StringBuilder text = new StringBuilder(String.join("\t", design.names())).append('\n');
        for (int t = 0; t < design.volumes(); t++) {
            for (int c = 0; c < design.columns().length; c++) {
                text.append(c == 0 ? "" : "\t").append(design.columns()[c][t]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String clusters(List<MapCluster> clusters) {
        StringBuilder text = new StringBuilder("cluster\tx\ty\tz\tpeak_stat\tpeak_z\tpeak_p_fwe\tvoxels\tmm3\textent_p_fwe\tcx\tcy\tcz\n");
        for (int n = 0; n < clusters.size(); n++) {
            MapCluster c = clusters.get(n);
            var p = c.peak().mm();
            var m = c.centre().mm();
            text.append(String.format(java.util.Locale.ROOT, "%d\t%.2f\t%.2f\t%.2f\t%.4f\t%.4f\t%.3g\t%d\t%.1f\t%s\t%.2f\t%.2f\t%.2f%n",
                    n + 1, p.x(), p.y(), p.z(), c.peakStatistic(), c.peakZ(), c.peakCorrectedP(), c.voxels(), c.mm3(),
                    Double.isNaN(c.extentCorrectedP()) ? "n/a" : String.format(java.util.Locale.ROOT, "%.3g", c.extentCorrectedP()),
                    m.x(), m.y(), m.z()));
        }
        return text.toString();
    }

    private static ProvenanceStep step(Method<?, ?> method, Map<String, ?> chosen) {
        return ProvenanceStep.of(method, org.lodestone.core.Parameters.of(method.parameters(), chosen));
    }

    /** Publishes everything with the summary {@code name} and says so. */
    void publish(String name, Path bold, org.lodestone.cli.Face face) {
        List<Path> inputs = new ArrayList<>(List.of(bold, options.events));
        options.confounds.ifPresent(inputs::add);
        options.mask.ifPresent(inputs::add);
        folder.madeOf("Task model of a run: maps, design and clusters", inputs,
                List.of(step(methods.first(DesignConstruction.class), options.design()), step(methods.first(TaskModel.class), options.model())),
                SoftwareVersion.current());
        node.set("findings", JsonFile.node(files.findings().stream().map(Finding::toLine).toList()));
        folder.text(name, JsonFile.text(node));
        List<String> written = folder.publish().stream().map(Path::toString).toList();
        execution.progress().report(1, "done");
        if (options.json) {
            node.set("files", JsonFile.node(written));
            face.print(node);
        } else {
            face.explain(files.findings());
            written.forEach(face.out()::println);
        }
    }
}
