package org.lodestone.study.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Severity;
import org.lodestone.method.Method;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.dicom.ConvertedSeries;
import org.lodestone.method.dicom.SeriesConversion;
import org.lodestone.method.dicom.SeriesConversionInput;
import org.lodestone.testkit.MrSeries;

/** Whatever is wrong with a source is told with file and remedy, and the store is as it was. */
class BadSourcesTest {

    @TempDir
    Path folder;

    /** Makes the bad source below a folder. */
    @FunctionalInterface
    interface Maker {
        Path in(Path folder) throws IOException;
    }

    /**
     * One row of the table.
     *
     * @param what is wrong
     * @param code that has to be told
     * @param maker of the source
     * @param methods at hand
     */
    record Bad(String what, String code, Maker maker, Function<Path, MethodRegistry> methods) {

        Bad(String what, String code, Maker maker) {
            this(what, code, maker, _ -> Store.METHODS);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> table() {
        return Stream.of(
                new Bad("nothing there", "LS-IMPORT-002", folder -> folder.resolve("absent")),
                new Bad("an empty folder", "LS-DICOM-001", Files::createDirectories),
                new Bad("a text file", "LS-DICOM-001", folder -> Files.writeString(folder.resolve("a.txt"), "no scan")),
                new Bad("an archive with ../", "LS-DICOM-003", folder -> zip(folder, "../../evil", 10)),
                new Bad("an archive with an absolute path", "LS-DICOM-003", folder -> zip(folder, "/etc/evil", 10)),
                new Bad("an archive that expands without end", "LS-DICOM-003", folder -> zip(folder, "zeros", 80 << 20)),
                new Bad("half an archive", "LS-DICOM-003", folder -> half(zip(folder, "a", 5000))),
                new Bad("an archive without scans", "LS-DICOM-001", folder -> zip(folder, "a.txt", 10)),
                new Bad("a loop of links", "LS-DICOM-001", folder -> {
                    Files.createSymbolicLink(Files.createDirectories(folder.resolve("a")).resolve("b"), folder);
                    return folder;
                }),
                new Bad("a dataset with a loop of links", "LS-BIDS-007", folder -> {
                    Files.createSymbolicLink(Files.createDirectories(folder.resolve("sub-1/anat")).resolve("loop"), folder.resolve("sub-1"));
                    return folder;
                }),
                new Bad("images without pixel data", "LS-DICOM-001", folder -> dicom(folder, file -> Arrays.copyOf(file, file.length
                        - 2 * MrSeries.SIDE * MrSeries.SIDE - 12))),
                new Bad("images cut short", "LS-DICOM-001", folder -> dicom(folder, file -> Arrays.copyOf(file, file.length - 100))),
                new Bad("wrong lengths of values", "LS-DICOM-001", folder -> dicom(folder, file -> {
                    // The length of the first element behind the meta group.
                    int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("CSORIGINAL".substring(0, 2)) + 2;
                    file[at] = (byte) 0xff;
                    file[at + 1] = (byte) 0xff;
                    return file;
                })),
                new Bad("a file that vanishes while it is imported", "LS-IMPORT-010", folder -> dicom(folder, file -> file),
                        BadSourcesTest::vanishing),
                new Bad("an image cut short", "LS-NIFTI-000", folder -> half(Store.image(folder.resolve("t1.nii"), 1))),
                new Bad("a compressed image cut short", "LS-NIFTI-000", folder -> half(Store.image(folder.resolve("t1.nii.gz"), 1))),
                new Bad("a compressed image that expands without end", "LS-NIFTI-000", BadSourcesTest::bomb),
                new Bad("a run of five volumes", "LS-IMPORT-014", folder -> Store.image(folder.resolve("a.nii.gz"), 5)),
                new Bad("a sidecar that is no JSON", "LS-JSON-002", folder -> {
                    Files.writeString(folder.resolve("t1.json"), "{\"EchoTime\": ");
                    return Store.image(folder.resolve("t1.nii.gz"), 1);
                }),
                new Bad("two sessions of one name", "LS-BIDS-005", folder -> {
                    Store.image(folder.resolve("sub-1/ses-1/anat/sub-1_ses-1_T1w.nii.gz"), 1);
                    Store.image(folder.resolve("sub-1/ses-01/anat/sub-1_ses-01_T1w.nii.gz"), 1);
                    return folder;
                }),
                new Bad("another scan under a name that is taken", "LS-STORE-006", folder -> {
                    Store.image(folder.resolve("sub-there/anat/sub-there_T1w.nii.gz"), 2);
                    return folder;
                }));
    }

    @ParameterizedTest
    @MethodSource("table")
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void theStoreIsUnchangedAndTheTroubleIsTold(Bad bad) throws IOException {
        Store.needConverter();
        Store store = new Store(folder.resolve("store"));
        Path there = folder.resolve("there/sub-there/anat/sub-there_T1w.nii.gz");
        Store.image(there, 1);
        Files.writeString(there.resolveSibling("sub-there_T1w.json"), "{\"EchoTime\": 0.003}");
        store.bring(folder.resolve("there")).orThrow();
        Files.writeString(folder.resolve("there/sub-there/anat/sub-there_T1w.json"), "{\"EchoTime\": 0.004}");
        int rows = store.rows();
        List<Path> before = tree(store.root());

        Path source = bad.maker().in(Files.createDirectories(folder.resolve("source")));
        Outcome<ImportResult> outcome = store.bring(Store.request(java.util.Optional.empty(), false, source), bad.methods().apply(source));

        assertFalse(outcome.isDone());
        Finding error = outcome.findings().stream().filter(finding -> finding.severity() == Severity.ERROR).findFirst().orElseThrow();
        assertTrue(error.code().startsWith(bad.code().replace("000", "")), error.toLine());
        assertFalse(error.remedy().isBlank());
        assertTrue(error.message().contains(folder.toString()) || error.message().contains(source.getFileName().toString())
                || bad.code().startsWith("LS-STORE"), error.message());
        assertEquals(rows, store.rows());
        assertEquals(before, tree(store.root()));
        assertEquals(List.of(), store.check());
        assertFalse(Files.exists(folder.resolve("evil")));
    }

    private static List<Path> tree(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> !path.toString().contains("store.sqlite-")).sorted().toList();
        }
    }

