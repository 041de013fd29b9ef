package org.lodestone.io.internal.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.plan.TargetPlan;
import org.lodestone.method.export.ExportReceipt;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.ReferenceScan;
import org.lodestone.method.export.VerifiedExport;

class HandoverRoundTripTest {

    @TempDir
    Path folder;

    @Test
    void everyFormatOfTheIssueIsWrittenAndReadBack() {
        List<String> ids = VerifiedExport.formats(HandoverPlans.METHODS).stream().map(FormatInfo::id).toList();

        assertEquals(List.of("bids", "brainsight", "invesalius", "localite", "simnibs", "slicer", "visor2"), ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bids", "brainsight", "invesalius", "localite", "simnibs", "slicer", "visor2"})
    void anyCoilPoseOnAnyScanComesBackWithinAMicrometre(String format) {
        Affine[] scans = {HandoverPlans.obliqueSagittal(), new Affine(-1, 0, 0, 90, 0, 1, 0, -120, 0, 0, 1, -70),
            new Affine(0.5, 0, 0, -60, 0, 0.8, 0, -70, 0, 0, 2, -50)};
        for (int i = 0; i < scans.length; i++) {
            ReferenceScan scan = HandoverPlans.scan(folder, 40, 36, 28, scans[i]);
            TargetPlan plan = HandoverPlans.turned(17 + i, 20);

            Outcome<ExportReceipt> outcome = VerifiedExport.run(
                    format, HandoverPlans.request(plan, scan, folder.resolve(format + i)), HandoverPlans.METHODS, Execution.unobserved());

            ExportReceipt receipt = outcome.orThrow();
            assertTrue(receipt.positions() >= 20, () -> receipt.toString());
            // A float32 quaternion of the scan's header moves a point 100 mm away by some 1e-5 mm.
            assertTrue(receipt.largestErrorMm() < 1e-3, () -> receipt.toString());
            assertTrue(receipt.largestErrorRad() < 1e-5, () -> receipt.toString());
            receipt.files().forEach(file -> assertTrue(Files.isRegularFile(file), file::toString));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bids", "brainsight", "localite", "simnibs", "slicer"})
    void theSameTargetsGiveTheSameBytes(String format) throws IOException {
        TargetPlan plan = HandoverPlans.turned(5, 3);

        byte[] first = write(format, plan, "a");
        byte[] second = write(format, plan, "b");

        assertEquals(new String(first), new String(second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bids", "simnibs", "slicer"})
    void aTargetWithoutScalpPointIsHandedOverWhereTheFormatAllows(String format) {
        TargetPlan plan = HandoverPlans.plan(List.of(HandoverPlans.withoutScalp("group"), HandoverPlans.upright().targets().getFirst()));

        assertTrue(VerifiedExport.run(format, HandoverPlans.request(plan, null, folder), HandoverPlans.METHODS, Execution.unobserved()).isDone());
    }

    private byte[] write(String format, TargetPlan plan, String name) throws IOException {
        return Files.readAllBytes(VerifiedExport.run(format, HandoverPlans.request(plan, null, folder.resolve(name)), HandoverPlans.METHODS,
                Execution.unobserved()).orThrow().files().getFirst());
    }
}
