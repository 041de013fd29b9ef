package org.lodestone.cli.verb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
}
