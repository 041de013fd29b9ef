package org.lodestone.ui.planning.internal.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.gl.Mesh;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.image.view.SurfaceColours;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.SurfaceReader;
import org.lodestone.method.file.TransformReadRequest;
import org.lodestone.method.file.TransformReader;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.derivative.StoredTargets;
import org.lodestone.ui.view.AnatomyNames;
import org.lodestone.ui.view.ErrorBar;
import org.lodestone.ui.view.Overlay;
import org.lodestone.ui.view.ReviewCase;

/** Reads a case for the views: scan, maps, regions, surfaces, targets. A part that is damaged is left out with a finding. */
public final class CaseLoader {

    private static final double STRONGEST_SHARE = 0.995;

    private final CaseLocation location;
    private final MethodRegistry methods;
    private final Execution execution;
    private final List<Finding> findings = new ArrayList<>();

    private CaseLoader(CaseLocation location, MethodRegistry methods, Execution execution) {
        this.location = location;
        this.methods = methods;
        this.execution = execution;
    }

    /**
     * @param location of the case
     * @param methods where readers are looked up
     * @param execution threads, progress, cancellation
     * @return the case; refused when it has no structural scan that can be read
     */
    public static Outcome<ReviewCase> load(CaseLocation location, MethodRegistry methods, Execution execution) {
        CaseLoader loader = new CaseLoader(location, methods, execution);
        try {
            return Outcome.done(loader.load(), loader.findings);
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        } catch (IOException | UncheckedIOException e) {
            return Outcome.refused(Finding.error("LS-CASE-011", location.folder() + " cannot be read: " + e.getMessage() + ".",
                    "Check that the folder exists and that you may read it."));
        }
    }

    private ReviewCase load() throws IOException {
        Optional<StoredTargets> stored = location.targetsFile().map(StoredTargets::read);
        stored.ifPresent(file -> findings.addAll(file.findings()));
        List<StoredTargets.Entry> entries = stored.map(StoredTargets::targets).orElse(List.of());
        List<TargetCandidate> targets = entries.stream().map(StoredTargets.Entry::candidate).toList();
        Frame frame = targets.isEmpty() ? Frame.t1w("sub-" + location.label()) : targets.getFirst().nativePoint().frame();
        try (PartsAtOnce parts = new PartsAtOnce(execution.parallel().threads())) {
            // The scan is the longest and most else waits for nothing: all are read at once.
            var structural = begin(parts, part -> SliceLayer.structural(part.volume(part.structuralFile(), frame).orThrow()));
            var overlays = begin(parts, part -> part.maps(frame));
            var scalp = begin(parts, part -> part.surface("_scalp.surf.gii", frame).map(Mesh::of));
            var brain = begin(parts, part -> part.surface("_brain.surf.gii", frame)
                    .map(s -> Mesh.of(s).withVertexColours(SurfaceColours.folds(SurfaceColours.curvature(s)))));
            var toTemplate = begin(parts, part -> targets.isEmpty() ? Optional.<SpatialTransform>empty()
                    : part.toTemplate(frame, targets.getFirst().templatePoint().frame()));
            step(0, "Structural scan");
            SliceLayer scan = structural.get();
            step(0.5, "Maps");
            List<Overlay> maps = overlays.get();
            step(0.7, "Surfaces");
            Optional<Mesh> skin = scalp.get();
            Optional<Mesh> cortex = brain.get();
            step(0.9, "Template");
            Optional<SpatialTransform> way = toTemplate.get();
            Optional<AnatomyNames> names = way.flatMap(this::names);
            step(1, "Done");
            return new ReviewCase(location.label(), location.folder(), location.results(),
                    stored.map(StoredTargets::simulated).orElse(false) || simulated(), scan, maps, skin, cortex, targets,
                    entries.stream().map(entry -> entry.errorBar().map(CaseLoader::errorBar)).toList(),
                    entries.stream().map(CaseLoader::coil).toList(), way, names,
                    location.results().map(r -> r.resolve("report.html")).filter(Files::isRegularFile));
        }
    }

    /** Something to read. */
    private interface Reading<T> {
        T by(CaseLoader part) throws IOException;
    }

    /** Each part has findings of its own, which are taken over in the order of waiting. */
    private <T> PartsAtOnce.Awaited<T> begin(PartsAtOnce parts, Reading<T> reading) {
        CaseLoader part = new CaseLoader(location, methods, execution);
        PartsAtOnce.Awaited<T> running = parts.begin(() -> reading.by(part));
        return () -> {
            T read = running.get();
            findings.addAll(part.findings);
            return read;
        };
    }

    private void step(double fraction, String activity) {
        execution.progress().check();
        execution.progress().report(fraction, activity);
    }

    private Path structuralFile() throws IOException {
        if (location.results().isPresent()) {
            Optional<Path> prepared = first(location.results().get(), "_desc-preproc_T1w.nii");
            if (prepared.isPresent()) {
                return prepared.get();
            }
        }
        if (location.dataset().isPresent()) {
            Optional<Path> raw = first(location.dataset().get().resolve("sub-" + location.label()), "_T1w.nii");
            if (raw.isPresent()) {
                return raw.get();
            }
        }
        throw new RefusedException(Finding.error("LS-CASE-012", "sub-" + location.label() + " in " + location.folder() + " has no T1w scan.",
                "Import the structural scan, or open the folder that holds it."));
    }

