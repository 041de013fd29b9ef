package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken and hostile bundles, all in one installation: each is left out and named, and everything else works. */
class BrokenBundleTest {

    private static final List<ForeignBundle> BUNDLES = List.of(
            ForeignBundle.provider("throwing", "", "throw new IllegalStateException(\"methods are out\");"),
            ForeignBundle.provider("blocking", "", "forEver(); return List.of();"),
            ForeignBundle.provider("nothing", "", "return null;"),
            ForeignBundle.provider("missingclass", "", "return new Gone().methods(); } static class Gone { List<Method<?, ?>> methods() { return List.of(); }"),
            ForeignBundle.provider("deep", "", "return methods();"),
            ForeignBundle.provider("failingstart", "throw new IllegalStateException(\"will not start\");", "return List.of();"),
            ForeignBundle.provider("blockingstart", "Bad.forEver();", "return List.of();"),
            new ForeignBundle("wrongversion", "org.lodestone.core;version=\"[9,10)\",org.lodestone.method;version=\"[0.1,0.2)\"", "",
                    "org.lodestone.method.MethodProvider", "public List<Method<?, ?>> methods() { return List.of(); }"),
            ForeignBundle.provider("thief", "", """
                    return List.of(new Method<String, String>() {
                        public MethodInfo info() { return MethodInfo.of("lodestone.targeting.seed-map", "666", "Thief", "Takes a name."); }
                        public Outcome<String> run(String i, Parameters p, Execution e) { throw new IllegalStateException(); } });"""),
            new ForeignBundle("driver", "org.lodestone.core;version=\"[0.1,0.2)\",org.lodestone.device;version=\"[0.1,0.2)\"", "",
                    "org.lodestone.device.DeviceDriver", """
                    public DriverInfo info() { return new DriverInfo("com.example.bad", "1", "Bad", DeviceKind.TRACKER, Set.of("bad"), Set.of()); }
                    public List<DeviceConfig> devicesAtHand() { forEver(); return List.of(); }
                    public Device open(DeviceConfig c, DeviceContext x) { throw new IllegalStateException(); }"""),
            ForeignBundle.provider("leaking", "for (int i = 0; i < 20; i++) { Thread t = new Thread(Bad::forEver); t.start(); }", "return List.of();"),
            ForeignBundle.reader("throwingreader", "if (file.toString().endsWith(\".bad\")) { return true; } throw new IllegalStateException(\"cannot tell\");",
                    "throw new IllegalStateException(\"cannot read\");"),
            ForeignBundle.reader("blockingreader", "forEver(); return true;", "forEver(); return null;"),
            ForeignBundle.provider("good", "", """
                    return List.of(new Method<String, String>() {
                        public MethodInfo info() { return MethodInfo.of("com.example.good", "1", "Good", "Works beside the others."); }
                        public Outcome<String> run(String i, Parameters p, Execution e) { throw new IllegalStateException(); } });"""));

    @TempDir
    private static Path folder;
    private static Product product;

    @BeforeAll
    static void install() throws Exception {
        product = Product.copy(folder.resolve("product"));
        for (ForeignBundle bundle : BUNDLES) {
            bundle.addTo(product, folder);
        }
    }

    @Test
    void everyBrokenBundleIsNamedAndAllOtherMethodsAreThere() {
        List<String> ours = Product.built().run("method", "list").out().lines().toList();

        Product.Result result = product.run("method", "list");

        assertEquals(0, result.exit(), result.err());
        List<String> all = result.out().lines().toList();
        assertTrue(all.containsAll(ours), () -> ours.stream().filter(line -> !all.contains(line)).toList().toString());
        assertTrue(all.stream().anyMatch(line -> line.startsWith("com.example.good ")), result.err());
        assertEquals(ours.size() + 3, all.size(), result.out());
        expect(result.err(), "throwing", "LS-EXT-001", "methods are out");
        expect(result.err(), "blocking", "LS-EXT-002", "did not come back");
        expect(result.err(), "nothing", "LS-EXT-001", "NullPointerException");
        expect(result.err(), "missingclass", "LS-EXT-001", "NoClassDefFoundError");
        expect(result.err(), "deep", "LS-EXT-001", "StackOverflowError");
        expect(result.err(), "wrongversion", "LS-EXT-005", "org.lodestone.core");
        expect(result.err(), "thief", "LS-EXT-004", "lodestone.targeting.seed-map");
        expect(result.err(), "driver", "LS-EXT-002", "did not come back");
        expect(result.err(), "failingstart", "LS-EXT-001", "will not start");
        expect(result.err(), "blockingstart", "LS-EXT-002", "did not come back");
    }

    @Test
    void aReaderThatThrowsOrNeverAnswersKeepsNobodyFromReadingOtherFiles() throws Exception {
        Path image = folder.resolve("image.nii");
        ByteBuffer nifti = ByteBuffer.allocate(352 + 8 * 4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 348);
        nifti.putShort(40, (short) 3).putShort(42, (short) 2).putShort(44, (short) 2).putShort(46, (short) 2).putShort(48, (short) 1);
        nifti.putShort(70, (short) 16).putShort(72, (short) 32).putFloat(76, 1).putFloat(80, 2).putFloat(84, 2).putFloat(88, 2).putFloat(108, 352);
        nifti.putShort(254, (short) 1).putFloat(280, 2).putFloat(300, 2).putFloat(320, 2).put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        Files.write(image, nifti.array());

        Product.Result read = product.run("info", image.toString());
        assertEquals(0, read.exit(), read.err());
        assertEquals(Product.built().run("info", image.toString()).out(), read.out());

        Path bad = Files.writeString(folder.resolve("image.bad"), "x");
        Product.Result refused = product.run("info", bad.toString());
        assertEquals(3, refused.exit(), refused.err());
        assertTrue(refused.err().contains("LS-EXT-006 The method com.example.throwingreader of com.example.bad.throwingreader")
                && refused.err().contains("cannot read"), refused.err());
    }

    private static void expect(String words, String bundle, String code, String why) {
        assertTrue(words.lines().anyMatch(line -> line.contains("com.example.bad." + bundle) && line.contains(code) && line.contains(why)),
                () -> bundle + " is not reported as " + code + " " + why + ":\n" + words);
    }

    @Test
    void whatTheSiteDisabledIsNotEvenLoaded() throws Exception {
        Path site = folder.resolve("site.properties");
        Files.writeString(site, "extensions.disabled = " + String.join(", ", BUNDLES.stream().map(ForeignBundle::symbolicName)
                .filter(name -> !name.endsWith(".good")).toList()) + "\n");

        Product.Result result = product.run(Map.of("LODESTONE_SITE", site.toString()), "method", "list");

        assertEquals(0, result.exit(), result.err());
        assertFalse(result.err().contains("LS-EXT"), result.err());
        assertTrue(result.out().contains("com.example.good"));
    }

    @Test
    void oneSwitchStartsTheProductWithoutAnyOfThem() {
        Product.Result result = product.run(Map.of("LODESTONE_EXTENSIONS", "off"), "method", "list");

        assertEquals(Product.built().run("method", "list").out(), result.out());
        assertFalse(result.err().contains("com.example"), result.err());
    }
}
