package org.lodestone.validation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.installation.DroppedBundles;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lodestone validate}: the feature tests on the installed product, and the report that traces requirements to evidence. */
@Command(name = "validate", mixinStandardHelpOptions = true,
        description = "Runs the feature tests on this installation and writes a report: HTML, PDF, JUnit XML, evidence with hashes.",
        footer = {"", "Exit codes: 0 all passed, 3 cannot be run, 4 a feature test failed."})
public final class ValidateVerb implements Callable<Integer> {

    /** What is qualified. */
    enum Suite {
        /** Is it installed whole and unchanged. */
        INSTALLATION,
        /** Does it do what it shall. */
        OPERATIONAL,
        /** Does it do so well and fast enough. */
        PERFORMANCE
    }

    private final Face face;

    @Spec
    private CommandSpec spec;

    @Option(names = "--report", paramLabel = "DIR", description = "Folder for the report; made when absent. Needed but for a dry run.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--dry-run", description = "Runs nothing: names the steps that are unknown or fit several definitions, and scenarios without "
            + "a known requirement.")
    private boolean dryRun;

    @Option(names = "--suite", paramLabel = "S", split = ",", description = "installation, operational, performance. Default: all three.")
    private List<Suite> suites = List.of();

    @Option(names = "--features", paramLabel = "DIR", description = "The site's own feature files, beside those of the product; may be repeated.")
    private List<Path> features = List.of();

    @Option(names = "--only", paramLabel = "TAGS", description = "Only scenarios with these tags, '@import and not @slow'. The report says it is partial.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--fail-fast", description = "Stop at the first failure; the rest is reported as not run.")
    private boolean failFast;

    @Option(names = "--case", paramLabel = "DIR", description = "A demonstration case that 'demo --out' made before, instead of a new one.")
    private Optional<Path> demonstration = Optional.empty();

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "", description = "Who answers for this run; goes into the report.")
    private String by;

    /** @param face channels */
    public ValidateVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() throws IOException {
        Path home = Path.of(Optional.ofNullable(System.getenv("LODESTONE_HOME")).orElseThrow(() -> refused("LS-VALID-001",
                "Only an installed product can be validated.", "Start this through its script lodestone.")));
        List<String> dropped = DroppedBundles.folder().map(DroppedBundles::names).orElse(List.of());
        if (!dropped.isEmpty()) {
            throw refused("LS-VALID-004", "The site's drop folder holds " + String.join(", ", dropped) + ", which is no part of the installation to be tested.",
                    "Install it with lodestone extension install, or take it out of the folder.");
        }
        List<Path> folders = new ArrayList<>(List.of(home.resolve("lib/validation/features")));
        folders.addAll(features);
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder) && !Files.isRegularFile(folder)) {
                throw refused("LS-VALID-002", folder + " does not exist.", "Name a folder of .feature files.");
            }
            selectors.add(Files.isDirectory(folder) ? selectDirectory(folder.toFile()) : selectFile(folder.toFile()));
        }
        require(FeatureFiles.faults(folders), "Feature files cannot be read, as said above.", "Compare them with those in lib/validation/features.");
        return dryRun ? dryRun(folders, selectors) : run(home, folders, selectors, report.orElseThrow(
                () -> new ParameterException(spec.commandLine(), "Name the folder of the report: --report DIR")));
    }

    private int dryRun(List<Path> folders, List<DiscoverySelector> selectors) throws IOException {
        DryRun found = new DryRun(Requirement.read(folders).stream().map(Requirement::id).collect(Collectors.toSet())).of(selectors);
        face.out().println(found.scenarios() + " scenarios were read, none was run; " + found.troubles().size() + " things would keep some from counting.");
        require(found.troubles(), "Feature files have steps or ids that nobody knows, as said above.",
                "Use the steps of the product's own features in lib/validation/features, and ids of a requirements.tsv.");
        return ExitCode.DONE;
    }

    private void require(List<String> troubles, String message, String remedy) {
        troubles.forEach(face.err()::println);
        if (!troubles.isEmpty()) {
            throw refused("LS-VALID-003", message, remedy);
        }
    }

    private int run(Path home, List<Path> folders, List<DiscoverySelector> selectors, Path report) throws IOException {
        Files.createDirectories(report);
        Path work = Files.createTempDirectory("lodestone-validation");
        Session session = new Session(home.resolve("lodestone"), work, report.resolve("evidence"), demonstration.map(Path::toAbsolutePath),
                failFast);
        session.begin();
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(selectors)
                    .configurationParameter("cucumber.glue", "org.lodestone.validation.steps")
                    .configurationParameter("cucumber.plugin", ScenarioRecorder.class.getName())
                    .configurationParameter("cucumber.publish.quiet", "true")
                    .configurationParameter("cucumber.filter.tags", tags()).build();
            LauncherFactory.create().execute(request);
        } finally {
            Folders.delete(work);
        }
        Trace trace = Trace.of(session.results(), folders, home, by, only.isPresent() || !suites.isEmpty() || failFast);
        trace.write(report);
        face.out().println(trace.summary());
        face.out().println("report  " + report.resolve("validation.html"));
        return trace.passed() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    private String tags() {
        String chosen = String.join(" or ", suites.stream().map(suite -> "@" + suite.name().toLowerCase(java.util.Locale.ROOT)).toList());
        String filter = only.map(tags -> "(" + tags + ")").orElse("");
        return chosen.isEmpty() ? filter.isEmpty() ? "not @never" : filter : "(" + chosen + ")" + (filter.isEmpty() ? "" : " and " + filter);
    }

    private static RefusedException refused(String code, String message, String remedy) {
        return new RefusedException(Finding.error(code, message, remedy));
    }
}
