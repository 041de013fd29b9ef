package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Main;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.study.store.CaseStore;
import org.lodestone.testkit.MrSeries;

/** import, verify and info as a script meets them. */
class StoreVerbsTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(StoreVerbsTest.class.getClassLoader());

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int lodestone(String... arguments) {
        out.reset();
        err.reset();
        return Main.run(arguments, () -> METHODS, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private Path image() {
        Path file = folder.resolve("head_t1.nii");
        Grid grid = new Grid(6, 5, 4, new Affine(-2, 0, 0, 5, 0, 2, 0, -7, 0, 0, 3, 1), Frame.scan("a"));
        ImageFiles.write(WriteRequest.of(file, Volume.of(grid, new float[120]), "test"), METHODS, Execution.unobserved()).orThrow();
        return file;
    }

    @Test
    void whatIsImportedVerifiesUntilAByteIsChanged() throws IOException {
        Path store = folder.resolve("store");
        assertEquals(ExitCode.DONE, lodestone("import", image().toString(), "--store", store.toString(), "--subject", "a1", "--json"),
                err::toString);
        assertEquals("a1", json().path("cases").path(0).asText());
        assertEquals("sub-a1/anat/sub-a1_T1w.nii", json().path("files").path(1).asText());
        assertEquals(ExitCode.DONE, lodestone("verify", store.toString(), "--json", "--audit", folder.resolve("audit.jsonl").toString()));
        assertTrue(json().path("sound").asBoolean());
        assertEquals(2, Files.readAllLines(folder.resolve("audit.jsonl")).size());
        Path scan = store.resolve("sub-a1/anat/sub-a1_T1w.nii");
        byte[] bytes = Files.readAllBytes(scan);
        bytes[400] ^= 1;
        Files.write(scan, bytes);
        assertEquals(ExitCode.BAD_INPUT, lodestone("verify", store.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains(scan.toString()), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aStoreThatIsOpenElsewhereIsToldAndNotWritten() {
        Path store = folder.resolve("store");
        assertEquals(ExitCode.DONE, lodestone("import", image().toString(), "--store", store.toString()), err::toString);
        try (CaseStore held = CaseStore.open(store, "ann")) {
            assertEquals(ExitCode.BAD_INPUT, lodestone("import", image().toString(), "--store", store.toString()));
            String told = err.toString(StandardCharsets.UTF_8);
            assertTrue(told.contains("LS-STORE-003") && told.contains("reading only") && told.contains("of ann"), told);
            assertEquals(ExitCode.DONE, lodestone("verify", store.toString()), err::toString);
            assertEquals(2, held.audit().entries().size());
        }
    }

    @Test
    void whatIsNoStoreAndWhatIsNoScanIsRefused() {
        assertEquals(ExitCode.BAD_INPUT, lodestone("verify", folder.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("LS-STORE-001"), err.toString(StandardCharsets.UTF_8));
        assertEquals(ExitCode.WRONG_USAGE, lodestone("import", image().toString()));
        assertEquals(ExitCode.BAD_INPUT, lodestone("import", image().toString(), "--store", folder.resolve("s").toString(), "--subject",
                "Jane Doe"));
    }

    @Test
    void aListShowsPatientsStudiesAndSeriesAndItsJsonNoNames() throws IOException {
        MrSeries.structural("Doe^Jane", "HOSP1", 1, 2).write(folder.resolve("dicom/a"));
        MrSeries.resting("Doe^Jane", "HOSP1", 2, 3).write(folder.resolve("dicom/b"));
        assertEquals(ExitCode.DONE, lodestone("import", folder.resolve("dicom").toString(), "--list"), err::toString);
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("Doe Jane") && text.contains("t1w") && text.contains("bold"), text);
        assertEquals(ExitCode.DONE, lodestone("import", folder.resolve("dicom").toString(), "--list", "--json"), err::toString);
        assertEquals("bold", json().path("series").path(1).path("role").asText());
        assertEquals(2, json().path("series").path(1).path("study").asInt());
        assertFalse(out.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT).matches("(?s).*(jane|doe|hosp1).*"));
    }

    @Test
    void noNameIsPrintedWhileDicomIsImported() throws IOException {
        Assumptions.assumeTrue(Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(p -> Files.isExecutable(Path.of(p, "dcm2niix"))), "dcm2niix is not installed");
        MrSeries.structural("Zebrowski^Quentin", "HOSP-4711", 1, 2).write(folder.resolve("dicom"));
        new MrSeries("Zebrowski^Quentin", "HOSP-4711", 1, 3, "localizer quentin", "GR", 3, 1).write(folder.resolve("dicom"));
        assertEquals(ExitCode.DONE, lodestone("import", folder.resolve("dicom").toString(), "--store", folder.resolve("s").toString()),
                err::toString);
        String all = (out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8)).toLowerCase(Locale.ROOT);
        assertFalse(all.matches("(?s).*(zebrowski|quentin|hosp-4711).*"), all);
    }

    @Test
    void whenTheTwoGeometriesOfAHeaderDisagreeBothAndTheChoiceAreShown() throws IOException {
        Path file = image();
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN) ? ByteOrder.LITTLE_ENDIAN
                : ByteOrder.BIG_ENDIAN);
        assertEquals(348, head.getInt(0));
        head.putShort(252, (short) 1);
        head.putShort(254, (short) 2);
        head.putFloat(268, 40);
        Files.write(file, bytes);
        assertEquals(ExitCode.DONE, lodestone("info", file.toString(), "--json"), err::toString);
        assertEquals("sform", json().path("affineSource").asText());
        assertTrue(json().path("header").path("affine_reason").asText().contains("sform_code"), json().toString());
        assertTrue(json().path("header").path("qoffset").asText().startsWith("40"), json().toString());
        assertTrue(json().path("findings").toString().contains("disagree"), json().toString());
    }
}
