package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.cli.cluster.SlurmArray;
import org.lodestone.cli.cluster.TaskSize;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.pipeline.MainJob;
import org.lodestone.pipeline.MainJobRequest;
import org.lodestone.pipeline.MainJobResult;
import org.lodestone.pipeline.cohort.Cohort;
import org.lodestone.pipeline.cohort.CohortReport;
import org.lodestone.pipeline.cohort.FinishedJob;
import org.lodestone.study.JsonFile;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.derivative.TargetEntry;
import org.lodestone.study.store.StoreResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone run}: the main job on participants of a BIDS dataset, called as BIDS Apps are (Gorgolewski 2017). */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Computes targets for participants of a BIDS dataset; writes maps, targets and reports as a BIDS derivative.")
public final class RunVerb implements Callable<Integer> {

    /** Levels of analysis this version does. */
    enum Level {
        /** One participant at a time. */
        PARTICIPANT,
        /** What the participants' targets have in common. */
        GROUP
    }

    /** Where participants are computed. */
    enum Place {
        /** On this machine. */
        HERE,
        /** On the nodes of a cluster, by Slurm. */
        SLURM
    }

    private final Face face;

    @Parameters(index = "0", paramLabel = "BIDS_DIR", description = "Folder of the dataset.")
    private Path dataset;

    @Parameters(index = "1", paramLabel = "OUT_DIR", description = "Folder for the results; made when absent.")
    private Path output;

    @Parameters(index = "2", paramLabel = "LEVEL", description = "participant, or group for the table and report of all that are done")
    private Level level;

    @Option(names = "--participant-label", arity = "1..*", paramLabel = "L", description = "Participants, with or without sub-. Default: all.")
    private List<String> labels = List.of();

    @Option(names = "--resume", description = "Leave participants alone whose result of the same scans, methods and settings is there.")
    private boolean resume;

    @Option(names = "--on", paramLabel = "PLACE", defaultValue = "here", description = "slurm: write and submit a job array. Default: here.")
    private Place place;

    @Option(names = "--cpus", paramLabel = "N", defaultValue = "1", description = "On a cluster: cores a task. Default: 1.")
    private int cpus;

    @Option(names = "--memory-mb", paramLabel = "N", defaultValue = "4000", description = "On a cluster: memory a task. Default: 4000.")
    private int memoryMb;

    @Option(names = "--per-task", paramLabel = "N",
            description = "On a cluster: participants a task, one after another. Default: up to " + TaskSize.MOST
                    + ", as long as no core of the cluster waits for it.")
    private Optional<Integer> perTask = Optional.empty();

    @Option(names = "--slurm-option", paramLabel = "O", description = "On a cluster: a further option of sbatch, --partition=clinic for instance.")
    private List<String> slurmOptions = List.of();

    @Option(names = "--dry-run", description = "On a cluster: write the scripts, submit nothing.")
    private boolean dryRun;

    @Option(names = "--wait", description = "On a cluster: come back when all is done.")
    private boolean wait;

    @Mixin
    private JobOptions options;

