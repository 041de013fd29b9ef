package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.OperatorInstruction;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The validation suite on an installed product, a sound one and one with a faulty bundle. Scenarios of one perspective only, for time. */
class ValidationTest {

    @TempDir
    private Path folder;

    private static final String SITE = """
            @operational @site
            Feature: What this site wants besides

              @SITE-REQ-001
              Scenario: The product greets us
                When I run "version"
                Then it succeeds
            """;

    @Test
    void aSoundProductPassesAndTheReportTracesRequirementsToEvidence() throws IOException {
        Path features = Files.createDirectories(folder.resolve("site"));
        Files.writeString(features.resolve("site.feature"), SITE);
        Files.writeString(features.resolve("requirements.tsv"), "SITE-REQ-001\tnone\tThe product answers.\n");
        Path report = folder.resolve("report");

        Product.Result result = Product.built().run("validate", "--report", report.toString(), "--features", features.toString(),
                "--only", "@LS-REQ-INS-001 or @LS-REQ-IMP-001 or @SITE-REQ-001", "--by", "A. Tester");

        assertEquals(0, result.exit(), result.err());
        JsonNode json = new ObjectMapper().readTree(report.resolve("validation.json").toFile());
        assertTrue(json.path("passed").asBoolean() && json.path("partial").asBoolean());
        assertTrue(json.path("scenarios").size() >= 9, json.path("scenarios").toString());
        String page = Files.readString(report.resolve("validation.html"));
        assertTrue(page.contains("LS-REQ-IMP-001") && page.contains("R03 Left and right are swapped") && page.contains("SITE-REQ-001")
                && page.contains("A. Tester") && page.contains("evidence/"), page);
        assertTrue(Files.readString(report.resolve("junit.xml")).contains("failures=\"0\""));
        assertEquals("%PDF", new String(Files.readAllBytes(report.resolve("validation.pdf")), 0, 4));
    }

    @Test
    void aDryRunNamesWhatNobodyKnowsInASitesOwnFeaturesAndRunsNothing() throws IOException {
        assertEquals(0, Product.built().run("validate", "--dry-run").exit());
        Path features = Files.createDirectories(folder.resolve("site"));
        Path file = features.resolve("site.feature");
        Files.writeString(file, SITE);
        Files.writeString(features.resolve("requirements.tsv"), "SITE-REQ-001\tnone\tThe product answers.\n");
        assertEquals(0, Product.built().run("validate", "--dry-run", "--features", features.toString()).exit());

        Files.writeString(file, SITE + """
                    And the coffee is hot

                  Scenario: It has no id
                    When I run "extension install nowhere nothing"

                  @SITE-REQ-002
                  Scenario: Nobody wrote this requirement down
                    Then it succeeds
                """);
        Product.Result result = Product.built().run("validate", "--dry-run", "--features", features.toString());

        assertEquals(3, result.exit(), result.out() + result.err());
        assertTrue(result.err().contains(file + ":5") && result.err().contains("'the coffee is hot' is undefined"), result.err());
        assertTrue(result.err().contains("It has no id") && result.err().contains("carries no id"), result.err());
        assertTrue(result.err().contains("No requirements.tsv has SITE-REQ-002"), result.err());
        assertTrue(result.out().contains("none was run; 3 things"), result.out());

        // Cucumber would leave these out and say nothing.
        String steps = "    When I run \"version\"\n";
        expectUnread(features, "Feature: x\n  Scenarioo: x\n", "It has no scenario.");
        expectUnread(features, "Feature: x\n  Scenario: nothing\n    Whenn I run\n", "nothing has no steps.");
        expectUnread(features, "Feature: x\n  Scenario: x\n" + steps + "  Scenarioo: y\n", "(4:3)");
    }

    private void expectUnread(Path features, String text, String why) throws IOException {
        Files.writeString(features.resolve("site.feature"), text);
        Product.Result broken = Product.built().run("validate", "--report", folder.resolve("report").toString(), "--only", "@LS-REQ-INS-001",
                "--features", features.toString());
        assertEquals(3, broken.exit(), broken.out() + broken.err());
        assertTrue(broken.err().contains(why), broken.err());
    }

