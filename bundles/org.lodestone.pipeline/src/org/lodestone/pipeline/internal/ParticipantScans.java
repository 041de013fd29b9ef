package org.lodestone.pipeline.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.pipeline.JobSettings;
import org.lodestone.study.JsonFile;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.bids.BidsName;
import org.lodestone.study.bids.BidsScan;

/**
 * The scans of a participant that the main job uses.
 *
 * @param root folder that names of files are told from
 * @param t1w the structural scan
 * @param runs functional runs, at least one, sorted by name
 * @param resting whether every run looks like rest
 * @param simulated whether the dataset says that it was simulated
 */
record ParticipantScans(Path root, BidsScan t1w, List<RunSource> runs, boolean resting, boolean simulated) {

    static ParticipantScans find(Path root, String label, JobSettings settings, StepLog log) {
        Path derivatives = root.resolve("derivatives/fmriprep");
        boolean elsewhere = settings.chain().startsPrepared() && Files.isDirectory(derivatives.resolve("sub-" + label));
        return settings.files().isPresent() ? named(root, label, settings, log)
                : inDataset(BidsDataset.open(elsewhere ? derivatives : root), label, settings, log);
    }

    private static ParticipantScans inDataset(BidsDataset dataset, String label, JobSettings settings, StepLog log) {
        List<BidsScan> scans = dataset.scans(label);
        boolean prepared = settings.chain().startsPrepared();
        List<BidsScan> structural = scans.stream().filter(s -> s.name().suffix().equals("T1w") && s.name().entity("space").isEmpty()).toList();
        List<BidsScan> bold = scans.stream().filter(s -> s.name().suffix().equals("bold")).filter(s -> isWanted(s.name(), prepared)).toList();
        if (structural.isEmpty()) {
            throw new RefusedException(Finding.error("LS-SCAN-001",
                    "There is no T1w scan in " + dataset.root().resolve("sub-" + label) + ".",
                    "Add anat/sub-" + label + "_T1w.nii.gz."));
        }
        if (bold.isEmpty()) {
            throw new RefusedException(Finding.error("LS-SCAN-002", "There is no functional run "
                    + (prepared ? "with space-T1w and desc-preproc " : "") + "in " + dataset.root().resolve("sub-" + label) + ".",
                    prepared ? "Run fMRIPrep with --output-spaces T1w, or use a preset that starts from raw runs."
                            : "Add func/sub-" + label + "_task-rest_bold.nii.gz with its JSON sidecar."));
        }
        List<BidsScan> rest = bold.stream().filter(s -> s.name().entity("task").orElse("").startsWith("rest")).toList();
        if (structural.size() > 1) {
            log.say(Finding.info("LS-SCAN-003", "Of " + structural.size() + " T1w scans the first is used: "
                    + structural.getFirst().file().getFileName() + "."));
        }
        List<RunSource> runs = runs(rest.isEmpty() ? bold : rest, scans, settings.confounds());
        boolean resting = runs.stream().allMatch(run -> isResting(run, log));
        boolean simulated = dataset.isSimulated() || isSimulated(structural.getFirst(), runs);
        return new ParticipantScans(dataset.root(), structural.getFirst(), runs, resting, simulated);
    }

    private static boolean isWanted(BidsName name, boolean prepared) {
        boolean derived = name.entity("desc").isPresent() || name.entity("space").isPresent();
        return prepared ? name.entity("space").orElse("").equals("T1w") && name.entity("desc").orElse("").equals("preproc") : !derived;
    }

    private static ParticipantScans named(Path root, String label, JobSettings settings, StepLog log) {
        JobSettings.ScanFiles files = settings.files().orElseThrow();
        List<BidsScan> scans = files.runs().stream().map(file -> scan(file, label)).toList();
        List<RunSource> runs = runs(scans, List.of(), settings.confounds());
        BidsScan t1w = files.t1w().map(file -> scan(file, label)).orElseThrow(() -> new RefusedException(Finding.error("LS-SCAN-005",
                "There is no T1w scan for " + files.runs().getFirst() + ".", "Give it with --t1, or keep both in a BIDS dataset.")));
        return new ParticipantScans(root, t1w, runs, runs.stream().allMatch(run -> isResting(run, log)), isSimulated(t1w, runs));
    }

    private static BidsScan scan(Path file, String label) {
        String stem = file.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", "");
        Path sidecar = file.resolveSibling(stem + ".json");
        String plain = stem.replaceAll("[^A-Za-z0-9]", "");
        BidsName name = BidsName.parse(file).orElseGet(() -> new BidsName(Map.of("sub", label, "acq", plain), "bold", ".nii.gz"));
        return new BidsScan(file, name, Files.isRegularFile(sidecar) ? JsonFile.read(sidecar) : JsonFile.object());
    }

    /** Groups echoes; joins tables of confounds and field maps. */
    private static List<RunSource> runs(List<BidsScan> bold, List<BidsScan> all, List<Path> tables) {
        Map<String, List<BidsScan>> groups = new LinkedHashMap<>();
        for (BidsScan scan : bold) {
            Map<String, String> entities = new LinkedHashMap<>(scan.name().entities());
            entities.remove("echo");
            groups.computeIfAbsent(entities.toString(), _ -> new ArrayList<>()).add(scan);
        }
        if (!tables.isEmpty() && tables.size() != groups.size()) {
            throw new RefusedException(Finding.error("LS-SCAN-006", tables.size() + " tables of confounds for " + groups.size() + " runs.",
                    "Give one table a run, in the order of the runs."));
        }
        List<RunSource> runs = new ArrayList<>();
        for (List<BidsScan> echoes : groups.values()) {
            echoes.sort(Comparator.comparingDouble((BidsScan s) -> s.sidecar().path("EchoTime").asDouble(0)).thenComparing(BidsScan::file));
            Optional<Path> table = tables.isEmpty() ? beside(echoes.getFirst()) : Optional.of(tables.get(runs.size()));
            runs.add(new RunSource(echoes, table, FieldMapFiles.meantFor(echoes.getFirst(), all)));
        }
        return runs;
    }

    /** fMRIPrep's table of a prepared run, under its present or its older name. */
    private static Optional<Path> beside(BidsScan scan) {
        String name = scan.file().getFileName().toString();
        String stem = name.replaceFirst("(_space-[A-Za-z0-9]+)?(_res-[A-Za-z0-9]+)?(_desc-[A-Za-z0-9]+)?_bold\\.nii(\\.gz)?$", "");
        return Stream.of("_desc-confounds_timeseries.tsv", "_desc-confounds_regressors.tsv")
                .map(ending -> scan.file().resolveSibling(stem + ending)).filter(Files::isRegularFile).findFirst();
    }

    private static boolean isResting(RunSource run, StepLog log) {
        Path file = run.scan().file();
        Path events = file.resolveSibling(file.getFileName().toString().replaceFirst("(_echo-[0-9]+)?_bold\\.nii(\\.gz)?$", "_events.tsv"));
        boolean task = run.scan().name().entity("task").filter(name -> !name.startsWith("rest")).isPresent();
        boolean hasEvents = !events.equals(file) && Files.isRegularFile(events);
        if (task || hasEvents) {
            log.say(Finding.warning("LS-SCAN-004", run.prefix() + (hasEvents ? " has a table of events" : " is not named task-rest")
                    + "; the connectivity comes from it as if it were rest.", "Use a resting-state run."));
        }
        return !task && !hasEvents;
    }

    private static boolean isSimulated(BidsScan t1w, List<RunSource> runs) {
        return t1w.isSimulated() || runs.stream().anyMatch(run -> run.scan().isSimulated());
    }
}
