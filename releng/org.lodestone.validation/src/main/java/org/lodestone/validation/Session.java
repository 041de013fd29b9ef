package org.lodestone.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run of the validation: the installed product under test, folders, results. Cucumber makes its own objects, so there is one at a time. */
public final class Session {

    /** What the report says of a scenario that was left out after a failure. */
    public static final String NOT_RUN = "Not run: another one failed before.";

    private static volatile Session current;

    private final Path launcher;
    private final Path work;
    private final Path evidence;
    private final boolean failFast;
    private final List<ScenarioResult> results = Collections.synchronizedList(new ArrayList<>());
    private Optional<Path> demonstration;
    private Optional<Path> pictures = Optional.empty();

    /**
     * @param launcher start script of the product under test
     * @param work folder for what scenarios make; new and empty
     * @param evidence folder for what they attach
     * @param demonstration a demonstration case that is there already; empty to make one when it is needed
     * @param failFast whether nothing more is run after a failure
     */
    public Session(Path launcher, Path work, Path evidence, Optional<Path> demonstration, boolean failFast) {
        this.launcher = launcher;
        this.work = work;
        this.evidence = evidence;
        this.demonstration = demonstration;
        this.failFast = failFast;
    }

    /** What a command did. */
    public record Ran(int exit, String out, String err, double seconds) {
    }

    /** @return the session that is under way */
    public static Session current() {
        return current;
    }

    /** Makes this the session that is under way. */
    public void begin() {
        current = this;
    }

    /** @return folder of the product */
    public Path home() {
        return launcher.getParent();
    }

    /** @return folder for what scenarios make */
    public Path work() {
        return work;
    }

    /** @return folder for what scenarios attach */
    public Path evidence() {
        return evidence;
    }

    void add(ScenarioResult result) {
        results.add(result);
        System.err.printf("%s  %s%n", result.passed() ? "passed" : result.message().equals(NOT_RUN) ? "not run" : "FAILED", result.name());
    }

    /** @return whether a scenario failed and nothing more is to be run */
    public boolean stopped() {
        return failFast && results().stream().anyMatch(result -> !result.passed());
    }

    /** @return results so far */
    public List<ScenarioResult> results() {
        return List.copyOf(results);
    }

    /** @return the demonstration case, made on first use */
    public synchronized Path demonstration() {
        if (demonstration.isEmpty()) {
            Path folder = work.resolve("demonstration");
            Ran ran = run(List.of("demo", "--no-gui", "--json", "--out", folder.toString()), 900);
            if (ran.exit() != 0) {
                throw new AssertionError("the demonstration case ended with code " + ran.exit() + ": " + ran.err());
            }
            demonstration = Optional.of(folder);
        }
        return demonstration.get();
    }

    /** @return a picture of the installed workbench in each perspective, with the demonstration case open; taken on first use */
    public synchronized Path pictures() {
        if (pictures.isEmpty()) {
            Path folder = work.resolve("pictures");
            try (Screen screen = Screen.open(work)) {
                ProcessBuilder builder = command(List.of("--case", demonstration().toString(), "--pictures", folder.toString()), "workbench");
                builder.environment().put("DISPLAY", screen.name());
                builder.environment().put("LODESTONE_WORKSPACE", work.resolve("workspace").toString());
                Ran ran = finish(builder, "workbench", 300);
                if (ran.exit() != 0) {
                    throw new AssertionError("the workbench ended with code " + ran.exit() + ": " + ran.err());
                }
            }
            pictures = Optional.of(folder);
        }
        return pictures.get();
    }

    /** Starts the product with arguments; its streams go to files of the given name. */
    Process start(List<String> arguments, String name) {
        try {
            return command(arguments, name).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder command(List<String> arguments, String name) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile())
                .redirectOutput(work.resolve(name + ".out").toFile()).redirectError(work.resolve(name + ".err").toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().put("LODESTONE_EXTENSIONS", "off");
        return builder;
    }

    /** Runs the product to its end. */
    Ran run(List<String> arguments, int limitSeconds) {
        String name = "run-" + System.nanoTime();
        return finish(command(arguments, name), name, limitSeconds);
    }

    private Ran finish(ProcessBuilder builder, String name, int limitSeconds) {
        long begin = System.nanoTime();
        try {
            Process process = builder.start();
            if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(builder.command() + " did not end within " + limitSeconds + " s");
            }
            return new Ran(process.exitValue(), Files.readString(work.resolve(name + ".out")), Files.readString(work.resolve(name + ".err")),
                    (System.nanoTime() - begin) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
