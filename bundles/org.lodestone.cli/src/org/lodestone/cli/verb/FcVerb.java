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
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.RunConnectivity;
import org.lodestone.method.function.RunConnectivityInput;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.ResultSidecar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone fc BOLD... --seed X,Y,Z,R ...}: seed map of runs that are already aligned. */
@Command(name = "fc", mixinStandardHelpOptions = true,
        description = "Correlates every voxel of a run with a seed. The run has to be aligned already; millimetres are those of the image."
                + " Several runs on one grid are averaged as Fisher's z.")
public final class FcVerb implements Callable<Integer> {

    private static final double LARGEST_R = 1 - 1e-7;

    private final Face face;

    @Parameters(paramLabel = "BOLD", arity = "1..*", description = "Four-dimensional runs on one grid.")
    private List<Path> bolds;

    @Option(names = "--seed", paramLabel = "X,Y,Z[,R]",
            description = "Middle and radius of the seed in millimetres; several make one seed together.")
    private List<String> seeds = List.of();

    @Option(names = "--seed-map", paramLabel = "MAP", description = "Weight of each voxel in the seed, on the grid of the run: a mask, or a map with signs.")
    private Optional<Path> seedMap = Optional.empty();

    @Option(names = "--control", paramLabel = "X,Y,Z,R", description = "A region whose mean is held fixed (partial correlation); may be repeated.")
    private List<String> controls = List.of();

    @Option(names = "--lag", paramLabel = "S", defaultValue = "0", description = "Read the voxels so many seconds after the seed. Default: ${DEFAULT-VALUE}.")
    private double lag;

    @Option(names = "--mask", paramLabel = "MASK", description = "Voxels of the map, on the grid of the run. Default: voxels with signal.")
    private Optional<Path> mask = Optional.empty();

    @Option(names = "--filter", defaultValue = "cosine", paramLabel = "F",
            description = "cosine: band and confounds in one projection; butterworth5: nilearn's filter and order of steps. Default: ${DEFAULT-VALUE}.")
    private String filter;

    @Option(names = "--fisher-z", description = "Write Fisher's z instead of r.")
    private boolean fisherZ;

    @Option(names = "--out", required = true, paramLabel = "R", description = "Where to write the map, .nii or .nii.gz.")
    private Path out;

    @Mixin
    private SeriesOptions options;