    private Outcome<Volume> volume(Path file, Frame frame) {
        return ImageFiles.read(file, methods, execution.part(0, 0)).then(image -> Outcome.done(image.asVolume(frame)));
    }

    private List<Overlay> maps(Frame frame) throws IOException {
        List<Overlay> overlays = new ArrayList<>();
        if (location.results().isEmpty()) {
            return overlays;
        }
        Path results = location.results().get();
        for (Path file : all(results, "_statmap.nii")) {
            optional(volume(file, frame)).ifPresent(map ->
                    overlays.add(new Overlay(name(file, "seed"), signed(map), false, Optional.of(file))));
        }
        for (Path file : all(results, "_mask.nii")) {
            optional(volume(file, frame)).ifPresent(mask ->
                    overlays.add(new Overlay(name(file, "label"), SliceLayer.region(Mask.above(mask, 0.5), 0x7CE38B, 1), true,
                            Optional.of(file))));
        }
        return overlays;
    }

    /** The scale ends at the strongest half per cent of the voxels; what is weaker than two fifths of that is not drawn at first. */
    private static SliceLayer signed(Volume map) {
        float[] values = map.toFloats();
        float[] sizes = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (value != 0 && Math.abs(value) <= Float.MAX_VALUE) {
                sizes[count++] = Math.abs(value);
            }
        }
        java.util.Arrays.sort(sizes, 0, count);
        double strong = count == 0 ? 1 : sizes[(int) (STRONGEST_SHARE * (count - 1))];
        double limit = Math.max(0.05, Math.round(strong * 20) / 20.0);
        return SliceLayer.signed(map, Math.round(limit * 8) / 20.0, limit);
    }

    private Optional<Surface> surface(String ending, Frame frame) throws IOException {
        Optional<Path> file = location.results().isEmpty() ? Optional.empty() : first(location.results().get(), ending);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return methods.all(SurfaceReader.class).stream().filter(r -> r.accepts(file.get())).findFirst()
                .flatMap(reader -> optional(reader.run(file.get(), Parameters.defaults(reader.parameters()), execution.part(0, 0))))
                .map(s -> new Surface(frame, s.vertices(), s.triangles()));
    }

    private Optional<SpatialTransform> toTemplate(Frame frame, Frame template) {
        if (location.results().isEmpty()) {
            return Optional.empty();
        }
        Path folder = location.results().get().resolve("anat/sub-" + location.label() + "_from-T1w_to-" + template.id() + "_xfm");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        return methods.all(TransformReader.class).stream().findFirst().flatMap(reader -> optional(
                reader.run(new TransformReadRequest(folder, frame, template), Parameters.defaults(reader.parameters()), execution.part(0, 0))));
    }

    private static Optional<CoilPose> coil(StoredTargets.Entry entry) {
        return entry.coil().or(() -> entry.candidate().scalp().flatMap(CoilPose::usualWhereDefined));
    }

    /** Names are a help; without an atlas of the template the case opens all the same. */
    private Optional<AnatomyNames> names(SpatialTransform toTemplate) {
        return AtlasPacks.configuredFolder().isEmpty() ? Optional.empty()
                : optional(AtlasPacks.openConfigured(methods, execution.part(0, 0))).flatMap(pack -> CaseNames.of(pack, toTemplate,
                        id -> optional(pack.atlas(id, execution.part(0, 0)))));
    }

    private <T> Optional<T> optional(Outcome<T> outcome) {
        findings.addAll(outcome.findings());
        return outcome instanceof Outcome.Done<T>(T value, var _) ? Optional.of(value) : Optional.empty();
    }

    private boolean simulated() {
        return Stream.concat(location.dataset().stream(), Stream.of(location.resultsRoot()))
                .anyMatch(root -> new BidsDataset(root).isSimulated());
    }

    private static ErrorBar errorBar(StoredTargets.ErrorBar stored) {
        return new ErrorBar(stored.ellipsoid(), stored.medianDistanceMm(), stored.withinFiveMm(), stored.byLength(),
                stored.minutesForFiveMm());
    }

    /** @return what BIDS entities say about a file: seed or label, or what follows the participant */
    private static String name(Path file, String entity) {
        String name = file.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", "");
        for (String part : name.split("_")) {
            if (part.startsWith(entity + "-") || part.startsWith("desc-")) {
                String value = part.substring(part.indexOf('-') + 1);
                return entity.equals("seed") && part.startsWith("seed") ? "r, seed " + value : value;
            }
        }
        return name.replaceFirst("^sub-[^_]+_", "");
    }

    private static Optional<Path> first(Path folder, String part) throws IOException {
        return all(folder, part).stream().findFirst();
    }

    private static List<Path> all(Path folder, String part) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 4)) {
            return files.filter(f -> f.getFileName().toString().contains(part) && !f.getFileName().toString().endsWith(".json"))
                    .sorted().toList();
        }
    }
}
