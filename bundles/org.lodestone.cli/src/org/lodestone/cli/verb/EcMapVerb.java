package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.effective.SeedCausality;
import org.lodestone.method.effective.SeedCausalityInput;
import org.lodestone.method.effective.SeedCausalityMaps;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.SeriesCleaning;
import org.lodestone.method.function.SeriesCleaningInput;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.ConfoundsTable;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.StagedFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone ec-map BOLD --seed X,Y,Z,R --out DIR}: what a seed drives and what drives it, voxel by voxel. */
@Command(name = "ec-map", mixinStandardHelpOptions = true,
        description = "Granger causality between a seed and every voxel of an aligned run, both ways. The run must not have been low-passed;"
                + " drifts and confounds are taken out here. Millimetres are those of the image.")
public final class EcMapVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "BOLD", description = "Four-dimensional run.")
    private Path bold;

    @Option(names = "--seed", required = true, paramLabel = "X,Y,Z[,R]", description = "Middle and radius of the seed in millimetres.")
    private String seed;

    @Option(names = "--mask", paramLabel = "MASK", description = "Voxels of the maps, on the grid of the run. Default: voxels with signal.")
    private Optional<Path> mask = Optional.empty();

    @Option(names = "--tr", paramLabel = "S", description = "Seconds between volumes. Default: the sidecar's, else the header's.")
    private Optional<Double> tr = Optional.empty();

    @Option(names = "--high-pass", paramLabel = "HZ", defaultValue = "0.008", description = "Drifts slower than this are taken out. Default: ${DEFAULT-VALUE}.")
    private double highPass;

    @Option(names = "--confounds", paramLabel = "TSV", description = "Nuisance time courses to regress out, one row a volume.")
    private Optional<Path> confounds = Optional.empty();

    @Option(names = "--order", paramLabel = "P", defaultValue = "1", description = "Past time points of the autoregression. Default: ${DEFAULT-VALUE}.")
    private long order;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the maps; made when absent.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads; the result does not depend on it. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    /** @param face methods and channels */
    public EcMapVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(threads);
        RunFile read = RunFile.read(bold, tr, methods, execution);
        List<Finding> findings = new ArrayList<>(read.findings());
        Series run = read.run();
        Mask sphere = SeedSphere.parse(seed).on(run.grid());
        Mask inside = RunMask.of(mask, run, bold, methods, findings, execution);
        if (inside.count() == 0) {
            throw new RefusedException(Finding.error("LS-FC-011", "The mask holds no voxel of " + bold + ".",
                    "Give a mask above 0 where the brain is."));
        }
        Confounds table = confounds.map(path -> ConfoundsTable.read(path, run.length())).orElseGet(ConfoundsTable::none);
        SeriesCleaning cleaning = methods.byId(SeriesCleaning.class, "lodestone.cleaning.cosine");
        org.lodestone.core.Parameters clean =
                org.lodestone.core.Parameters.of(cleaning.parameters(), Map.of("highPassHz", highPass, "lowPassHz", 0.0));
        VoxelSeries voxels = cleaned(run, inside, table, cleaning, clean, findings, execution);
        float[] course = mean(cleaned(run, sphere, table, cleaning, clean, findings, execution));
        SeedCausality method = methods.first(SeedCausality.class);
        org.lodestone.core.Parameters parameters = org.lodestone.core.Parameters.of(method.parameters(), Map.of("order", order));
        Outcome<SeedCausalityMaps> outcome = method.run(new SeedCausalityInput(voxels, course), parameters, execution);
        findings.addAll(outcome.findings());
        SeedCausalityMaps maps = outcome.orThrow();
        write(maps, sphere, run, List.of(ProvenanceStep.of(cleaning, clean), ProvenanceStep.of(method, parameters)), findings, methods, execution);
        return maps.isUsable() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    private static VoxelSeries cleaned(Series run, Mask where, Confounds table, SeriesCleaning cleaning, org.lodestone.core.Parameters parameters,
            List<Finding> findings, Execution execution) {
        Outcome<VoxelSeries> outcome =
                cleaning.run(new SeriesCleaningInput(VoxelSeries.of(run, where, execution), table), parameters, execution);
        outcome.findings().stream().filter(finding -> !findings.contains(finding)).forEach(findings::add);
        return outcome.orThrow();
    }

    private static float[] mean(VoxelSeries voxels) {
        double[] sum = new double[voxels.length()];
        for (int v = 0; v < voxels.mask().count(); v++) {
            for (int t = 0; t < sum.length; t++) {
                sum[t] += voxels.values()[v * sum.length + t];
            }
        }
        float[] mean = new float[sum.length];
        for (int t = 0; t < sum.length; t++) {
            mean[t] = (float) (sum[t] / voxels.mask().count());
        }
        return mean;
    }

    private void write(SeedCausalityMaps maps, Mask sphere, Series run, List<ProvenanceStep> steps, List<Finding> findings,
            MethodRegistry methods, Execution execution) {
        List<Path> sources = new ArrayList<>(List.of(bold));
        mask.ifPresent(sources::add);
        confounds.ifPresent(sources::add);
        ObjectNode node = JsonFile.object().put("seed", seed).put("seedVoxels", sphere.count()).put("order", maps.order())
                .put("volumes", run.length()).put("tr", run.trSeconds()).put("measure", "Geweke 1982, natural logarithm; net: from the seed minus to it");
        ArrayNode gates = node.putArray("gates");
        for (Gate gate : maps.gates()) {
            gates.addObject().put("name", gate.name()).put("passed", gate.passed()).put("reason", gate.reason());
        }
        node.put("usable", maps.isUsable());
        node.set("findings", JsonFile.node(findings.stream().map(Finding::toLine).toList()));
        try (StagedFolder folder = StagedFolder.in(out)) {
            image(folder, "desc-seedToVoxel_stat-geweke", maps.seedToVoxel(), "What the seed drives", methods, execution);
            image(folder, "desc-voxelToSeed_stat-geweke", maps.voxelToSeed(), "What drives the seed", methods, execution);
            image(folder, "desc-net_stat-geweke", maps.net(), "From the seed minus to the seed", methods, execution);
            image(folder, "desc-seedToVoxel_stat-path", maps.pathSeedToVoxel(), "Signed path from the seed", methods, execution);
            image(folder, "desc-voxelToSeed_stat-path", maps.pathVoxelToSeed(), "Signed path to the seed", methods, execution);
            image(folder, "desc-seedToVoxel_stat-q", maps.qSeedToVoxel(), "q of the path from the seed", methods, execution);
            image(folder, "desc-voxelToSeed_stat-q", maps.qVoxelToSeed(), "q of the path to the seed", methods, execution);
            folder.madeOf("Granger causality between a seed and every voxel", sources, steps, SoftwareVersion.current());
            folder.text("ec-map.json", JsonFile.text(node));
            List<String> files = folder.publish().stream().map(Path::toString).toList();
            if (json) {
                face.print(node.deepCopy().set("files", JsonFile.node(files)));
            } else {
                face.explain(findings);
                maps.gates().stream().filter(gate -> !gate.passed()).forEach(gate -> face.err().println(gate.name() + ": " + gate.reason()));
                files.forEach(face.out()::println);
            }
        }
    }

    private static void image(StagedFolder folder, String name, Volume map, String description, MethodRegistry methods, Execution execution) {
        ImageFiles.write(WriteRequest.of(folder.file(name + ".nii.gz"), map, description), methods, execution).orThrow();
    }
}
