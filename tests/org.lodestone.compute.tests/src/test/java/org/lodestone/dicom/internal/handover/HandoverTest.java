package org.lodestone.dicom.internal.handover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Approval;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.core.plan.TargetPlan;
import org.lodestone.dicom.internal.DicomProvider;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.image.Grid;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.dicom.PacsMatch;
import org.lodestone.method.dicom.PacsNode;
import org.lodestone.method.dicom.PacsQuery;
import org.lodestone.method.dicom.PacsQueryInput;
import org.lodestone.method.dicom.PacsSend;
import org.lodestone.method.dicom.PacsSendInput;
import org.lodestone.method.export.Attachment;
import org.lodestone.method.export.ExportReceipt;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.ReferenceScan;
import org.lodestone.method.export.VerifiedExport;
import org.lodestone.testkit.Orthanc;
import org.lodestone.testkit.Programs;

/** What goes to an archive is valid by another maker's validator, and other makers' tools find in it what was put in. */
class HandoverTest {

    private static final MethodRegistry METHODS = MethodRegistry.of(List.of(new DicomProvider()));
    private static final Frame FRAME = Frame.t1w("sub-01");
    private static final Vec3 TARGET = new Vec3(-38.25, 44.125, 26.5);
    private static final Vec3 SCALP = new Vec3(-45.5, 57.25, 38.0625);

    @TempDir
    Path folder;

    /** An oblique sagittal series of 1 mm, and the voxel grid that its conversion has, worked out here from the standard alone. */
    private Grid series(Path place, String charset, String name) throws IOException {
        double tilt = Math.toRadians(7);
        Vec3 along = new Vec3(0, Math.cos(tilt), Math.sin(tilt));
        Vec3 down = new Vec3(0, Math.sin(tilt), -Math.cos(tilt));
        Vec3 normal = along.cross(down);
        Vec3 first = new Vec3(70, -120, 130);
        int columns = 220;
        int rows = 230;
        int slices = 70;
        for (int k = 0; k < slices; k++) {
            Vec3 p = first.plus(normal.times(2 * k));
            DataSetBuilder data = new DataSetBuilder().text(Tags.CHARACTER_SET, charset).text(Tags.CLASS_UID, "1.2.840.10008.5.1.4.1.1.4")
                    .text(Tags.INSTANCE_UID, "1.2.3.1." + (k + 1)).text(Tags.STUDY_DATE, "20260102").text(Tags.STUDY_TIME, "101500")
                    .text(Tags.MODALITY, "MR").text(Tags.PATIENT_ID, "P1").text(Tags.SEX, "F").text(Tags.BIRTH_DATE, "19900101")
                    .text(Tags.STUDY_UID, "1.2.3").text(Tags.SERIES_UID, "1.2.3.1").text(Tags.FRAME_UID, "1.2.3.9")
                    .text(Tags.STUDY_ID, "S7")
                    .bytes(Tags.PATIENT_NAME, "PN", name.getBytes(charset.isEmpty() ? "ISO-8859-1" : "GB18030"))
                    .text(Tags.IMAGE_POSITION, triple(p)).text(Tags.IMAGE_ORIENTATION, triple(along) + "\\" + triple(down))
                    .text(Tags.PIXEL_SPACING, "1\\1").number(Tags.ROWS, rows).number(Tags.COLUMNS, columns).bytes(Tags.PIXELS, "OW",
                    new byte[2]);
            new Part10(Coding.EXPLICIT, data.build()).write(place.resolve("i" + k + ".dcm"));
        }
        // Columns of the matrix: a step along a row, down a column, to the next slice; left and back become negative.
        return new Grid(columns, rows, slices, new Affine(-along.x(), -down.x(), -2 * normal.x(), -first.x(), -along.y(), -down.y(),
                -2 * normal.y(),
                -first.y(), along.z(), down.z(), 2 * normal.z(), first.z()), FRAME);
    }

    private static String triple(Vec3 v) {
        return String.format(Locale.ROOT, "%.9f\\%.9f\\%.9f", v.x(), v.y(), v.z());
    }

