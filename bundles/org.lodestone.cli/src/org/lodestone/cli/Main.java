package org.lodestone.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.lodestone.cli.pacs.PacsVerb;
import org.lodestone.cli.verb.AccountVerb;
import org.lodestone.cli.verb.ApplyVerb;
import org.lodestone.cli.verb.ConvertVerb;
import org.lodestone.cli.verb.DeidentifyVerb;
import org.lodestone.cli.verb.DelineateVerb;
import org.lodestone.cli.verb.DemoVerb;
import org.lodestone.cli.verb.DevicesVerb;
import org.lodestone.cli.verb.EcMapVerb;
import org.lodestone.cli.verb.EcVerb;
import org.lodestone.cli.verb.ExportVerb;
import org.lodestone.cli.verb.FcMatrixVerb;
import org.lodestone.cli.verb.FcVerb;
import org.lodestone.cli.verb.GlmVerb;
import org.lodestone.cli.verb.GroupMapVerb;
import org.lodestone.cli.verb.ImportVerb;
import org.lodestone.cli.verb.InfoVerb;
import org.lodestone.cli.verb.MethodVerb;
import org.lodestone.cli.verb.NavigateVerb;
import org.lodestone.cli.verb.PpiVerb;
import org.lodestone.cli.verb.PreprocessVerb;
import org.lodestone.cli.verb.RegisterVerb;
import org.lodestone.cli.verb.ReportVerb;
import org.lodestone.cli.verb.ReviewVerb;
import org.lodestone.cli.verb.RunVerb;
import org.lodestone.cli.verb.SimulateVerb;
import org.lodestone.cli.verb.TargetVerb;
import org.lodestone.cli.verb.VerifyVerb;
import org.lodestone.cli.verb.VersionVerb;
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
        footer = {"", "Exit codes: 0 done, 1 our own fault, 2 wrong usage, 3 bad input, 4 done but a quality gate failed."})
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
        line.addSubcommand(new CommandLine(new DemoVerb(face)));
        line.addSubcommand(new CommandLine(new RunVerb(face)));
        line.addSubcommand(new CommandLine(new ImportVerb(face)));
        line.addSubcommand(new CommandLine(new VerifyVerb(face)));
        line.addSubcommand(new CommandLine(new InfoVerb(face)));
        line.addSubcommand(new CommandLine(new ConvertVerb(face)));
        line.addSubcommand(new CommandLine(new DelineateVerb(face)));
        line.addSubcommand(new CommandLine(new PreprocessVerb(face)));
        line.addSubcommand(new CommandLine(new FcVerb(face)));
        line.addSubcommand(new CommandLine(new FcMatrixVerb(face)));
        line.addSubcommand(new CommandLine(new TargetVerb(face)));
        line.addSubcommand(new CommandLine(new GroupMapVerb(face)));
        line.addSubcommand(new CommandLine(new EcVerb(face)));
        line.addSubcommand(new CommandLine(new EcMapVerb(face)));
        line.addSubcommand(new CommandLine(new GlmVerb(face)));
        line.addSubcommand(new CommandLine(new PpiVerb(face)));
        line.addSubcommand(new CommandLine(new RegisterVerb(face)));
        line.addSubcommand(new CommandLine(new ApplyVerb(face)));
        line.addSubcommand(new CommandLine(new ExportVerb(face)));
        line.addSubcommand(new CommandLine(new ReviewVerb(face)));
        line.addSubcommand(new CommandLine(new ReportVerb(face)));
        line.addSubcommand(new CommandLine(new AccountVerb(face)));
        line.addSubcommand(new CommandLine(new DeidentifyVerb(face)));
        line.addSubcommand(PacsVerb.commandLine(face));
        line.addSubcommand(new CommandLine(new NavigateVerb(face)));
        line.addSubcommand(new CommandLine(new MethodVerb(face)));
        line.addSubcommand(new CommandLine(new DevicesVerb(face)));
        line.addSubcommand(new CommandLine(new SimulateVerb(face)));
        line.addSubcommand(new CommandLine(new VersionVerb(face)));
        for (VerbProvider provider : ServiceLoader.load(VerbProvider.class, Main.class.getClassLoader())) {
            provider.verbs(face).forEach(verb -> line.addSubcommand(new CommandLine(verb)));
        }
        line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
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
