package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.function.DistortionMap;
import org.lodestone.pipeline.RunDistortion;
import org.lodestone.study.JsonFile;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.bids.BidsName;
import org.lodestone.study.bids.BidsScan;
import picocli.CommandLine.Option;

/**
 * Images of the scanner's field for one run: named by the caller, else those that the BIDS dataset around the run means for it. What the
 * caller names is used or refused; what merely lies in the dataset and cannot be used is said.
 */
final class FieldOptions {

    @Option(names = "--fieldmap", paramLabel = "FILE", description = "Field map in hertz, or phase difference of two echoes when --echo-times or its"
            + " sidecar give both. Default: what the BIDS dataset of the run means for it (IntendedFor, B0FieldIdentifier).")
    private Optional<Path> fieldMap = Optional.empty();

    @Option(names = "--magnitude", paramLabel = "FILE", description = "Magnitude image of the field map. Default: the one of the same name beside it.")
    private Optional<Path> magnitude = Optional.empty();

    @Option(names = "--echo-times", split = ",", arity = "1", paramLabel = "S",
            description = "Both echo times of a phase difference in seconds, 0.00492,0.00738 for instance. Default: its sidecar's.")
    private List<Double> echoTimes = List.of();

    @Option(names = "--reverse-phase", paramLabel = "FILE", description = "An image of the opposite phase-encoding direction.")
    private Optional<Path> reversed = Optional.empty();

    @Option(names = "--phase-encoding", paramLabel = "AXIS",
            description = "Phase-encoding direction of the run: i, i-, j, j-, k or k-. Default: its sidecar's.")
    private Optional<String> direction = Optional.empty();

    @Option(names = "--echo-spacing", paramLabel = "S", description = "Effective echo spacing of the run in seconds. Default: its sidecar's.")
    private Optional<Double> echoSpacing = Optional.empty();

