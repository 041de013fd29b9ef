package org.lodestone.io.internal.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.io.nifti.NiftiFiles;
import org.lodestone.io.nifti.NiftiHeader;
import org.lodestone.io.nifti.NiftiImage;
import org.lodestone.io.nifti.NiftiSform;
import org.lodestone.method.Method;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.export.ExportReceipt;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.ReferenceScan;
import org.lodestone.method.export.TargetExporter;
import org.lodestone.method.export.VerifiedExport;

class HandoverRefusalTest {

    /** The coil of the upright plan lies at 40 mm, to one side or the other. */
    private static final Pattern FORTY = Pattern.compile("(?<![\\d.])(40|39)\\.\\d+");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // a file with left and right swapped
        "localite, data03=\"-40, data03=\"40",
        // one that says another convention than it holds
        "localite, coordinateSpace=\"RAS\", coordinateSpace=\"LPS\"",
        "slicer, \"coordinateSystem\" : \"LPS\", \"coordinateSystem\" : \"RAS\"",
        // one that is 0.02 mm off
        "brainsight, left_coil\t-40.000000, left_coil\t-40.020000",
        // one that lost a target
        "simnibs, CoilPos, Unknown",
        // one whose coil is turned by half a degree
        "simnibs, '0.000000,1.000000,0.000000,0.000000,left', '0.008727,0.999962,0.000000,0.000000,left'",
        // other units
        "bids, \"NIBSCoordinateUnits\" : \"mm\", \"NIBSCoordinateUnits\" : \"cm\""})
    void aFileThatSaysSomethingElseThanThePlanIsDeletedAndRefused(String format, String what, String by) throws IOException {
        MethodRegistry broken = spoiled(format, text -> text.replace(what, by));

        Outcome<ExportReceipt> outcome = VerifiedExport.run(
                format, HandoverPlans.request(HandoverPlans.upright(), null, folder.resolve("out")), broken, Execution.unobserved());

        assertFalse(outcome.isDone());
        assertTrue(outcome.findings().stream().map(Finding::code).anyMatch(c -> c.equals("LS-EXPORT-003") || c.equals("LS-EXPORT-020")),
                () -> outcome.findings().toString());
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bids", "brainsight", "invesalius", "localite", "simnibs", "slicer", "visor2"})
    void aNumberThatChangedOnTheDiskBeforeTheReadingBackIsNeverCalledExported(String format) throws IOException {
        ReferenceScan scan = HandoverPlans.scan(folder, 40, 36, 28, HandoverPlans.obliqueSagittal());
        MethodRegistry broken = spoiled(format, HandoverRefusalTest::withATenthMore);

        Outcome<ExportReceipt> outcome = VerifiedExport.run(
                format, HandoverPlans.request(HandoverPlans.upright(), scan, folder.resolve("out")), broken, Execution.unobserved());

        assertFalse(outcome.isDone(), () -> "called exported: " + outcome);
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bids", "brainsight", "invesalius", "localite", "simnibs", "slicer", "visor2"})
    void aFileThatWasCutOffOnTheDiskIsNeverCalledExported(String format) throws IOException {
        ReferenceScan scan = HandoverPlans.scan(folder, 40, 36, 28, HandoverPlans.obliqueSagittal());
        MethodRegistry broken = spoiled(format, text -> FORTY.matcher(text).find() ? text.substring(0, text.length() * 2 / 3) : text);

        Outcome<ExportReceipt> outcome = VerifiedExport.run(
                format, HandoverPlans.request(HandoverPlans.upright(), scan, folder.resolve("out")), broken, Execution.unobserved());

        assertFalse(outcome.isDone(), () -> "called exported: " + outcome);
    }

    /** Makes the first coordinate of forty-odd millimetres a tenth of a millimetre larger. */
    private static String withATenthMore(String text) {
        Matcher number = FORTY.matcher(text);
        if (!number.find()) {
            return text;
        }
        String more = String.format(Locale.ROOT, "%.6f", Double.parseDouble(number.group()) + 0.1);
        return text.substring(0, number.start()) + more + text.substring(number.end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"brainsight", "localite"})
    void aTargetWithoutCoilPoseIsRefusedWhereTheFormatNeedsOne(String format) {
        var plan = HandoverPlans.plan(List.of(HandoverPlans.withoutScalp("group")));

        Outcome<ExportReceipt> outcome = VerifiedExport.run(
                format, HandoverPlans.request(plan, null, folder), HandoverPlans.METHODS, Execution.unobserved());

        assertTrue(outcome.findings().stream().anyMatch(f -> f.code().equals("LS-EXPORT-011")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"brainsight", "visor2"})
    void aScanWhoseQformAndSformDifferIsRefusedByFormatsThatReferToIt(String format) {
        ReferenceScan scan = shiftedSform(HandoverPlans.scan(folder, 8, 8, 8, Affine.IDENTITY));

        Outcome<ExportReceipt> outcome = VerifiedExport.run(
                format, HandoverPlans.request(HandoverPlans.upright(), scan, folder), HandoverPlans.METHODS, Execution.unobserved());

        assertFalse(outcome.isDone());
        assertTrue(outcome.findings().stream().anyMatch(f -> f.code().equals("LS-EXPORT-010")), () -> outcome.findings().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"invesalius", "visor2"})
    void aFormatThatRefersToTheScanIsRefusedWithoutOne(String format) {
        Outcome<ExportReceipt> outcome = VerifiedExport.run(
                format, HandoverPlans.request(HandoverPlans.upright(), null, folder), HandoverPlans.METHODS, Execution.unobserved());

        assertTrue(outcome.findings().stream().anyMatch(f -> f.code().equals("LS-EXPORT-014")));
    }

    @Test
    void aPlanThatNobodySignedIsHandedOverWithAWarning() {
        Outcome<ExportReceipt> outcome = VerifiedExport.run(
                "slicer", HandoverPlans.request(HandoverPlans.upright(), null, folder), HandoverPlans.METHODS, Execution.unobserved());

        assertTrue(outcome.isDone());
        assertEquals("LS-EXPORT-004", outcome.findings().getFirst().code());
    }

    @Test
    void anUnknownFormatIsRefusedWithThoseAtHand() {
        Outcome<ExportReceipt> outcome = VerifiedExport.run(
                "paper", HandoverPlans.request(HandoverPlans.upright(), null, folder), HandoverPlans.METHODS, Execution.unobserved());

        assertTrue(outcome.findings().getFirst().remedy().contains("brainsight"));
    }

    private static ReferenceScan shiftedSform(ReferenceScan scan) {
        NiftiImage image = NiftiFiles.read(scan.file(), Execution.unobserved()).orThrow();
        NiftiHeader h = image.header();
        NiftiHeader moved = new NiftiHeader(h.version(), h.order(), h.pair(), h.shape(), h.datatype(), h.voxelOffset(), h.pixdim(), h.slope(),
                h.intercept(), h.units(), new org.lodestone.io.nifti.NiftiQform(1, 0, 0, 0, org.lodestone.core.Vec3.ZERO),
                new NiftiSform(2, Affine.translation(new org.lodestone.core.Vec3(0.5, 0, 0))), h.slicing(), h.intent(),
                h.calibrationMinimum(), h.calibrationMaximum(), h.timeOffset(), h.description(), h.auxiliaryFile());
        NiftiFiles.write(new NiftiImage(moved, image.extensions(), image.image(), List.of()), scan.file(), Execution.unobserved()).orThrow();
        return scan;
    }

    /** The registry with one exporter whose files are changed behind its back. */
    private static MethodRegistry spoiled(String format, UnaryOperator<String> change) {
        List<Method<?, ?>> methods = new ArrayList<>();
        for (Method<?, ?> method : HandoverPlans.METHODS.methods()) {
            methods.add(method instanceof TargetExporter e && e.format().id().equals(format) ? new Spoiled(e, change) : method);
        }
        return new MethodRegistry(methods);
    }

    private record Spoiled(TargetExporter exporter, UnaryOperator<String> change) implements TargetExporter {
        @Override
        public FormatInfo format() {
            return exporter.format();
        }

        @Override
        public MethodInfo info() {
            return exporter.info();
        }

        @Override
        public Outcome<List<Path>> run(ExportRequest request, Parameters parameters, Execution execution) {
            List<Path> files = exporter.run(request, parameters, execution).orThrow();
            int changed = 0;
            for (Path file : files) {
                try {
                    String before = Files.readString(file);
                    Files.writeString(file, change.apply(before));
                    changed += before.equals(Files.readString(file)) ? 0 : 1;
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            assertEquals(1, changed, "the spoiling text was not found");
            return Outcome.done(files);
        }
    }
}