    private static Path zip(Path folder, String name, int size) throws IOException {
        Path zip = folder.resolve("study.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(name));
            out.write(new byte[size]);
        }
        return zip;
    }

    private static Path half(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(all, all.length / 2));
    }

    private static Path bomb(Path folder) throws IOException {
        Path file = Store.image(folder.resolve("t1.nii"), 1);
        byte[] image = Files.readAllBytes(file);
        Path packed = folder.resolve("t1.nii.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            // The header claims an image of 32000 x 32000 x 4 that the file cannot hold.
            image[42] = 0;
            image[43] = 125;
            image[44] = 0;
            image[45] = 125;
            out.write(image);
            out.write(new byte[32 << 20]);
        }
        return packed;
    }

    private static Path dicom(Path folder, Function<byte[], byte[]> spoil) throws IOException {
        new MrSeries("Doe^Jane", "P1", 1, 2, "t1_mprage", "GR", 4, 1).write(folder);
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.toList();
        }
        for (Path file : files) {
            Files.write(file, spoil.apply(Files.readAllBytes(file)));
        }
        return folder;
    }

    /** A converter during whose work the last file of the series goes away. */
    private static MethodRegistry vanishing(Path source) {
        List<Method<?, ?>> methods = new ArrayList<>(Store.METHODS.methods());
        SeriesConversion real = Store.METHODS.first(SeriesConversion.class);
        methods.add(new SeriesConversion() {
            @Override
            public MethodInfo info() {
                MethodInfo info = real.info();
                return new MethodInfo("test.dicom.vanishing", "1", info.title(), info.summary(), info.references(), 100);
            }

            @Override
            public Outcome<ConvertedSeries> run(SeriesConversionInput input, Parameters parameters, Execution execution) {
                Outcome<ConvertedSeries> outcome = real.run(input, Parameters.defaults(real.parameters()), execution);
                input.series().files().getLast().toFile().delete();
                return outcome;
            }
        });
        return new MethodRegistry(methods);
    }
}
