package org.lodestone.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Reads feature files and matches their steps with those at hand; runs none of them. Not for several threads. */
final class DryRun implements TestExecutionListener {

    private final Set<String> requirements;
    private final List<String> troubles = new ArrayList<>();
    private int scenarios;

    /** @param requirements the ids that are known */
    DryRun(Set<String> requirements) {
        this.requirements = requirements;
    }

    /**
     * @param features what Cucumber shall read
     * @return this, with what was found
     */
    DryRun of(List<DiscoverySelector> features) {
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(features)
                .configurationParameter("cucumber.glue", "org.lodestone.validation.steps")
                .configurationParameter("cucumber.publish.quiet", "true")
                .configurationParameter("cucumber.execution.dry-run", "true").build(), this);
        return this;
    }

    /** @return how many scenarios would run, each row of examples as one */
    int scenarios() {
        return scenarios;
    }

    /** @return a line for each thing that would keep a scenario from counting: file, line, what */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            scenarios++;
            // What cannot be parsed has no tags to speak of.
            ids(test);
        }
        result.getThrowable().ifPresent(error -> troubles.add(place(test) + first(error)));
    }

    private void ids(TestIdentifier test) {
        List<String> ids = test.getTags().stream().map(TestTag::getName).filter(tag -> tag.startsWith("LS-REQ-") || tag.startsWith("SITE-REQ-")).toList();
        if (ids.isEmpty()) {
            troubles.add(place(test) + "It carries no id of a requirement (@SITE-REQ-...).");
        }
        ids.stream().filter(id -> !requirements.contains(id)).forEach(id -> troubles.add(place(test) + "No requirements.tsv has " + id + "."));
    }

    private static String place(TestIdentifier test) {
        return test.getSource().filter(FileSource.class::isInstance).map(FileSource.class::cast)
                .map(file -> file.getFile() + file.getPosition().map(at -> ":" + at.getLine()).orElse("")).orElse("")
                + "  " + test.getDisplayName() + "  ";
    }

    /** @return the words of an error without the Java that Cucumber proposes to write */
    private static String first(Throwable error) {
        List<String> lines = String.valueOf(error.getMessage()).lines().map(String::strip).filter(line -> !line.isEmpty())
                .takeWhile(line -> !line.startsWith("You can implement")).toList();
        return String.join(" ", lines);
    }
}