    /** @param face methods and channels */
    public RunVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        BidsDataset bids = BidsDataset.open(dataset);
        List<String> wanted = labels.isEmpty() ? bids.participants() : labels.stream().map(l -> l.replaceFirst("^sub-", "")).toList();
        if (level == Level.GROUP) {
            return group();
        }
        if (place == Place.SLURM) {
            return submit(wanted);
        }
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(options.threads());
        AtlasPack pack = face.pack(options.atlasPack(), methods, execution);
        ObjectNode summary = JsonFile.object();
        ArrayNode list = summary.putArray("participants");
        int exit = ExitCode.DONE;
        for (String label : wanted) {
            MainJobRequest request = new MainJobRequest(dataset, output, label, options.methods(),
                    options.thresholds(), pack, methods, SoftwareVersion.current(), options.settings());
            String key = FinishedJob.key(request);
            if (resume && FinishedJob.isDone(output, label, key)) {
                String state = FinishedJob.state(output, label);
                list.addObject().put("label", label).put("state", state).put("resumed", true);
                face.err().println("sub-" + label + " is there already (" + state + ").");
                exit = Math.max(exit, state.equals("done") ? ExitCode.DONE : ExitCode.GATE_FAILED);
                continue;
            }
            Outcome<MainJobResult> outcome = MainJob.run(request, execution);
            exit = Math.max(exit, report(label, outcome, list.addObject()));
            if (outcome instanceof Outcome.Done<MainJobResult>(MainJobResult result, List<Finding> _)) {
                FinishedJob.mark(output, label, key, result.gatesPassed() ? "done" : "gate-failed");
                StoreResults.keep(dataset, output.resolve("sub-" + label), "run", "sub-" + label, SoftwareVersion.current())
                        .ifPresent(finding -> face.explain(List.of(finding)));
            }
        }
        if (options.json()) {
            face.print(summary);
        }
        boolean refused = list.findValuesAsText("state").contains("refused");
        return refused ? ExitCode.BAD_INPUT : exit;
    }

    private int group() {
        Cohort cohort = Cohort.read(output);
        face.explain(cohort.findings());
        Path page = CohortReport.write(output, cohort, SoftwareVersion.current());
        if (options.json()) {
            face.print(JsonFile.read(page.resolveSibling("group.json")));
        } else {
            face.out().println(cohort.targets().size() + " targets  " + page);
        }
        return ExitCode.DONE;
    }

    private int submit(List<String> wanted) {
        String home = System.getenv("LODESTONE_HOME");
        if (home == null) {
            throw new RefusedException(Finding.error("LS-SLURM-003", "The start script of the product is not known.",
                    "Start this through the script lodestone of an installation that all nodes see."));
        }
        SlurmArray array = new SlurmArray(Path.of(home, "lodestone"), dataset.toAbsolutePath().normalize(), output.toAbsolutePath().normalize(),
                wanted, options.words(), new SlurmArray.Request(cpus, memoryMb, participantsPerTask(wanted.size()), slurmOptions));
        SlurmArray.Scripts scripts = array.write();
        String job = dryRun ? "" : array.submit(scripts, wait);
        if (options.json()) {
            face.print(JsonFile.object().put("job", job).put("participants", wanted.size()).put("script", scripts.participants().toString())
                    .put("groupScript", scripts.group().toString()).put("logs", output.resolve("logs").toString()));
        } else {
            face.out().println((dryRun ? "Written, not submitted: " : "Job array " + job + ": ") + scripts.participants());
            face.out().println("Logs: " + output.resolve("logs").resolve("sub-*.txt"));
        }
        return ExitCode.DONE;
    }

    private int participantsPerTask(int participants) {
        if (cpus < 1 || memoryMb < 1 || perTask.orElse(1) < 1) {
            throw new RefusedException(Finding.error("LS-SLURM-004", "--cpus, --memory-mb and --per-task have to be 1 or more.",
                    "Leave the option out for its default."));
        }
        return perTask.orElseGet(() -> dryRun ? 1 : TaskSize.of(participants, TaskSize.slots(cpus)));
    }

    private int report(String label, Outcome<MainJobResult> outcome, ObjectNode row) {
        row.put("label", label);
        row.set("findings", JsonFile.node(outcome.findings().stream().map(Finding::toLine).toList()));
        face.explain(outcome.findings());
        if (!(outcome instanceof Outcome.Done<MainJobResult>(MainJobResult result, List<Finding> _))) {
            row.put("state", "refused");
            return ExitCode.BAD_INPUT;
        }
        row.put("state", result.gatesPassed() ? "done" : "gate-failed");
        row.put("targets", result.targetsFile().toString()).put("report", result.report().toString());
        if (!options.json()) {
            result.targets().forEach(target -> face.out().println("sub-" + label + "  " + line(target)));
            face.out().println("report  " + result.report());
        }
        return result.gatesPassed() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    /** @return one line for people: method, place, region, r, scalp, whether it may be used */
    static String line(TargetEntry entry) {
        TargetCandidate target = entry.candidate();
        String text = String.format(Locale.ROOT, "%s  native (%.1f, %.1f, %.1f) mm  %s (%.1f, %.1f, %.1f) mm  %s  r = %.2f",
                target.methodId(), target.nativePoint().mm().x(), target.nativePoint().mm().y(), target.nativePoint().mm().z(),
                target.templatePoint().frame().id(), target.templatePoint().mm().x(), target.templatePoint().mm().y(),
                target.templatePoint().mm().z(), target.region(), target.correlation());
        String scalp = target.scalp().map(s -> String.format(Locale.ROOT, "  scalp (%.1f, %.1f, %.1f) mm, depth %.1f mm",
                s.point().mm().x(), s.point().mm().y(), s.point().mm().z(), s.depthMm())).orElse("");
        String error = entry.reliability().map(r -> String.format(Locale.ROOT, "  error bar %.1f mm (median)", r.medianDistanceMm())).orElse("");
        return text + scalp + error + (target.isUsable() ? "" : "  NOT FOR USE: a quality gate failed");
    }
}
