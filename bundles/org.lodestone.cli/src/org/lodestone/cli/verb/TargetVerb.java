package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.pipeline.GateThresholds;
import org.lodestone.pipeline.JobSettings;
import org.lodestone.pipeline.MainJob;
import org.lodestone.pipeline.MainJobRequest;
import org.lodestone.pipeline.MainJobResult;
import org.lodestone.pipeline.TaskScan;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.pipeline.chain.Presets;
import org.lodestone.study.JsonFile;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.bids.BidsName;
import org.lodestone.study.bids.BidsScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone target BOLD|BIDS --method M[,M...]}: targets of one person by one or several methods, each with its error bar. */
@Command(name = "target", mixinStandardHelpOptions = true,
        description = "Computes targets of one person by one or several methods, each with its error bar, evidence and gates, and compares them.")
public final class TargetVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "BOLD|BIDS", arity = "1..*", description = "Functional runs of one person, raw or prepared, or the folder of a BIDS dataset.")
    private List<Path> inputs;

    @Option(names = "--method", split = ",", paramLabel = "M",
            description = "Targeting methods, by id or its last part: cluster, classic, searchlight, seed-map, hierarchical, network-overlap, group,"
                    + " task-peak, task-conjunction, or one of a third party. Default: the preset's.")
    private List<String> methods = List.of();

    @Option(names = "--t1", paramLabel = "T1", description = "The same person's structural scan. Default: the T1w scan of the dataset the run lies in.")
    private Optional<Path> t1 = Optional.empty();

    @Option(names = "--participant-label", paramLabel = "L", description = "Participant of the dataset. Default: the only one.")
    private Optional<String> label = Optional.empty();

    @Option(names = "--mask", paramLabel = "REGION",
            description = "Where a target may lie: dlpfc, ba9-46, atlas:ID:LABEL[,LABEL], or an image drawn on the T1w scan. Default: the preset's.")
    private Optional<String> mask = Optional.empty();

    @Option(names = "--confounds", split = ",", paramLabel = "TSV", description = "Tables of prepared runs, one a run. Default: those beside the runs.")
    private List<Path> confounds = List.of();

    @Option(names = "--group-map", paramLabel = "MAP", description = "Mean seed map of a group, Fisher z, in the template's space; for seed-map.")
    private Optional<Path> groupMap = Optional.empty();

    @Option(names = "--preset", paramLabel = "P", description = "What is done to the run: cash2021, weigand2018, minimal, fmriprep-derivatives, or the"
            + " JSON file of a chain, for instance the chain.json of an earlier job. Default: cash2021.")
    private Optional<String> preset = Optional.empty();

    @Option(names = "--from", paramLabel = "STAGE", description = "Takes the stages before this one from the earlier job in --out where nothing changed.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--gates", paramLabel = "JSON", description = "Limits of the quality gates. Default: the site's.")
    private Optional<Path> gates = Optional.empty();

    @Option(names = "--tr", paramLabel = "S", description = "Seconds between volumes. Default: the sidecar's, else the header's.")
    private Optional<Double> tr = Optional.empty();

    @Option(names = "--task", paramLabel = "BOLD", description = "A task run, for task-peak and task-conjunction; needs --task-events and --task-contrast.")
    private Optional<Path> task = Optional.empty();

    @Option(names = "--task-events", paramLabel = "TSV", description = "BIDS events of the task run.")
    private Optional<Path> taskEvents = Optional.empty();

    @Option(names = "--task-contrast", paramLabel = "'A - B'", description = "What is asked of the task run.")
    private Optional<String> taskContrast = Optional.empty();

    @Option(names = "--task-tr", paramLabel = "S", description = "Seconds between volumes of the task run. Default: the sidecar's, else the header's.")
    private Optional<Double> taskTr = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "lodestone-target", description = "Folder for the results. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--atlas-pack", paramLabel = "DIR", description = "Folder of templates and atlases. Default: the one that came with the product.")
    private Optional<Path> atlasPack = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads; the result does not depend on it. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    /** @param face methods and channels */
    public TargetVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        MethodRegistry registry = face.methods().get();
        Execution execution = face.execution(threads);
        GateThresholds thresholds = gates.map(GateThresholds::read).orElseGet(GateThresholds::installed);
        Source source = source();
        JobSettings settings = new JobSettings(Presets.named(preset.orElse(Presets.NAMES.getFirst())), source.files(), confounds, tr, mask,
                groupMap, from.map(TargetVerb::step), task.map(this::taskScan));
        AtlasPack pack = face.pack(atlasPack, registry, execution);
        Outcome<MainJobResult> outcome = MainJob.run(new MainJobRequest(source.dataset(), out, source.label(), methods, thresholds, pack,
                registry, SoftwareVersion.current(), settings), execution);
        MainJobResult result = outcome.orThrow();
        ObjectNode written = JsonFile.read(result.targetsFile());
        if (json) {
            written.put("report", result.report().toString()).put("folder", result.folder().toString());
            face.print(written);
        } else {
            face.explain(outcome.findings());
            TargetTable.print(written, face.out());
            face.out().println("report  " + result.report());
        }
        return result.gatesPassed() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    private TaskScan taskScan(Path bold) {
        if (taskEvents.isEmpty() || taskContrast.isEmpty()) {
            throw new RefusedException(Finding.error("LS-TARGET-042", "--task " + bold + " comes without its events or its contrast.",
                    "Give --task-events and --task-contrast."));
        }
        return new TaskScan(bold, EventsTable.read(taskEvents.get()).events(), taskContrast.get(), taskTr);
    }

    /** Where the scans are. */
    private record Source(Path dataset, String label, Optional<JobSettings.ScanFiles> files) {
    }

    private Source source() {
        Path first = inputs.getFirst();
        if (Files.isDirectory(first)) {
            List<String> all = BidsDataset.open(first).participants();
            String wanted = label.map(l -> l.replaceFirst("^sub-", "")).orElseGet(() -> only(all, first));
            return new Source(first, wanted, Optional.empty());
        }
        Optional<BidsName> name = BidsName.parse(first);
        String called = label.or(() -> name.flatMap(n -> n.entity("sub")))
                .orElseGet(() -> first.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", "").replaceAll("[^A-Za-z0-9]", ""));
        Optional<Path> structure = t1.or(() -> structure(first.toAbsolutePath().normalize()));
        return new Source(first.toAbsolutePath().normalize().getParent(), called, Optional.of(new JobSettings.ScanFiles(inputs, structure)));
    }

    private static String only(List<String> all, Path dataset) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        throw new RefusedException(Finding.error("LS-TARGET-040", dataset + " holds " + all.size() + " participants.",
                "Choose one with --participant-label out of " + all + "."));
    }

    /** The T1w scan of the dataset that a run lies in. */
    private static Optional<Path> structure(Path run) {
        for (Path folder = run.getParent(); folder != null && folder.getParent() != null; folder = folder.getParent()) {
            String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
            if (name.startsWith("sub-")) {
                return BidsDataset.open(folder.getParent()).scans(name.substring("sub-".length())).stream()
                        .filter(scan -> scan.name().suffix().equals("T1w") && scan.name().entity("space").isEmpty())
                        .map(BidsScan::file).findFirst();
            }
        }
        return Optional.empty();
    }

    private static ChainStep step(String word) {
        return ChainStep.of(word).orElseThrow(() -> new RefusedException(Finding.error("LS-TARGET-041", "There is no stage " + word + ".",
                "Use one of " + java.util.Arrays.stream(ChainStep.values()).map(ChainStep::word).toList() + ".")));
    }
}
