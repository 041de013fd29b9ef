package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.RunConnectivity;
import org.lodestone.method.function.RunConnectivityInput;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.ResultSidecar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone fc BOLD --seed X,Y,Z,R ...}: seed map of a run that is already aligned. */
@Command(name = "fc", mixinStandardHelpOptions = true,
        description = "Correlates every voxel of a run with a seed. The run has to be aligned already; millimetres are those of the image.")
public final class FcVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "BOLD", description = "A four-dimensional run.")
    private Path bold;

    @Option(names = "--seed", required = true, paramLabel = "X,Y,Z[,R]",
            description = "Middle and radius of the seed in millimetres; several make one seed together.")
    private List<String> seeds;

    @Option(names = "--mask", paramLabel = "MASK", description = "Voxels of the map, on the grid of the run. Default: voxels with signal.")
    private Optional<Path> mask = Optional.empty();

    @Option(names = "--tr", paramLabel = "S", description = "Seconds between volumes. Default: the sidecar's, else the header's.")
    private Optional<Double> tr = Optional.empty();

    @Option(names = "--high-pass", paramLabel = "HZ", defaultValue = "0.01", description = "Lower edge of the band. Default: ${DEFAULT-VALUE}.")
    private double highPass;

    @Option(names = "--low-pass", paramLabel = "HZ", defaultValue = "0.1", description = "Upper edge of the band. Default: ${DEFAULT-VALUE}.")
    private double lowPass;

    @Option(names = "--filter", defaultValue = "cosine", paramLabel = "F",
            description = "cosine: band and confounds in one projection; butterworth5: nilearn's filter and order of steps. Default: ${DEFAULT-VALUE}.")
    private String filter;

    @Option(names = "--confounds", paramLabel = "TSV", description = "Nuisance time courses to regress out, one row a volume.")
    private Optional<Path> confounds = Optional.empty();

    @Option(names = "--out", required = true, paramLabel = "R", description = "Where to write the map, .nii or .nii.gz.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public FcVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(threads);
        RunFile file = RunFile.read(bold, tr, methods, execution);
        List<Finding> findings = new ArrayList<>(file.findings());
        Series run = file.run();
        Mask inside = mask.map(path -> read(path, run, methods, execution)).orElseGet(() -> withSignal(run));
        Mask seed = seeds.stream().map(text -> SeedSphere.parse(text).on(run.grid())).reduce(Mask::or).orElseThrow();
        Confounds nuisance = confounds.map(path -> ConfoundsTable.read(path, run.length())).orElseGet(ConfoundsTable::none);
        RunConnectivity method = methods.first(RunConnectivity.class);
        org.lodestone.core.Parameters parameters = org.lodestone.core.Parameters.of(method.parameters(),
                Map.of("filter", filter, "highPassHz", highPass, "lowPassHz", lowPass));
        Outcome<ConnectivityMap> outcome = method.run(new RunConnectivityInput(run, inside, seed, nuisance), parameters, execution);
        findings.addAll(outcome.findings());
        ConnectivityMap map = outcome.orThrow();
        ImageFiles.write(WriteRequest.of(out, map.r(), "Pearson r with the seed"), methods, execution).orThrow();
        List<Path> inputs = new ArrayList<>(List.of(bold));
        mask.ifPresent(inputs::add);
        confounds.ifPresent(inputs::add);
        ResultSidecar.write(out, "Pearson correlation with the mean of the seed " + String.join(" and ", seeds), inputs,
                List.of(ProvenanceStep.of(method, parameters)), SoftwareVersion.current());
        if (json) {
            ObjectNode node = JsonFile.object();
            node.put("out", out.toString());
            node.put("seedVoxels", map.seedVoxels());
            node.put("voxels", inside.count());
            node.put("volumes", run.length());
            node.put("tr", run.trSeconds());
            node.put("filter", filter);
            node.set("seedSeries", JsonFile.node(map.seedSeries()));
            node.set("findings", JsonFile.node(findings.stream().map(Finding::toLine).toList()));
            face.print(node);
        } else {
            face.explain(findings);
            face.out().println(out);
        }
        return ExitCode.DONE;
    }

    private static Mask read(Path file, Series run, MethodRegistry methods, Execution execution) {
        Mask mask = Mask.above(ImageFiles.read(file, methods, execution).orThrow().asVolume(run.grid().frame()), 0);
        if (!mask.grid().sameAs(run.grid())) {
            throw new RefusedException(Finding.error("LS-FC-005", file + " lies on another grid than the run.",
                    "Give a mask of the run's shape and place."));
        }
        return mask;
    }

    /** Voxels whose first volume is above a fifth of its brightest hundredth. */
    private static Mask withSignal(Series run) {
        float[] first = run.volume(0).toFloats();
        float[] sorted = first.clone();
        java.util.Arrays.sort(sorted);
        double limit = 0.2 * sorted[(int) (0.99 * (sorted.length - 1))];
        return Mask.where(run.grid(), v -> first[v] > limit);
    }
}
