package org.lodestone.validation;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EmbedEvent;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lodestone.core.Sha256;

/** Listens to the scenarios and keeps what they attach. Created by Cucumber by name; results go to the current {@link Session}. */
public final class ScenarioRecorder implements ConcurrentEventListener {

    private final Map<TestCase, List<ScenarioResult.Evidence>> evidence = new ConcurrentHashMap<>();

    /** Called by Cucumber. */
    public ScenarioRecorder() {
        // nothing to prepare
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestCaseStarted.class, event -> evidence.put(event.getTestCase(), new ArrayList<>()));
        publisher.registerHandlerFor(EmbedEvent.class, event -> evidence.get(event.getTestCase()).add(store(event)));
        publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
    }

    private static ScenarioResult.Evidence store(EmbedEvent event) {
        byte[] bytes = event.getData();
        String hash = Sha256.of(bytes);
        String kind = event.getMediaType().contains("json") ? ".json" : event.getMediaType().contains("png") ? ".png" : ".txt";
        Path file = Session.current().evidence().resolve(hash.substring(0, 16) + kind);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ScenarioResult.Evidence(file.getFileName().toString(), hash);
    }

    private void finished(TestCaseFinished event) {
        TestCase test = event.getTestCase();
        List<String> tags = test.getTags().stream().map(tag -> tag.substring(1)).toList();
        List<String> requirements = tags.stream().filter(tag -> tag.startsWith("LS-REQ-") || tag.startsWith("SITE-REQ-")).toList();
        String suite = tags.stream().filter(List.of("installation", "operational", "performance")::contains).findFirst().orElse("operational");
        boolean passed = event.getResult().getStatus() == Status.PASSED;
        Throwable error = event.getResult().getError();
        String message = passed ? "" : error == null ? "The step is not known: " + event.getResult().getStatus() : String.valueOf(error.getMessage());
        Duration took = event.getResult().getDuration();
        Session.current().add(new ScenarioResult(test.getName(), Path.of(test.getUri().getPath()).getFileName().toString(),
                test.getLocation().getLine(), requirements, suite, passed, took.toNanos() / 1e9, message, evidence.remove(test)));
    }
}
