package org.lodestone.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The product as one scenario sees it: its own folder, the last command, simulators that it started. All step classes of a scenario share one. */
public final class ProductUnderTest implements AutoCloseable {

    private static final ThreadLocal<ProductUnderTest> SCENARIO = new ThreadLocal<>();
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final Path folder;
    private final Map<String, String> names = new TreeMap<>();
    private final List<Process> running = new ArrayList<>();
    private String command = "";
    private Session.Ran last = new Session.Ran(-1, "", "nothing was run", 0);

    private ProductUnderTest(Path folder) {
        this.folder = folder;
        names.put("work", folder.toString());
        names.put("home", Session.current().home().toString());
    }

    /** @return the one of the scenario under way on this thread */
    public static ProductUnderTest forScenario() {
        if (SCENARIO.get() == null) {
            try {
                SCENARIO.set(new ProductUnderTest(Files.createTempDirectory(Session.current().work(), "scenario-")));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return SCENARIO.get();
    }

    /** Makes the demonstration case and gives its files names: {case}, {t1}, {bold}, {results}. */
    public void demonstration() {
        Path demo = Session.current().demonstration();
        names.put("case", demo.toString());
        names.put("bids", demo.resolve("bids").toString());
        names.put("t1", demo.resolve("bids/sub-demo/anat/sub-demo_T1w.nii.gz").toString());
        names.put("bold", demo.resolve("bids/sub-demo/func/sub-demo_task-rest_bold.nii.gz").toString());
        names.put("results", demo.resolve("derivatives/sub-demo").toString());
    }

    /** @return the text with {names} filled in */
    public String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    /** @return a file by its name; relative ones lie in the scenario's folder */
    public Path path(String name) {
        return folder.resolve(filled(name));
    }

    /** Runs the product with arguments separated by blanks; 'quotes' keep them together. */
    public void run(String arguments) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(arguments);
        while (matcher.find()) {
            words.add(filled(matcher.group(1) != null ? matcher.group(1) : matcher.group(2)));
        }
        command = "lodestone " + String.join(" ", words);
        last = Session.current().run(words, 900);
    }

    /** Plays a device; its address is {port}. */
    public void simulate(String device, String faults) {
        String name = "simulator-" + System.nanoTime();
        List<String> arguments = new ArrayList<>(List.of("simulate", device, "--port", "0", "--seconds", "60"));
        if (!faults.isEmpty()) {
            arguments.addAll(List.of("--faults", faults));
        }
        Process process = Session.current().start(arguments, name);
        running.add(process);
        Path out = Session.current().work().resolve(name + ".out");
        try {
            String port = "";
            for (int i = 0; i < 300 && port.isEmpty() && process.isAlive(); i++) {
                Thread.sleep(100);
                port = Files.readString(out).strip();
            }
            if (port.isEmpty()) {
                throw new AssertionError("the simulator of " + device + " did not start: " + Files.readString(Session.current().work().resolve(name + ".err")));
            }
            names.put("port", port.lines().findFirst().orElseThrow());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return what the last command did */
    public Session.Ran last() {
        return last;
    }

    /** @return the last command with all it said, for the record; long output is cut */
    public String protocol() {
        return "$ " + command + "\nexit code " + last.exit() + "\n" + cut(last.out()) + "\n" + cut(last.err());
    }

    private static String cut(String text) {
        return text.length() <= 20_000 ? text : text.substring(0, 20_000) + "\n... " + text.length() + " characters in all";
    }

    @Override
    public void close() {
        running.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
        SCENARIO.remove();
    }
}