    private static TargetPlan plan(boolean signed) {
        ScalpTarget scalp = new ScalpTarget(new FramePoint(FRAME, SCALP), SCALP.minus(TARGET).unit(), SCALP.distance(TARGET));
        TargetCandidate one = new TargetCandidate("lodestone.targeting.cluster", new FramePoint(FRAME, TARGET),
                new FramePoint(Frame.template("MNIColin27"), TARGET), "BA46", -0.4, 100, Optional.of(scalp), List.of());
        TargetCandidate two = new TargetCandidate("lodestone.targeting.peak", new FramePoint(FRAME, new Vec3(-31.01, 40.002, 20.75)),
                new FramePoint(Frame.template("MNIColin27"), TARGET), "BA46", -0.3, 0, Optional.empty(), List.of());
        return new TargetPlan("01", FRAME, List.of(PlannedTarget.usual("cluster-1", one), PlannedTarget.usual("peak_2", two)),
                signed ? Optional.of(new Approval("M\u00fcller \u7389", "physician", Instant.parse("2026-01-03T09:08:07Z"), "ab"))
                        : Optional.empty(),
                false, "0.1.0");
    }

    private ExportRequest request(Grid grid, boolean signed, Attachment... attachments) {
        return new ExportRequest(plan(signed), Optional.of(new ReferenceScan(folder.resolve("t1.nii.gz"), grid)), List.of(attachments),
                folder.resolve("out"), "sub-01_desc-tms");
    }

    private static ExportReceipt export(String format, ExportRequest request) {
        return VerifiedExport.run(format, request, METHODS, Execution.unobserved()).orThrow();
    }

    private static void demandValid(Path file) throws Exception {
        Programs.Ran dump = Programs.run(Programs.need("dcmdump", "dcmtk"), "-q", file);
        assertEquals(0, dump.status(), dump.text());
        Programs.Ran valid = Programs.run(Programs.need("dciodvfy", "dicom3tools"), file);
        assertEquals(List.of(), valid.text().lines().filter(line -> line.startsWith("Error")).toList());
    }

