package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.StoredImage;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.ConnectivityMatrix;
import org.lodestone.method.function.RegionConnectivity;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.method.function.SeriesCleaning;
import org.lodestone.method.function.SeriesCleaningInput;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.ResultSidecar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone fc-matrix BOLD... --atlas LABELS --kind K --out TSV}: regions against regions. */
@Command(name = "fc-matrix", mixinStandardHelpOptions = true,
        description = "Couples the regions of an atlas with each other. Runs and atlas lie on one grid.")
public final class FcMatrixVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "BOLD", arity = "1..*", description = "Aligned runs; several for --kind tangent.")
    private List<Path> runs;

    @Option(names = "--atlas", required = true, paramLabel = "LABELS", description = "Region numbers on the grid of the runs; 0 is background.")
    private Path atlas;

    @Option(names = "--kind", defaultValue = "pearson", paramLabel = "K",
            description = "pearson, ledoit-wolf, partial or tangent. Default: ${DEFAULT-VALUE}.")
    private String kind;

    @Option(names = "--out", required = true, paramLabel = "TSV", description = "Where to write; several runs are numbered before the ending.")
    private Path out;

    @Mixin
    private SeriesOptions options;

    /** @param face methods and channels */
    public FcMatrixVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(options.threads());
        options.checkTables(runs.size());
        List<Finding> findings = new ArrayList<>();
        List<RegionSeries> series = new ArrayList<>();
        for (int n = 0; n < runs.size(); n++) {
            series.add(regions(n, methods, findings, execution));
        }
        RegionConnectivity method = methods.byId(RegionConnectivity.class, "lodestone.matrix." + kind);
        org.lodestone.core.Parameters parameters = org.lodestone.core.Parameters.defaults(method.parameters());
        Outcome<List<ConnectivityMatrix>> outcome = method.run(series, parameters, execution);
        findings.addAll(outcome.findings());
        List<ConnectivityMatrix> matrices = outcome.orThrow();
        ObjectNode node = JsonFile.object();
        List<String> files = new ArrayList<>();
        for (int n = 0; n < matrices.size(); n++) {
            Path file = matrices.size() == 1 ? out : numbered(out, n + 1);
            TableFiles.write(file, new Confounds(matrices.get(n).names(), matrices.get(n).values()));
            files.add(file.toString());
            List<Path> inputs = new ArrayList<>(List.of(runs.get(n), atlas));
            if (!options.tables().isEmpty()) {
                inputs.add(options.tables().get(n));
            }
            ResultSidecar.write(file, "Coupling of the regions of an atlas with each other, " + kind, inputs, List.of(
                    ProvenanceStep.of(cleaning(methods), cleaningParameters(cleaning(methods))), ProvenanceStep.of(method, parameters)),
                    SoftwareVersion.current());
        }
        node.set("out", JsonFile.node(files));
        node.set("regions", JsonFile.node(matrices.getFirst().names()));
        node.put("kind", kind);
        node.set("findings", JsonFile.node(findings.stream().map(Finding::toLine).toList()));
        if (options.json()) {
            face.print(node);
        } else {
            face.explain(findings);
            files.forEach(face.out()::println);
        }
        return ExitCode.DONE;
    }

    private RegionSeries regions(int n, MethodRegistry methods, List<Finding> findings, Execution execution) {
        RunFile read = RunFile.read(runs.get(n), options.tr(), methods, execution);
        findings.addAll(read.findings());
        Series run = read.run();
        LabelMap labels = labels(run, methods, execution);
        Mask inside = Mask.where(run.grid(), v -> labels.labels()[v] != 0);
        if (inside.count() == 0) {
            throw new RefusedException(Finding.error("LS-FC-009", atlas + " has no region.", "Give an image of region numbers above 0."));
        }
        SeriesCleaning cleaning = cleaning(methods);
        Outcome<VoxelSeries> clean = cleaning.run(new SeriesCleaningInput(VoxelSeries.of(run, inside, execution), options.confounds(n, run)),
                cleaningParameters(cleaning), execution);
        findings.addAll(clean.findings());
        return RegionSeries.of(clean.orThrow(), labels);
    }

    private static SeriesCleaning cleaning(MethodRegistry methods) {
        return methods.first(SeriesCleaning.class);
    }

    private org.lodestone.core.Parameters cleaningParameters(SeriesCleaning cleaning) {
        return org.lodestone.core.Parameters.of(cleaning.parameters(), Map.of("highPassHz", options.highPass(), "lowPassHz", options.lowPass()));
    }

    private LabelMap labels(Series run, MethodRegistry methods, Execution execution) {
        StoredImage image = ImageFiles.read(atlas, methods, execution).orThrow();
        if (!image.grid().in(run.grid().frame()).sameAs(run.grid()) || image.volumes() != 1) {
            throw new RefusedException(Finding.error("LS-FC-005", atlas + " lies on another grid than the run.",
                    "Resample the atlas onto the run first."));
        }
        float[] values = image.voxels().toFloats();
        int[] labels = new int[values.length];
        for (int v = 0; v < labels.length; v++) {
            labels[v] = Math.round(values[v]);
        }
        return new LabelMap(run.grid(), labels, Map.of());
    }

    private static Path numbered(Path file, int number) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(dot < 0 ? name + "-" + number : name.substring(0, dot) + "-" + number + name.substring(dot));
    }
}
