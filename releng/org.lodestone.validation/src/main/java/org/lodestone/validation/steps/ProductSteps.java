package org.lodestone.validation.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.validation.ProductUnderTest;
import org.lodestone.validation.Session;
import org.opentest4j.TestAbortedException;

/** Steps about the product as a whole: run it, look at what it says and leaves. A new object for each scenario. */
public final class ProductSteps {

    private final ProductUnderTest product = ProductUnderTest.forScenario();
    private Scenario scenario;

    /** Called by Cucumber. */
    public ProductSteps() {
        // the scenario comes in begin
    }

    /** Keeps the scenario, to attach evidence to. */
    @Before
    public void begin(Scenario started) {
        scenario = started;
        if (Session.current().stopped()) {
            throw new TestAbortedException(Session.NOT_RUN);
        }
    }

    /** Ends what the scenario started. */
    @After
    public void end() {
        product.close();
    }

    @Given("the demonstration case")
    public void theDemonstrationCase() {
        product.demonstration();
    }

    @Given("a file {string} with")
    public void aFileWith(String name, String text) throws IOException {
        Path file = product.path(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Given("a simulated {string}")
    public void aSimulated(String device) {
        product.simulate(device, "");
    }

    @Given("a simulated {string} with faults {string}")
    public void aSimulatedWithFaults(String device, String faults) {
        product.simulate(device, faults);
    }

    @When("I run {string}")
    public void iRun(String command) {
        product.run(command);
        scenario.attach(product.protocol().getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/plain", "what was run and said");
    }

    @Then("it succeeds")
    public void itSucceeds() {
        check(product.last().exit() == 0, "it ended with code " + product.last().exit() + ": " + product.last().err());
    }

    @Then("it ends with code {int}")
    public void itEndsWithCode(int code) {
        check(product.last().exit() == code, "it ended with code " + product.last().exit() + ": " + product.last().err());
    }

    @Then("it takes at most {double} seconds")
    public void itTakesAtMost(double seconds) {
        check(product.last().seconds() <= seconds, String.format(Locale.ROOT, "it took %.2f s", product.last().seconds()));
    }

    @Then("the output contains {string}")
    public void theOutputContains(String text) {
        check(product.last().out().contains(product.filled(text)), "it is missing in: " + product.last().out());
    }

    @Then("the message contains {string}")
    public void theMessageContains(String text) {
        check(product.last().err().contains(product.filled(text)), "it is missing in: " + product.last().err());
    }

    @Then("the message names a remedy in one line")
    public void theMessageNamesARemedy() {
        List<String> lines = product.last().err().lines().filter(line -> line.matches(".*LS-[A-Z]+-\\d{3} .*")).toList();
        check(!lines.isEmpty() && lines.stream().allMatch(line -> line.contains("Remedy: ")), "no code with a remedy in: " + product.last().err());
        check(!product.last().err().contains("\tat "), "a stack trace was shown: " + product.last().err());
    }

    @Then("the value {string} is {string}")
    public void theValueIs(String path, String expected) {
        check(value(path).asText().equals(expected), path + " is " + value(path));
    }

    @Then("the value {string} is {double} within {double}")
    public void theValueIsWithin(String path, double expected, double tolerance) {
        check(Math.abs(value(path).asDouble(Double.NaN) - expected) <= tolerance, path + " is " + value(path));
    }

    @Then("the list {string} has at least {int} entries")
    public void theListHas(String path, int count) {
        check(value(path).size() >= count, path + " has " + value(path).size() + " entries");
    }

    @Then("the file {string} exists")
    public void theFileExists(String name) {
        check(Files.exists(product.path(name)), product.path(name) + " does not exist");
    }

    @Then("the file {string} does not exist")
    public void theFileDoesNotExist(String name) {
        check(!Files.exists(product.path(name)), product.path(name) + " exists");
    }

    @Then("the file {string} contains {string}")
    public void theFileContains(String name, String text) throws IOException {
        check(Files.readString(product.path(name)).contains(product.filled(text)), name + " does not contain it");
    }

    @Then("the file {string} does not contain {string}")
    public void theFileDoesNotContain(String name, String text) throws IOException {
        check(!Files.readString(product.path(name)).contains(product.filled(text)), name + " contains it");
    }

    @Then("at least {int} lines of the output have {string} = {string}")
    public void linesHave(int count, String field, String expected) throws IOException {
        List<String> found = new ArrayList<>();
        for (String line : product.last().out().lines().toList()) {
            if (new ObjectMapper().readTree(line).path(field).asText().equals(expected)) {
                found.add(line);
            }
        }
        check(found.size() >= count, found.size() + " lines have it: " + product.last().err());
    }

    @Then("no line of the output has {string} = {string} with {string} = {string}")
    public void noLineHas(String field, String value, String other, String forbidden) throws IOException {
        for (String line : product.last().out().lines().toList()) {
            JsonNode node = new ObjectMapper().readTree(line);
            check(!node.path(field).asText().equals(value) || !node.path(other).asText().equals(forbidden), line);
        }
    }

    @Given("the file {string} is cut to {int} bytes")
    public void theFileIsCut(String name, int bytes) throws IOException {
        byte[] all = Files.readAllBytes(product.path(name));
        Files.write(product.path(name), java.util.Arrays.copyOf(all, bytes));
    }

    private JsonNode value(String path) {
        try {
            JsonNode node = new ObjectMapper().readTree(product.last().out());
            for (String name : path.split("\\.")) {
                node = name.matches("\\d+") ? node.path(Integer.parseInt(name)) : node.path(name);
            }
            check(!node.isMissingNode(), path + " is missing in: " + product.last().out());
            return node;
        } catch (IOException e) {
            throw new AssertionError("the output is no JSON: " + product.last().out(), e);
        }
    }

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
