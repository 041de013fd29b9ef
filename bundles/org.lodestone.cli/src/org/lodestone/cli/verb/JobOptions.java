package org.lodestone.cli.verb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.pipeline.GateThresholds;
import org.lodestone.pipeline.JobSettings;
import org.lodestone.pipeline.chain.Presets;
import picocli.CommandLine.Option;

/** Options of the verbs that run the main job. */
final class JobOptions {

    @Option(names = "--methods", split = ",", paramLabel = "M",
            description = "Targeting methods, by id or its last part; the first is the main one. Default: the installed default.")
    private List<String> methods = List.of();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads; the result does not depend on it. Default: all cores.")
    private int threads;

    @Option(names = "--atlas-pack", paramLabel = "DIR", description = "Folder of templates and atlases. Default: the one that came with the product.")
    private Optional<Path> atlasPack = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    @Option(names = "--preset", paramLabel = "P", defaultValue = "cash2021", description = "What is done to the run: cash2021, weigand2018, minimal,"
            + " fmriprep-derivatives, directed, or the JSON file of a chain. Default: ${DEFAULT-VALUE}.")
    private String preset;

    @Option(names = "--gates", paramLabel = "JSON", description = "Limits of the quality gates. Default: the site's.")
    private Optional<Path> gates = Optional.empty();

    JobSettings settings() {
        return JobSettings.of(Presets.named(preset));
    }

    GateThresholds thresholds() {
        return gates.map(GateThresholds::read).orElseGet(GateThresholds::installed);
    }

    List<String> methods() {
        return methods;
    }

    int threads() {
        return threads;
    }

    Optional<Path> atlasPack() {
        return atlasPack;
    }

    boolean json() {
        return json;
    }

    /** @return these options as words of a command line, but for threads and --json, which are another machine's own */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (!methods.isEmpty()) {
            words.addAll(List.of("--methods", String.join(",", methods)));
        }
        atlasPack.ifPresent(folder -> words.addAll(List.of("--atlas-pack", absolute(folder))));
        gates.ifPresent(file -> words.addAll(List.of("--gates", absolute(file))));
        words.addAll(List.of("--preset", Files.exists(Path.of(preset)) ? absolute(Path.of(preset)) : preset));
        return words;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
