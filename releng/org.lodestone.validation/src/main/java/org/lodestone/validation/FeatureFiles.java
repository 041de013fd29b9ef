package org.lodestone.validation;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.ParseError;
import io.cucumber.messages.types.Pickle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks whether feature files can be read at all: Cucumber leaves out one that it cannot, and what did not run would seem to pass. */
final class FeatureFiles {

    private FeatureFiles() {
    }

    /**
     * @param places folders of feature files, or single ones
     * @return a line for each fault: file, and in brackets line and column, what
     * @throws IOException when a file cannot be read
     */
    static List<String> faults(List<Path> places) throws IOException {
        List<String> faults = new ArrayList<>();
        GherkinParser parser = GherkinParser.builder().includeSource(false).includePickles(true).build();
        for (Path place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(name -> name.toString().endsWith(".feature")).sorted().toList()) {
                    List<Envelope> read = parser.parse(file).toList();
                    List<String> wrong = read.stream().map(Envelope::getParseError).flatMap(Optional::stream).map(ParseError::getMessage).toList();
                    wrong.forEach(message -> faults.add(file + "  " + message));
                    List<Pickle> scenarios = read.stream().map(Envelope::getPickle).flatMap(Optional::stream).toList();
                    scenarios.stream().filter(scenario -> scenario.getSteps().isEmpty()).forEach(scenario -> faults.add(file + "  " + scenario.getName()
                            + " has no steps."));
                    if (wrong.isEmpty() && scenarios.isEmpty()) {
                        faults.add(file + "  It has no scenario.");
                    }
                }
            }
        }
        return faults;
    }
}