    /** @return the images of the field that the caller named */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        fieldMap.ifPresent(files::add);
        magnitude.ifPresent(files::add);
        reversed.ifPresent(files::add);
        return files;
    }

    /**
     * @param bold the run
     * @param mean its realigned mean
     * @param methods where readers are looked up
     * @param steps runs and hears
     * @param execution threads and cancellation
     * @return how far signal was moved; empty without images of the field
     * @throws RefusedException when images that the caller named cannot be used
     */
    Optional<DistortionMap> find(Path bold, Volume mean, MethodRegistry methods, RunDistortion.Steps steps, Execution execution) {
        if (echoTimes.size() == 1 || echoTimes.size() > 2 || !echoTimes.isEmpty() && fieldMap.isEmpty()) {
            throw new RefusedException(Finding.error("LS-FC-017", "--echo-times takes the two echo times of a phase difference.",
                    "Give both in seconds, with --fieldmap."));
        }
        List<BidsScan> dataset = dataset(bold);
        BidsScan run = described(dataset.stream().filter(scan -> scan.file().equals(bold.toAbsolutePath().normalize())).findFirst()
                .orElseGet(() -> scan(bold, "bold")));
        boolean named = fieldMap.isPresent() || reversed.isPresent();
        if (!named) {
            return RunDistortion.find(run, RunDistortion.meantFor(run, dataset), mean, methods, steps, execution);
        }
        List<BidsScan> images = new ArrayList<>();
        fieldMap.ifPresent(file -> images.addAll(field(file)));
        reversed.ifPresent(file -> images.add(opposite(scan(file, "epi"), run)));
        Optional<DistortionMap> found = RunDistortion.find(run, images, mean, methods, new Strict(steps), execution);
        if (found.isEmpty()) {
            throw new RefusedException(Finding.error("LS-FC-018", reversed.or(() -> fieldMap).orElseThrow()
                    + " does not have the opposite phase-encoding direction of the run.", "Give the image of the opposite direction, or correct"
                    + " PhaseEncodingDirection in its sidecar."));
        }
        return found;
    }

    /** What the caller asked for and cannot be done ends the verb. */
    private record Strict(RunDistortion.Steps steps) implements RunDistortion.Steps {

        @Override
        public <I, O, M extends Method<I, O>> O run(Class<M> type, I input, Execution execution) {
            return steps.run(type, input, execution);
        }

        @Override
        public void say(Finding finding) {
            throw new RefusedException(Finding.error(finding.code(), finding.message(), finding.remedy()));
        }
    }

    private BidsScan described(BidsScan run) {
        ObjectNode words = run.sidecar().deepCopy();
        direction.ifPresent(axis -> words.put("PhaseEncodingDirection", axis));
        echoSpacing.ifPresent(seconds -> {
            words.put("EffectiveEchoSpacing", seconds);
            words.remove("TotalReadoutTime");
        });
        return new BidsScan(run.file(), run.name(), words);
    }

    private List<BidsScan> field(Path file) {
        BidsScan plain = scan(file, "fieldmap");
        boolean difference = !echoTimes.isEmpty() || plain.sidecar().has("EchoTime1");
        ObjectNode words = plain.sidecar().deepCopy();
        if (!echoTimes.isEmpty()) {
            words.put("EchoTime1", Math.min(echoTimes.get(0), echoTimes.get(1))).put("EchoTime2", Math.max(echoTimes.get(0), echoTimes.get(1)));
        }
        Path signal = magnitude.or(() -> beside(file)).orElseThrow(() -> new RefusedException(Finding.error("LS-FC-016",
                "There is no magnitude image for " + file + ".", "Give it with --magnitude.")));
        return List.of(new BidsScan(file, named(plain.name(), difference ? "phasediff" : "fieldmap"), words), scan(signal, "magnitude1"));
    }

    /** The magnitude image that BIDS would name after a field map. */
    private static Optional<Path> beside(Path file) {
        String name = file.getFileName().toString();
        return List.of("_magnitude1", "_magnitude").stream().map(suffix -> name.replaceFirst("_(phasediff|fieldmap)(?=\\.nii)", suffix))
                .filter(other -> !other.equals(name)).map(file::resolveSibling).filter(Files::isRegularFile).findFirst();
    }

    /** An image that the caller calls reversed; without words of its own its direction is the run's, turned round. */
    private static BidsScan opposite(BidsScan image, BidsScan run) {
        ObjectNode words = image.sidecar().deepCopy();
        String axis = run.sidecar().path("PhaseEncodingDirection").asText("");
        if (!words.has("PhaseEncodingDirection") && !axis.isEmpty()) {
            words.put("PhaseEncodingDirection", axis.endsWith("-") ? axis.substring(0, axis.length() - 1) : axis + "-");
        }
        if (!words.has("TotalReadoutTime") && !words.has("EffectiveEchoSpacing")) {
            for (String name : List.of("TotalReadoutTime", "EffectiveEchoSpacing")) {
                if (run.sidecar().has(name)) {
                    words.set(name, run.sidecar().get(name));
                }
            }
        }
        return new BidsScan(image.file(), image.name(), words);
    }

    private static BidsScan scan(Path file, String suffix) {
        String stem = file.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", "");
        Path sidecar = file.resolveSibling(stem + ".json");
        BidsName name = BidsName.parse(file).orElseGet(() -> new BidsName(Map.of("acq", stem), suffix, ".nii.gz"));
        ObjectNode words = Files.isRegularFile(sidecar) ? JsonFile.read(sidecar) : JsonFile.object();
        return new BidsScan(file.toAbsolutePath().normalize(), named(name, suffix), words);
    }

    private static BidsName named(BidsName name, String suffix) {
        return new BidsName(name.entities(), suffix, name.extension());
    }

    /** Images of the person whose {@code func} folder the run lies in, when there is an {@code fmap} folder beside it. */
    private static List<BidsScan> dataset(Path bold) {
        Path folder = bold.toAbsolutePath().normalize().getParent();
        if (folder == null || folder.getParent() == null || !Files.isDirectory(folder.resolveSibling("fmap"))) {
            return List.of();
        }
        for (Path person = folder.getParent(); person.getParent() != null; person = person.getParent()) {
            String name = String.valueOf(person.getFileName());
            if (name.startsWith("sub-")) {
                return BidsDataset.open(person.getParent()).scans(name.substring("sub-".length()));
            }
        }
        return List.of();
    }
}