    /** @param face methods and channels */
    public FcVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        if (seeds.isEmpty() == seedMap.isEmpty()) {
            throw new RefusedException(Finding.error("LS-FC-010", "There is no seed, or two kinds of it.", "Give either --seed or --seed-map."));
        }
        options.checkTables(bolds.size());
        List<Path> inputs = new ArrayList<>(bolds);
        mask.ifPresent(inputs::add);
        seedMap.ifPresent(inputs::add);
        inputs.addAll(options.tables());
        Background<ResultSidecar.Inputs> hashed = Background.of("hashes", () -> ResultSidecar.hashed(inputs));
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(options.threads());
        List<Finding> findings = new ArrayList<>();
        List<ConnectivityMap> maps = new ArrayList<>();
        int volumes = 0;
        Series run = null;
        for (int n = 0; n < bolds.size(); n++) {
            RunFile file = RunFile.read(bolds.get(n), options.tr(), methods, execution);
            findings.addAll(file.findings());
            run = file.run();
            if (n > 0 && !run.grid().in(maps.getFirst().r().grid().frame()).sameAs(maps.getFirst().r().grid())) {
                throw new RefusedException(Finding.error("LS-FC-005", bolds.get(n) + " lies on another grid than " + bolds.getFirst() + ".",
                        "Resample the runs onto one grid first."));
            }
            volumes += run.length();
            maps.add(map(n, run, methods, findings, execution));
        }
        Volume map = averaged(maps);
        // Seed and voxels are cleaned alike, and say the same twice.
        List<Finding> said = findings.stream().distinct().toList();
        ImageFiles.write(WriteRequest.of(out, map, fisherZ ? "Fisher z of the correlation with the seed" : "Pearson r with the seed"), methods,
                execution).orThrow();
        RunConnectivity method = methods.first(RunConnectivity.class);
        ResultSidecar.write(out, (fisherZ ? "Fisher z of the correlation" : "Pearson correlation") + " with the mean of the seed "
                + seedMap.map(path -> path.getFileName().toString()).orElseGet(() -> String.join(" and ", seeds)), hashed.result(),
                List.of(ProvenanceStep.of(method, parameters(method))), SoftwareVersion.current());
        if (options.json()) {
            ObjectNode node = JsonFile.object();
            node.put("out", out.toString());
            node.put("seedVoxels", maps.getFirst().seedVoxels());
            node.put("runs", maps.size());
            node.put("volumes", volumes);
            node.put("tr", run.trSeconds());
            node.put("filter", filter);
            node.put("measure", fisherZ ? "fisher-z" : "r");
            node.put("lag", lag);
            node.set("seedSeries", JsonFile.node(maps.getFirst().seedSeries()));
            node.set("findings", JsonFile.node(said.stream().map(Finding::toLine).toList()));
            face.print(node);
        } else {
            face.explain(said);
            face.out().println(out);
        }
        return ExitCode.DONE;
    }

    private ConnectivityMap map(int n, Series run, MethodRegistry methods, List<Finding> findings, Execution execution) {
        Mask inside = RunMask.of(mask, run, bolds.get(n), methods, findings, execution);
        Volume weights = seedMap.map(path -> RunFile.volumeLike(path, run, methods, execution)).orElseGet(() ->
                seeds.stream().map(text -> ball(text, run, findings)).reduce(Mask::or).orElseThrow().toVolume());
        List<Mask> fixed = controls.stream().map(text -> SeedSphere.parse(text).on(run.grid())).toList();
        RunConnectivity method = methods.first(RunConnectivity.class);
        Outcome<ConnectivityMap> outcome = method.run(
                new RunConnectivityInput(run, inside, weights, fixed, options.confounds(n, run)),
                parameters(method), execution);
        findings.addAll(outcome.findings());
        return outcome.orThrow();
    }

    private static Mask ball(String text, Series run, List<Finding> findings) {
        SeedSphere seed = SeedSphere.parse(text);
        Mask voxels = seed.on(run.grid());
        if (seed.shareWithin(voxels) < 0.75) {
            findings.add(Finding.warning("LS-FC-022", String.format(java.util.Locale.ROOT,
                    "Only %.0f %% of the seed %s lies in the field of view.", 100 * seed.shareWithin(voxels), text),
                    "Make sure that the seed is given in millimetres of this image."));
        }
        return voxels;
    }

    private org.lodestone.core.Parameters parameters(RunConnectivity method) {
        return org.lodestone.core.Parameters.of(method.parameters(), Map.of("filter", filter, "highPassHz", options.highPass(),
                "lowPassHz", options.lowPass(), "lagSeconds", lag));
    }

    /** One run's r as it is; several as the mean of Fisher's z, turned back unless z is wanted. */
    private Volume averaged(List<ConnectivityMap> maps) {
        if (maps.size() == 1 && !fisherZ) {
            return maps.getFirst().r();
        }
        float[] sum = new float[(int) maps.getFirst().r().grid().size()];
        for (ConnectivityMap map : maps) {
            float[] r = map.r().toFloats();
            for (int v = 0; v < sum.length; v++) {
                double bounded = Math.clamp(r[v], -LARGEST_R, LARGEST_R);
                sum[v] += (float) (0.5 * Math.log((1 + bounded) / (1 - bounded)) / maps.size());
            }
        }
        for (int v = 0; v < sum.length && !fisherZ; v++) {
            sum[v] = (float) Math.tanh(sum[v]);
        }
        return Volume.of(maps.getFirst().r().grid(), sum);
    }
}