    @Test
    void aStructureSetHoldsTheTargetsWhereTheScanHasThem() throws Exception {
        Path place = folder.resolve("series");
        Grid grid = series(place, "", "Doe^Jane");
        ExportReceipt receipt = export("dicom-rtss", request(grid, true, new Attachment(Attachment.Kind.DICOM_SERIES, place)));
        assertEquals(3, receipt.positions());
        assertTrue(receipt.largestErrorMm() <= 1e-4, "error " + receipt.largestErrorMm());
        Path file = receipt.files().getFirst();
        demandValid(file);
        String dump = Programs.run(Programs.need("dcmdump", "dcmtk"), "+L", file).text();
        // By hand: left and back are positive in DICOM.
        assertTrue(dump.contains("[38.2500\\-44.1250\\26.5000]"), dump);
        assertTrue(dump.contains("[45.5000\\-57.2500\\38.0625]"));
        assertTrue(dump.contains("LPS+ millimetres in the frame of reference of the DICOM series"), "the convention stands in the file");
        assertTrue(dump.contains("(300e,0002) CS [APPROVED]"));
        assertTrue(dump.contains("(0020,0052) UI [1.2.3.9]"));
        assertTrue(dump.contains("(0010,0010) PN [Doe^Jane]"));
        DataSet data = Part10.read(file).data();
        long circles = data.items(0x30060039).getFirst().items(0x30060040).size();
        assertTrue(circles >= 2 && circles <= 4, "a sphere of 3 mm in slices of 2 mm: " + circles);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(export("dicom-rtss",
                request(grid, true, new Attachment(Attachment.Kind.DICOM_SERIES, place))).files().getFirst()),
                        "the same request, the same bytes");
    }

    @Test
    void aSeriesOfAnotherScanOrWithSlicesMissingIsRefused() throws Exception {
        Path place = folder.resolve("series");
        Grid grid = series(place, "", "Doe^Jane");
        Attachment dicom = new Attachment(Attachment.Kind.DICOM_SERIES, place);
        Affine m = grid.voxelToWorld();
        Grid flipped = new Grid(grid.nx(), grid.ny(), grid.nz(), m.then(new Affine(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0)), FRAME);
        Grid shifted = new Grid(grid.nx(), grid.ny(), grid.nz(), m.then(Affine.translation(new Vec3(0, 2, 0))), FRAME);
        for (Grid wrong : List.of(flipped, shifted)) {
            Outcome<ExportReceipt> outcome = VerifiedExport.run("dicom-rtss", request(wrong, true, dicom), METHODS, Execution.unobserved());
            assertEquals("LS-DICOM-031", outcome.findings().getLast().code());
        }
        Files.delete(place.resolve("i0.dcm"));
        assertEquals("LS-DICOM-031", VerifiedExport.run("dicom-rtss", request(grid, true, dicom), METHODS, Execution.unobserved())
                .findings().getLast().code());
        assertEquals("LS-DICOM-030", VerifiedExport.run("dicom-rtss", request(grid, true), METHODS, Execution.unobserved())
                .findings().getLast().code());
        try (Stream<Path> left = Files.list(Files.createDirectories(folder.resolve("out")))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void theReportComesOutOfItsObjectByteForByte() throws Exception {
        Path place = folder.resolve("series");
        Grid grid = series(place, "GB18030", "\u738b^\u5c0f\u660e");
        Path pdf = Files.write(folder.resolve("report.pdf"), "%PDF-1.7\n% an odd number of bytes\n%%EOF".getBytes());
        assertEquals(1, Files.size(pdf) % 2);
        ExportReceipt receipt = export("dicom-pdf", request(grid, false, new Attachment(Attachment.Kind.REPORT_PDF, pdf),
                new Attachment(Attachment.Kind.DICOM_SERIES, place)));
        demandValid(receipt.files().getFirst());
        Path out = folder.resolve("again.pdf");
        assertEquals(0, Programs.run(Programs.need("dcm2pdf", "dcmtk"), receipt.files().getFirst(), out).status());
        byte[] again = Files.readAllBytes(out);
        assertArrayEquals(Files.readAllBytes(pdf), java.util.Arrays.copyOf(again, (int) Files.size(pdf)));
        assertEquals("\u738b^\u5c0f\u660e", Part10.read(receipt.files().getFirst()).data().text(Tags.PATIENT_NAME));
        ExportReceipt stranger = export("dicom-pdf", request(grid, false, new Attachment(Attachment.Kind.REPORT_PDF, pdf)));
        demandValid(stranger.files().getFirst());
        Path text = Files.writeString(folder.resolve("no.pdf"), "no report");
        assertEquals("LS-DICOM-032", VerifiedExport.run("dicom-pdf", request(grid, false, new Attachment(Attachment.Kind.REPORT_PDF, text)),
                METHODS, Execution.unobserved()).findings().getLast().code());
    }

    @Test
    void picturesKeepEveryPixel() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        BufferedImage image = new BufferedImage(61, 43, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 43; y++) {
            for (int x = 0; x < 61; x++) {
                image.setRGB(x, y, x < 30 ? 0x102030 + 0x010203 * y : random.nextInt(1 << 24));
            }
        }
        Path png = folder.resolve("picture.png");
        ImageIO.write(image, "png", png.toFile());
        ExportReceipt receipt = export("dicom-sc", request(new Grid(1, 1, 1, Affine.IDENTITY, FRAME), false,
                new Attachment(Attachment.Kind.PICTURE_PNG, png), new Attachment(Attachment.Kind.PICTURE_PNG, png)));
        assertEquals(2, receipt.files().size());
        demandValid(receipt.files().getFirst());
        Path ppm = folder.resolve("picture.ppm");
        assertEquals(0, Programs.run(Programs.need("dcmj2pnm", "dcmtk"), "+op", receipt.files().getFirst(), ppm).status());
        byte[] bytes = Files.readAllBytes(ppm);
        int start = bytes.length - 61 * 43 * 3;
        for (int y = 0; y < 43; y++) {
            for (int x = 0; x < 61; x++) {
                int at = start + (y * 61 + x) * 3;
                assertEquals(image.getRGB(x, y) & 0xffffff,
                        (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff, x + "," + y);
            }
        }
    }

    @Test
    void everyKindOfPngThatScreenshotsHaveIsReadAsAnotherReaderReadsIt() throws IOException {
        List<Integer> kinds = List.of(BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_3BYTE_BGR);
        SplittableRandom random = new SplittableRandom(3);
        for (int kind : kinds) {
            BufferedImage image = new BufferedImage(33, 20, kind);
            for (int y = 0; y < 20; y++) {
                for (int x = 0; x < 33; x++) {
                    image.setRGB(x, y, 0xff000000 | random.nextInt(1 << 24));
                }
            }
            Path png = folder.resolve("kind" + kind + ".png");
            ImageIO.write(image, "png", png.toFile());
            BufferedImage other = ImageIO.read(png.toFile());
            PngPicture picture = PngPicture.read(png);
            for (int y = 0; y < 20; y++) {
                for (int x = 0; x < 33; x++) {
                    int at = (y * 33 + x) * 3;
                    // Java converts grey through a colour space; its raster says what is stored.
                    int want = kind == BufferedImage.TYPE_BYTE_GRAY ? other.getRaster().getSample(x, y, 0) * 0x010101
                            : other.getRGB(x, y) & 0xffffff;
                    assertEquals(want, (picture.rgb()[at] & 0xff) << 16 | (picture.rgb()[at + 1] & 0xff) << 8 | picture.rgb()[at
                            + 2] & 0xff);
                }
            }
        }
        byte[] whole = Files.readAllBytes(folder.resolve("kind" + kinds.getFirst() + ".png"));
        List<String> silent = new ArrayList<>();
        for (int length = 0; length < whole.length - 16; length += 7) {
            Path cut = Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(whole, length));
            try {
                PngPicture.read(cut);
                silent.add("cut at " + length);
            } catch (IOException e) {
                assertFalse(e.getMessage().isBlank());
            }
        }
        assertEquals(List.of(), silent);
    }

    @Test
    void whatIsHandedOverIsFiledInARealArchiveUnderThePatient() throws Exception {
        Path place = folder.resolve("series");
        Grid grid = series(place, "", "Doe^Jane");
        Path pdf = Files.write(folder.resolve("report.pdf"), "%PDF-1.7\n%%EOF".getBytes());
        Path png = folder.resolve("picture.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
        ExportRequest request = request(grid, true, new Attachment(Attachment.Kind.DICOM_SERIES, place),
                new Attachment(Attachment.Kind.REPORT_PDF, pdf), new Attachment(Attachment.Kind.PICTURE_PNG, png));
        List<Path> files = Stream.of("dicom-rtss", "dicom-pdf", "dicom-sc").flatMap(format -> export(format, request).files()
                .stream()).toList();
        try (Orthanc orthanc = Orthanc.start(Files.createDirectories(folder.resolve("orthanc")))) {
            PacsNode node = new PacsNode("127.0.0.1", orthanc.port(), Orthanc.TITLE, Orthanc.OUR_TITLE);
            PacsSend send = METHODS.all(PacsSend.class).stream().filter(s -> s.accepts(node)).findFirst().orElseThrow();
            assertEquals(3, send.run(new PacsSendInput(node, files), Parameters.defaults(send.parameters()), Execution.unobserved())
                    .orThrow()
                    .taken().size());
            PacsQuery query = METHODS.all(PacsQuery.class).stream().filter(q -> q.accepts(node)).findFirst().orElseThrow();
            List<PacsMatch> studies = query.run(new PacsQueryInput(node, PacsQueryInput.Level.STUDY, Map.of("PatientName", "doe*"), 10),
                    Parameters.defaults(query.parameters()), Execution.unobserved()).orThrow();
            assertEquals(List.of("1.2.3"), studies.stream().map(s -> s.text("StudyInstanceUID")).toList());
            assertEquals("P1", studies.getFirst().text("PatientID"));
            assertEquals(List.of("DOC", "OT", "RTSTRUCT"), Stream.of(studies.getFirst().text("ModalitiesInStudy").split("\\\\"))
                    .sorted().toList());
        }
    }

    @Test
    void aReaderFindsAContourThatWasMoved() throws Exception {
        Path place = folder.resolve("series");
        Grid grid = series(place, "", "Doe^Jane");
        ExportReceipt receipt = export("dicom-rtss", request(grid, true, new Attachment(Attachment.Kind.DICOM_SERIES, place)));
        Path file = receipt.files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = text.indexOf("38.2500\\-44.1250");
        bytes[at + 1] = '9';
        Files.write(file, bytes);
        assertEquals("LS-DICOM-034", new StructureSetReader().run(new org.lodestone.method.export.ReadBackRequest(List.of(file),
                Optional.empty(),
                List.of()), Parameters.NONE, Execution.unobserved()).findings().getFirst().code());
    }
}
