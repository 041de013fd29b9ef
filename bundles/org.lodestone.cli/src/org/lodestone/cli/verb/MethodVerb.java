package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.Method;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lodestone method}: every method there is, third parties' included: its identity, its settings, and it alone on a file. */
@Command(name = "method", mixinStandardHelpOptions = true, description = "Lists, describes and runs methods, those of installed bundles included.")
public final class MethodVerb {

    private final Face face;

    /** @param face methods and channels */
    public MethodVerb(Face face) {
        this.face = face;
    }

    /** Lists methods by the step they do. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "One line a method: id, version, step, title; the default of a step first.")
    int list(@Option(names = "--step", paramLabel = "STEP", description = "Only methods of this step, TargetingMethod for instance.")
            Optional<String> step, @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        List<Method<?, ?>> methods = face.methods().get().methods().stream()
                .filter(method -> step.isEmpty() || Steps.of(method).contains(step.get())).toList();
        if (json) {
            ObjectNode all = JsonFile.object();
            ArrayNode rows = all.putArray("methods");
            methods.forEach(method -> describe(method, rows.addObject()));
            face.print(all);
        } else {
            methods.forEach(method -> face.out().printf("%-44s %-8s %-24s %s%n", method.info().id(), method.info().version(),
                    String.join(",", Steps.of(method)), method.info().title()));
        }
        return ExitCode.DONE;
    }

    /** Says what a method is and which settings it takes. */
    @Command(name = "describe", mixinStandardHelpOptions = true,
            description = "What a method does, what it rests on, its settings with unit, range and default.")
    int describe(@picocli.CommandLine.Parameters(paramLabel = "ID", description = "Id of a method, or its last part.") String id,
            @Option(names = "--json", description = "Print one JSON object, from which a form can be made.") boolean json) {
        Method<?, ?> method = Steps.find(face.methods().get(), id);
        if (json) {
            face.print(describe(method, JsonFile.object()));
            return ExitCode.DONE;
        }
        face.out().println(method.info().id() + " " + method.info().version() + ": " + method.info().title());
        face.out().println(method.info().summary());
        method.info().references().forEach(reference -> face.out().println("  " + reference));
        for (Parameter p : method.parameters()) {
            face.out().println("  --set " + p.name() + "=" + p.defaultValue() + "  (" + range(p) + ")  " + p.help());
        }
        return ExitCode.DONE;
    }

    /** Runs one method on files. */
    @Command(name = "run", mixinStandardHelpOptions = true, description = {"Runs one method by itself.",
        "Readers: --in FILE [--out IMAGE]. Brain extraction: --in T1W --out MASK. Targeting: --mask REGION --map R, one grid, T1w space."})
    int run(@picocli.CommandLine.Parameters(paramLabel = "ID", description = "Id of a method, or its last part.") String id,
            @Option(names = "--in", paramLabel = "FILE", description = "What it works on.") Optional<Path> in,
            @Option(names = "--mask", paramLabel = "FILE", description = "Where a target may lie.") Optional<Path> mask,
            @Option(names = "--map", paramLabel = "FILE", description = "Correlation with the seed.") Optional<Path> map,
            @Option(names = "--out", paramLabel = "FILE", description = "Where the result goes.") Optional<Path> out,
            @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting; describe lists them.") Map<String, String> settings,
            @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads. Default: all cores.") int threads) {
        Method<?, ?> method = Steps.find(face.methods().get(), id);
        Parameters parameters = Parameters.of(method.parameters(), settings == null ? Map.of() : new LinkedHashMap<>(settings));
        MethodRun run = new MethodRun(face.methods().get(), face.execution(threads), new MethodRun.Files(in, mask, map, out));
        ObjectNode result = run.of(method, parameters).orElseThrow(() -> new RefusedException(Finding.error("LS-METHOD-003",
                method.info().id() + " does the step " + Steps.of(method) + ", which cannot run by itself from here.",
                "Run it as a part of the job: lodestone run takes the method of the highest ranking, or the one of --methods.")));
        result.set("parameters", JsonFile.node(parameters.values()));
        face.print(result);
        return ExitCode.DONE;
    }

    private static ObjectNode describe(Method<?, ?> method, ObjectNode node) {
        node.put("id", method.info().id()).put("version", method.info().version()).put("title", method.info().title());
        node.put("summary", method.info().summary()).put("ranking", method.info().ranking());
        node.set("steps", JsonFile.node(Steps.of(method)));
        node.set("references", JsonFile.node(method.info().references()));
        ArrayNode parameters = node.putArray("parameters");
        for (Parameter p : method.parameters()) {
            ObjectNode row = parameters.addObject().put("name", p.name()).put("type", p.type().name().toLowerCase(java.util.Locale.ROOT));
            row.set("default", JsonFile.node(p.defaultValue()));
            if (p.type() == Parameter.Type.REAL || p.type() == Parameter.Type.INTEGER) {
                row.put("minimum", p.minimum()).put("maximum", p.maximum());
            }
            row.set("choices", JsonFile.node(p.choices()));
            row.put("help", p.help());
        }
        return node;
    }

    private static String range(Parameter p) {
        return switch (p.type()) {
            case REAL, INTEGER -> p.minimum() + " to " + p.maximum();
            case FLAG -> "true or false";
            case CHOICE -> String.join(", ", p.choices());
            case TEXT -> "text";
        };
    }
}
