package org.lodestone.validation.steps;

import static org.lodestone.validation.steps.ProductSteps.check;

import io.cucumber.java.en.Then;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lodestone.core.Sha256;
import org.lodestone.validation.Session;

/** Steps about the files of the installation. */
public final class InstallationSteps {

    /** Called by Cucumber. */
    public InstallationSteps() {
        // nothing to keep
    }

    @Then("every installed bundle has the hash that the build recorded")
    public void hashes() throws IOException {
        Path home = Session.current().home();
        List<String> recorded = Files.readAllLines(home.resolve("lib/validation/bundles.sha256"));
        check(!recorded.isEmpty(), "the build recorded nothing");
        for (String line : recorded) {
            String[] cells = line.strip().split("\\s+", 2);
            Path jar = home.resolve("plugins").resolve(cells[1]);
            check(Files.isRegularFile(jar), cells[1] + " is missing");
            check(Sha256.of(jar).equals(cells[0]), cells[1] + " is not the one that was built");
        }
    }

    @Then("every bundle of the product is installed once")
    public void onceEach() throws IOException {
        Path home = Session.current().home();
        Set<String> seen = new HashSet<>();
        for (String line : Files.readAllLines(home.resolve("lib/own-bundles.txt"))) {
            String[] cells = line.split(",");
            if (cells.length >= 3) {
                check(seen.add(cells[0]), cells[0] + " is installed twice");
                check(Files.exists(home.resolve(cells[2])), cells[2] + " is missing");
            }
        }
    }
}
