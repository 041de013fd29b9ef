package org.lodestone.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small series of a scanner, one DICOM file a slice, that converters accept: explicit little endian, written from PS3.5 and PS3.10.
 *
 * @param patient name as stored, {@code Doe^Jane}
 * @param patientId the hospital's number
 * @param study UID and date follow from it: 1, 2, ...
 * @param number of the series
 * @param description free text
 * @param sequence {@code GR} with inversion, or {@code EP}
 * @param slices slices a volume
 * @param volumes in time
 */
public record MrSeries(String patient, String patientId, int study, int number, String description, String sequence, int slices, int volumes) {

    /** Rows and columns of a slice. */
    public static final int SIDE = 16;

    /** @return a structural scan */
    public static MrSeries structural(String patient, String patientId, int study, int number) {
        return new MrSeries(patient, patientId, study, number, "t1_mprage_sag", "GR", 8, 1);
    }

    /** @return a resting run of 24 volumes */
    public static MrSeries resting(String patient, String patientId, int study, int number) {
        return new MrSeries(patient, patientId, study, number, "ep2d_bold_rest", "EP", 4, 24);
    }

    /** Writes the files into a folder, which is made. */
    public MrSeries write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int instance = 1; instance <= slices * volumes; instance++) {
            Files.write(folder.resolve(String.format("s%02d-%04d.dcm", number, instance)), instance(instance));
        }
        return this;
    }

    /** @return one file; instance 1 is the first slice of the first volume */
    public byte[] instance(int instance) {
        int slice = (instance - 1) % slices;
        int volume = (instance - 1) / slices;
        String studyUid = "1.2.826.0.1." + patientId.chars().sum() + "." + study;
        String seriesUid = studyUid + "." + number;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        text(meta, 0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.4");
        text(meta, 0x00020003, "UI", seriesUid + "." + instance);
        text(meta, 0x00020010, "UI", "1.2.840.10008.1.2.1");
        element(out, 0x00020000, "UL", little(4).putInt(meta.size()).array());
        out.writeBytes(meta.toByteArray());
        text(out, 0x00080008, "CS", "ORIGINAL\\PRIMARY\\M");
        text(out, 0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.4");
        text(out, 0x00080018, "UI", seriesUid + "." + instance);
        text(out, 0x00080020, "DA", "2026010" + study);
        text(out, 0x00080031, "TM", "1010" + String.format("%02d", number));
        text(out, 0x00080032, "TM", "1010" + String.format("%02d", volume % 60));
        text(out, 0x00080060, "CS", "MR");
        text(out, 0x00080070, "LO", "GE MEDICAL SYSTEMS");
        text(out, 0x0008103e, "LO", description);
        text(out, 0x00100010, "PN", patient);
        text(out, 0x00100020, "LO", patientId);
        text(out, 0x00180020, "CS", sequence);
        text(out, 0x00180023, "CS", sequence.equals("EP") ? "2D" : "3D");
        text(out, 0x00180050, "DS", "3");
        text(out, 0x00180080, "DS", sequence.equals("EP") ? "2000" : "2300");
        text(out, 0x00180081, "DS", sequence.equals("EP") ? "30" : "2.98");
        if (!sequence.equals("EP")) {
            text(out, 0x00180082, "DS", "900");
        }
        text(out, 0x00181030, "LO", description);
        text(out, 0x00181312, "CS", "COL");
        text(out, 0x0020000d, "UI", studyUid);
        text(out, 0x0020000e, "UI", seriesUid);
        text(out, 0x00200011, "IS", String.valueOf(number));
        text(out, 0x00200012, "IS", String.valueOf(volume + 1));
        text(out, 0x00200013, "IS", String.valueOf(instance));
        text(out, 0x00200032, "DS", "-24\\-24\\" + (3 * slice - 6));
        text(out, 0x00200037, "DS", "1\\0\\0\\0\\1\\0");
        text(out, 0x00200100, "IS", String.valueOf(volume + 1));
        text(out, 0x00204000, "LT", patient.replace('^', ' ') + " moved");
        number(out, 0x00280002, 1);
        text(out, 0x00280004, "CS", "MONOCHROME2");
        number(out, 0x00280010, SIDE);
        number(out, 0x00280011, SIDE);
        text(out, 0x00280030, "DS", "3\\3");
        number(out, 0x00280100, 16);
        number(out, 0x00280101, 16);
        number(out, 0x00280102, 15);
        number(out, 0x00280103, 0);
        ByteBuffer pixels = little(2 * SIDE * SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            pixels.putShort((short) (100 * slice + i + volume));
        }
        element(out, 0x7fe00010, "OW", pixels.array());
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, int tag, String form, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        byte[] even = java.util.Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
        if (even.length > bytes.length && !form.equals("UI")) {
            even[bytes.length] = ' ';
        }
        element(out, tag, form, even);
    }

    private static void number(ByteArrayOutputStream out, int tag, int value) {
        element(out, tag, "US", little(2).putShort((short) value).array());
    }

    private static void element(ByteArrayOutputStream out, int tag, String form, byte[] value) {
        out.writeBytes(little(4).putShort((short) (tag >>> 16)).putShort((short) tag).array());
        out.writeBytes(form.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(form.equals("OW") ? little(6).putShort((short) 0).putInt(value.length).array()
                : little(2).putShort((short) value.length).array());
        out.writeBytes(value);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
