package org.lodestone.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Severity;
import org.lodestone.method.MethodRegistry;
import org.lodestone.navigation.headless.InstalledDevices;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Entry of the command line, {@code lodestone VERB ...}. Works on a plain class path; a framework hands its own methods to
 * {@link #run}.
 */
@Command(name = "lodestone", mixinStandardHelpOptions = true, versionProvider = SoftwareVersion.Provider.class,
        description = "Targets for transcranial magnetic stimulation from MRI. Research use; not a certified medical device.",
        footer = {"", "lodestone extension --help: bundles of third parties. lodestone update --help: a newer product.", "",
            "Exit codes: 0 done, 1 our own fault, 2 wrong usage, 3 bad input, 4 done but a quality gate failed."})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Created by picocli. */
    public Main() {
        // the verbs do the work
    }

    /** @param args verb and its arguments */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, () -> MethodRegistry.fromClassPath(Main.class.getClassLoader(), trouble -> err.println(trouble.toLine())),
                out, err));
    }

    /**
     * Runs one command.
     *
     * @param args verb and its arguments. Not modified.
     * @param methods the methods at hand, asked for only by verbs that need them
     * @param out machine and human results
     * @param err progress and trouble
     * @return an {@link ExitCode}
     */
    public static int run(String[] args, Supplier<MethodRegistry> methods, PrintStream out, PrintStream err) {
        return run(args, methods, () -> InstalledDevices.fromClassPath(Main.class.getClassLoader()), out, err);
    }

    /**
     * Runs one command over the methods and devices of a framework.
     *
     * @param args verb and its arguments. Not modified.
     * @param methods the methods at hand, asked for only by verbs that need them
     * @param devices the drivers and simulators at hand, asked for only by verbs that need them
     * @param out machine and human results
     * @param err progress and trouble
     * @return an {@link ExitCode}
     */
    public static int run(String[] args, Supplier<MethodRegistry> methods, Supplier<InstalledDevices> devices, PrintStream out,
            PrintStream err) {
        Face face = new Face(methods, devices, out, err);
        CommandLine line = new CommandLine(new Main());
        if (args.length > 0 && BuiltInVerbs.NAMES.contains(args[0])) {
            // The others would have to be looked at too: half of the time that a short verb takes.
            line.addSubcommand(BuiltInVerbs.of(args[0], face));
        } else {
            BuiltInVerbs.NAMES.forEach(name -> line.addSubcommand(BuiltInVerbs.of(name, face)));
            for (VerbProvider provider : ServiceLoader.load(VerbProvider.class, Main.class.getClassLoader())) {
                provider.verbs(face).forEach(verb -> line.addSubcommand(new CommandLine(verb)));
            }
        }
        line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // A word that begins with @ is a tag of scenarios, not a file of arguments.
        line.setExpandAtFiles(false);
        line.setExecutionExceptionHandler((exception, _, _) -> explain(exception, err));
        return line.execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A verb is missing.");
    }

    private static int explain(Exception exception, PrintStream err) {
        if (exception instanceof RefusedException refusal) {
            refusal.findings().stream().filter(f -> f.severity() == Severity.ERROR).map(Finding::toLine).forEach(err::println);
            return ExitCode.BAD_INPUT;
        }
        if (exception instanceof CancelledException) {
            err.println("Cancelled; nothing was written.");
            return ExitCode.OWN_FAULT;
        }
        err.println("This is a fault of the program, please report it with the lines below.");
        exception.printStackTrace(err);
        return ExitCode.OWN_FAULT;
    }
}
