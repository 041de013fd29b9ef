package org.lodestone.pipeline.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.image.view.Convention;
import org.lodestone.method.Method;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.SurfaceReader;
import org.lodestone.method.file.TransformReadRequest;
import org.lodestone.method.file.TransformReader;
import org.lodestone.report.Fact;
import org.lodestone.report.ReportImages;
import org.lodestone.report.ReportModel;
import org.lodestone.report.ReportRun;
import org.lodestone.report.ReportStep;
import org.lodestone.report.ReportTarget;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.StoredTargets;

/** Reads back what a report is made of. Used by one thread. */
public final class StoredReport {

    private static final double LIMIT_MM = 0.5;

    private final CaseResults results;
    private final StoredTargets stored;
    private final MethodRegistry methods;
    private final Execution execution;
    private final Frame frame;

    /** Prepares the reading; nothing is read yet. */
    public StoredReport(CaseResults results, StoredTargets stored, MethodRegistry methods, Execution execution) {
        this.results = results;
        this.stored = stored;
        this.methods = methods;
        this.execution = execution;
        this.frame = stored.targets().getFirst().candidate().nativePoint().frame();
    }

    /** @return everything a report says */
    public ReportModel model() {
        Volume t1w = volume(needed("anat", "_desc-preproc_T1w.nii.gz"));
        ReportImages images = new ReportImages(t1w, mask(needed("anat", "_desc-brain_mask.nii.gz")),
                volume(needed("func", "_stat-r_statmap.nii.gz")), find("func", "_label-sgacc_mask.nii.gz").map(this::mask),
                find("func", "_label-dlpfcLeft_mask.nii.gz").map(this::mask), Convention.NEUROLOGICAL);
        return new ReportModel("sub-" + results.label(), stored.simulated(), stored.softwareVersion(), images,
                stored.targets().stream().map(this::target).toList(), runs(), stored.findings(), steps(),
                stored.sources().stream().map(source -> new Fact(source.path(), source.sha256())).toList());
    }

    /** @return the skin */
    public Optional<Surface> scalp() {
        return find("anat", "_scalp.surf.gii").flatMap(file -> methods.all(SurfaceReader.class).stream().filter(r -> r.accepts(file)).findFirst()
                .flatMap(reader -> optional(reader.run(file, Parameters.defaults(reader.parameters()), execution))))
                .map(surface -> new Surface(frame, surface.vertices(), surface.triangles()));
    }

    /** @return from the scan to the template */
    public Optional<SpatialTransform> toTemplate() {
        Frame template = stored.targets().getFirst().candidate().templatePoint().frame();
        Path folder = results.folder().resolve("anat/sub-" + results.label() + "_from-T1w_to-" + template.id() + "_xfm");
        return Files.isDirectory(folder) ? methods.all(TransformReader.class).stream().findFirst().flatMap(reader -> optional(
                reader.run(new TransformReadRequest(folder, frame, template), Parameters.defaults(reader.parameters()), execution)))
                : Optional.empty();
    }

    private ReportTarget target(StoredTargets.Entry entry) {
        List<Fact> facts = new ArrayList<>();
        entry.errorBar().ifPresent(bar -> {
            List<Double> axes = bar.ellipsoid().semiAxesMm();
            facts.add(new Fact("Error bar (median distance of resampled targets)", mm(bar.medianDistanceMm())));
            facts.add(new Fact("Ellipsoid that holds 95 % of them, semi-axes",
                    String.format(Locale.ROOT, "%.1f x %.1f x %.1f mm", axes.get(0), axes.get(1), axes.get(2))));
            facts.add(new Fact("Resampled targets within 5 mm", String.format(Locale.ROOT, "%.0f %%", 100 * bar.withinFiveMm())));
            facts.add(new Fact("First half against second half of the scan", mm(bar.splitHalfDistanceMm())));
        });
        return new ReportTarget(title(entry.candidate().methodId()), entry.candidate(), facts, List.of());
    }

    private String title(String id) {
        return method(id).map(MethodInfo::title).orElse(id);
    }

    private Optional<MethodInfo> method(String id) {
        return methods.methods().stream().map(Method::info).filter(info -> info.id().equals(id)).findFirst();
    }

    private List<ReportStep> steps() {
        List<ReportStep> steps = new ArrayList<>();
        for (JsonNode row : JsonFile.read(results.targets()).path("Steps")) {
            String id = row.path("Method").asText();
            List<String> parameters = new ArrayList<>();
            row.path("Parameters").properties().forEach(p -> parameters.add(p.getKey() + " = " + p.getValue().asText()));
            steps.add(new ReportStep(title(id), id, row.path("Version").asText(), parameters,
                    method(id).map(MethodInfo::references).orElse(List.of())));
        }
        return steps;
    }

    private List<ReportRun> runs() {
        List<ReportRun> runs = new ArrayList<>();
        for (Path file : all("func", "_desc-confounds_timeseries.tsv")) {
            String name = file.getFileName().toString().replace("_desc-confounds_timeseries.tsv", "");
            double[] fd = column(file, "framewise_displacement");
            double[][] motion = new double[fd.length][6];
            String[] names = {"trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z"};
            for (int axis = 0; axis < 6; axis++) {
                double[] values = column(file, names[axis]);
                for (int t = 0; t < fd.length; t++) {
                    motion[t][axis] = values[t];
                }
            }
            if (fd.length > 0) {
                runs.add(new ReportRun(name, repetitionTime(name), motion, fd, LIMIT_MM, List.of()));
            }
        }
        return runs;
    }

    private double repetitionTime(String run) {
        return stored.sources().stream().filter(source -> source.path().contains(run)).findFirst().flatMap(results::locate)
                .map(bold -> bold.resolveSibling(bold.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", ".json")))
                .filter(Files::isRegularFile).map(json -> JsonFile.read(json).path("RepetitionTime").asDouble(Double.NaN)).orElse(Double.NaN);
    }

    private static double[] column(Path file, String name) {
        try {
            List<String> lines = Files.readAllLines(file);
            int index = List.of(lines.getFirst().split("\t")).indexOf(name);
            return index < 0 ? new double[lines.size() - 1] : lines.stream().skip(1).map(line -> line.split("\t")[index])
                    .mapToDouble(cell -> cell.equals("n/a") ? Double.NaN : Double.parseDouble(cell)).toArray();
        } catch (IOException e) {
            throw DerivativeFolder.unreadable(file, e);
        }
    }

    private Volume volume(Path file) {
        return ImageFiles.read(file, methods, execution).orThrow().asVolume(frame);
    }

    private Mask mask(Path file) {
        Volume volume = volume(file);
        float[] values = volume.toFloats();
        return Mask.where(volume.grid(), v -> values[v] > 0.5f);
    }

    private Path needed(String folder, String end) {
        return find(folder, end).orElseThrow(() -> new RefusedException(Finding.error("LS-CASE-024",
                results.folder() + " has no file *" + end + " in " + folder + ".", "Run the job again.")));
    }

    private Optional<Path> find(String folder, String end) {
        return all(folder, end).stream().findFirst();
    }

    private List<Path> all(String folder, String end) {
        Path place = results.folder().resolve(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw DerivativeFolder.unreadable(place, e);
        }
    }

    private static <T> Optional<T> optional(Outcome<T> outcome) {
        return outcome instanceof Outcome.Done<T>(T value, List<Finding> _) ? Optional.of(value) : Optional.empty();
    }

    private static String mm(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f mm", value);
    }
}
