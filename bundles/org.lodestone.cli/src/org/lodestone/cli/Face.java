package org.lodestone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.navigation.headless.InstalledDevices;
import org.lodestone.study.JsonFile;

/**
 * What all verbs share: the methods at hand and the two channels. Results go to {@code out}, words and progress to {@code err}.
 *
 * @param methods the methods at hand
 * @param devices the drivers and simulators at hand
 * @param out results
 * @param err trouble and progress
 */
public record Face(Supplier<MethodRegistry> methods, Supplier<InstalledDevices> devices, PrintStream out, PrintStream err) {

    /** System property that says whether standard error is a terminal; Java itself cannot tell. */
    public static final String TERMINAL = "lodestone.terminal";

    /**
     * @param threads how many; 0 for all cores
     * @return what a long operation runs in, with a progress bar when standard error is a terminal
     * @throws RefusedException for a negative number
     */
    public Execution execution(int threads) {
        if (threads < 0) {
            throw new RefusedException(Finding.error("LS-CLI-001", "--threads " + threads + " is no number of threads.",
                    "Give 1 or more, or leave it out for all cores."));
        }
        Parallel parallel = threads == 0 ? Parallel.allCores() : new Parallel(threads);
        return new Execution(parallel, new TerminalProgress(err, Boolean.getBoolean(TERMINAL)));
    }

    /**
     * @param folder named on the command line
     * @param registry where sources of packs are looked up
     * @param execution for the reading
     * @return that pack, or the installation's
     * @throws RefusedException when there is none
     */
    public AtlasPack pack(Optional<Path> folder, MethodRegistry registry, Execution execution) {
        Outcome<AtlasPack> pack = folder.map(f -> AtlasPacks.open(f, registry, execution))
                .orElseGet(() -> AtlasPacks.openConfigured(registry, execution));
        return pack.orThrow();
    }

    /** Prints one JSON value to {@code out}. */
    public void print(JsonNode json) {
        out.print(JsonFile.text(json));
        out.flush();
    }

    /** Prints findings to {@code err}, a line each. */
    public void explain(List<Finding> findings) {
        findings.forEach(finding -> err.println(finding.severity() + " " + finding.toLine()));
    }
}
