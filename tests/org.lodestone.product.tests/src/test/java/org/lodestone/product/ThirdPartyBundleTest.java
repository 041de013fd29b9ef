package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The way of docs/extending.md: bundles from the templates, built against the published repository alone, installed and used. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThirdPartyBundleTest {

    private static final String BUNDLES = "com.example.lodestone.targeting,com.example.lodestone.tracker,com.example.lodestone.reader,"
            + "com.example.lodestone.exporter";

    @TempDir
    private static Path folder;
    private static Product product;
    private static String site;

    @BeforeAll
    static void buildAndInstall() throws IOException {
        product = Product.copy(folder.resolve("product"));
        site = TemplateSite.built().toUri().toString();
        Product.Result installed = product.run("extension", "install", site, BUNDLES);
        assertEquals(0, installed.exit(), installed.out() + installed.err());
    }

    private static Path volume(String name, float... values) throws IOException {
        StringBuilder text = new StringBuilder("4 2 1 10\n");
        for (float value : values) {
            text.append(String.format(Locale.ROOT, "%s ", value));
        }
        Path file = folder.resolve(name + ".voltxt");
        Files.writeString(file, text.toString());
        Path image = folder.resolve(name + ".nii.gz");
        Product.Result result = product.run("method", "run", "text-volume-reader", "--in", file.toString(), "--out", image.toString());
        assertEquals(0, result.exit(), result.err());
        return image;
    }

    @Test
    @Order(1)
    void methodsOfAThirdPartyAreListedAndDescribedBesideOurs() throws IOException {
        JsonNode all = new ObjectMapper().readTree(product.run("method", "list", "--json").out()).path("methods");
        assertTrue(all.findValuesAsText("id").contains("com.example.centre-of-gravity"));
        assertTrue(all.findValuesAsText("id").contains("lodestone.targeting.seed-map"));

        Product.Result described = product.run("method", "describe", "com.example.centre-of-gravity", "--json");
        assertEquals(-0.1, new ObjectMapper().readTree(described.out()).path("parameters").path(0).path("default").asDouble());
    }

    @Test
    @Order(2)
    void aTargetingMethodOfAThirdPartyFindsThePointOnPaper() throws IOException {
        Path mask = volume("mask", 1, 1, 1, 0, 1, 1, 1, 0);
        Path map = volume("map", -0.5f, 0, -0.25f, -0.9f, 0, 0, 0, 0.7f);

        Product.Result result = product.run("method", "run", "centre-of-gravity", "--mask", mask.toString(), "--map", map.toString());

        assertEquals(0, result.exit(), result.err());
        // Weights 0.5 at x = 0 mm and 0.25 at x = 20 mm; the strongest voxel lies outside of the mask.
        JsonNode mm = new ObjectMapper().readTree(result.out()).path("targets").path(0).path("nativeMm");
        assertEquals(20.0 / 3, mm.path(0).asDouble(), 1e-3);
        assertEquals(0, mm.path(1).asDouble(), 1e-9);
    }

    @Test
    @Order(3)
    void aVolumeReaderOfAThirdPartyReadsAndRefuses() throws IOException {
        Path file = folder.resolve("short.voltxt");
        Files.writeString(file, "200 200 200 1\n1 2 3");

        Product.Result refused = product.run("info", file.toString());

        assertEquals(3, refused.exit(), refused.err());
        assertTrue(refused.err().contains("holds 3 values instead of 8000000"), refused.err());
    }

    @Test
    @Order(4)
    void aTrackerOfAThirdPartyStreams() throws IOException {
        assertTrue(product.run("devices").out().contains("com.example.circle"));

        Product.Result poses = product.run("navigate", "--headless", "--tracker", "circle:any", "--set", "rateHz=100", "--seconds", "1");

        assertEquals(0, poses.exit(), poses.err());
        JsonNode first = new ObjectMapper().readTree(poses.out().lines().findFirst().orElseThrow());
        assertEquals("pointer", first.path("tool").asText());
        assertEquals(50, first.path("matrix").path(0).path(3).asDouble(), 1e-9);
    }

    @Test
    @Order(5)
    void anExporterOfAThirdPartyWritesWhatItsReaderFindsAgain() throws IOException {
        Path targets = folder.resolve("sub-01_desc-tms_targets.json");
        Files.writeString(targets, """
                {"Simulated": true, "Sources": [], "GeneratedBy": [{"Name": "Lodestone", "Version": "0"}], "Steps": [],
                 "targets": [{"method": "lodestone.targeting.seed-map", "nativeSpace": "sub-01", "nativeMm": [-40.5, 41.25, 30],
                 "templateSpace": "MNIColin27", "templateMm": [-40, 40, 30], "region": "", "r": -0.3, "clusterMm3": 0, "usable": true,
                 "gates": []}]}
                """);
        Path out = folder.resolve("handed-over");

        Product.Result exported = product.run("export", targets.toString(), "--format", "example-points", "--out", out.toString());

        assertEquals(0, exported.exit(), exported.err());
        List<String> lines = Files.readAllLines(out.resolve("sub-01_desc-tms.points.txt"));
        assertEquals("# LPS mm", lines.get(1));
        assertTrue(lines.get(2).contains("SIMULATED PATIENT") && lines.get(2).contains("NOT SIGNED"), lines.get(2));
        // 40.5 mm to the left and 41.25 mm to the front, as the file's own axes count them.
        assertTrue(lines.get(3).endsWith(" 40.5000 -41.2500 30.0000"), lines.get(3));
    }

    @Test
    @Order(6)
    void unsignedContentIsRefusedWhereTheSiteSaysSoAndNothingChanges() throws IOException {
        Product.Result removed = product.run("extension", "remove", "com.example.lodestone.reader");
        assertEquals(0, removed.exit(), removed.err());
        Path rules = folder.resolve("site.properties");
        Files.writeString(rules, "extensions.unsigned = refuse\n");

        Product.Result refused = product.run(Map.of("LODESTONE_SITE", rules.toString()),
                "extension", "install", site, "com.example.lodestone.reader");

        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("unsigned"), refused.err());
        assertFalse(product.run("extension", "list").out().contains("reader"));
    }

    @Test
    @Order(7)
    void anEarlierStateOfTheInstallationComesBackAndTheVerbsStillWork() throws IOException {
        String[] states = product.run("extension", "history").out().strip().split("\\s+");
        String before = product.run("extension", "list").out();

        assertEquals(0, product.run("extension", "revert", states[0]).exit());
        assertEquals("", product.run("extension", "list").out());
        assertEquals(0, product.run("method", "list").exit());

        // p2 may have cleared the jars of the later state away: it is told where they came from.
        Product.Result back = product.run("extension", "revert", states[states.length - 1], site);
        assertEquals(0, back.exit(), back.err());
        assertEquals(before, product.run("extension", "list").out());
    }

    @Test
    @Order(8)
    void theTemplatesTakeANameOfTheirOwner() throws IOException {
        Path mine = folder.resolve("mine");
        TemplateSite.copy(Product.root().resolve("docs/templates"), mine);
        assertTrue(mine.resolve("rename").toFile().setExecutable(true));

        assertEquals(2, Product.run(mine, Map.of(), 20, mine.resolve("rename").toString(), "My Hospital").exit());
        Product.Result renamed = Product.run(mine, Map.of(), 20, mine.resolve("rename").toString(), "org.hospital.tms");

        assertEquals(0, renamed.exit(), renamed.err());
        assertTrue(Files.exists(mine.resolve("org.hospital.tms.lodestone.tracker/src/org/hospital/tms/lodestone/tracker/CircleTracker.java")));
        Product.Result left = Product.run(mine, Map.of(), 20, "grep", "-rlE", "com[./]example", "--exclude=rename", ".");
        assertEquals("", left.out());
    }
}