    @Test
    void aReportIsSignedWithAnAccountAndVoidWhenTheProductIsAnother() throws IOException {
        Product product = Product.copy(folder.resolve("product"));
        String report = folder.resolve("report").toString(), store = folder.resolve("store").toString();
        Path password = Files.writeString(folder.resolve("password"), "four words make one\n");
        assertEquals(0, product.run("validate", "--report", report, "--only", "@LS-REQ-INS-001").exit());
        Product.Result account = product.run("account", store, "add", "anna", "--role", "administrator", "--full-name", "A. Tester",
                "--new-store", "--password-file", password.toString());
        assertEquals(0, account.exit(), account.err());
        assertEquals(4, product.run("validation", store, "verify", "--report", report).exit(), "nobody has signed yet");

        Product.Result signed = product.run("validation", store, "sign", "--report", report, "--user", "anna", "--password-file", password.toString());

        assertEquals(0, signed.exit(), signed.err());
        assertTrue(signed.out().contains("signed by A. Tester (anna, administrator)"), signed.out());
        assertEquals(0, product.run("validation", store, "verify", "--report", report).exit());
        mutate(core(product), "/org/lodestone/core/Affine.class");
        Product.Result after = product.run("validation", store, "verify", "--report", report);
        assertEquals(4, after.exit(), after.err());
        assertTrue(after.out().contains("SIGNATURE VOID") && after.out().contains("org.lodestone.core_"), after.out());
    }

    private static Path core(Product product) throws IOException {
        try (Stream<Path> jars = Files.list(product.home().resolve("plugins"))) {
            return jars.filter(file -> file.getFileName().toString().startsWith("org.lodestone.core_")).findFirst().orElseThrow();
        }
    }

    @Test
    void aProductWithAFaultyBundleFails() throws IOException {
        Product product = Product.copy(folder.resolve("product"));
        // In every class of the reader of images: what was added is taken away.
        mutate(core(product), "/org/lodestone/core/Affine.class");

        Path report = folder.resolve("report");
        Product.Result changed = product.run("validate", "--report", report.toString(), "--only", "@LS-REQ-INS-001");
        assertEquals(4, changed.exit(), changed.err());
        assertTrue(changed.err().contains("FAILED  Every bundle is the one that was built"), changed.err());

        // Also what it does is wrong, not only its hash: a fault that was built in is found as well.
        Product.Result wrong = product.run("validate", "--report", report.toString(), "--only", "@LS-REQ-DEL-001");
        assertEquals(4, wrong.exit(), wrong.err());
        assertFalse(new ObjectMapper().readTree(report.resolve("validation.json").toFile()).path("passed").asBoolean());
    }

    @Test
    void aSeededFaultOfTheListIsCaughtForWhatItDoes() {
        Path launcher = Path.of(System.getProperty("java.home"), "bin", "java");
        Path product = Product.copy(folder.resolve("sound")).home();

        Product.Result result = Product.run(folder, Map.of(), 300, launcher.toString(),
                Product.root().resolve("releng/org.lodestone.mutants/Mutants.java").toString(), Product.root().toString(), product.toString(),
                folder.toString(), "target-slice-off-by-one");

        assertEquals(0, result.exit(), result.err());
        assertTrue(result.out().contains("caught\ttargeting\ttarget-slice-off-by-one"), result.out());
    }

    private static void mutate(Path jar, String type) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path file = files.getPath(type);
            ClassFile format = ClassFile.of();
            byte[] changed = format.transformClass(format.parse(Files.readAllBytes(file)), ClassTransform.transformingMethodBodies(
                    method -> method.methodName().equalsString("apply"), CodeTransform.ofStateful(() -> (builder, element) -> {
                        boolean plus = element instanceof OperatorInstruction operator && operator.opcode() == Opcode.DADD;
                        if (plus) {
                            builder.dsub();
                        } else {
                            builder.with(element);
                        }
                    })));
            Files.write(file, changed);
        }
    }
}
