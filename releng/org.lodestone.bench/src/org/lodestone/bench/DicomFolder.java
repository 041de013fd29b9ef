package org.lodestone.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Small echo-planar series as DICOM files, one a slice of 16 x 16: explicit little endian, written from PS3.5 and PS3.10. */
final class DicomFolder {

    private static final int SIDE = 16;
    private static final int SLICES = 20;

    private DicomFolder() {
    }

    /** Writes {@code series} series of {@code files} files each, a folder a series. */
    static void write(Path folder, int series, int files) throws IOException {
        for (int number = 1; number <= series; number++) {
            Path place = Files.createDirectories(folder.resolve("series" + number));
            for (int instance = 1; instance <= files; instance++) {
                Files.write(place.resolve(String.format("i%05d.dcm", instance)), instance(number, instance));
            }
        }
    }

    private static byte[] instance(int number, int instance) {
        int slice = (instance - 1) % SLICES;
        int volume = (instance - 1) / SLICES;
        String series = "1.2.826.0.1.1." + number;
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        text(meta, 0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.4");
        text(meta, 0x00020003, "UI", series + "." + instance);
        text(meta, 0x00020010, "UI", "1.2.840.10008.1.2.1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        element(out, 0x00020000, "UL", little(4).putInt(meta.size()).array());
        out.writeBytes(meta.toByteArray());
        text(out, 0x00080008, "CS", "ORIGINAL\\PRIMARY\\M");
        text(out, 0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.4");
        text(out, 0x00080018, "UI", series + "." + instance);
        text(out, 0x00080020, "DA", "20260101");
        text(out, 0x00080032, "TM", String.format("10%02d%02d", volume / 60 % 60, volume % 60));
        text(out, 0x00080060, "CS", "MR");
        text(out, 0x00080070, "LO", "GE MEDICAL SYSTEMS");
        text(out, 0x0008103e, "LO", "ep2d_bold_rest");
        text(out, 0x00100010, "PN", "Bench^Bench");
        text(out, 0x00100020, "LO", "B1");
        text(out, 0x00180020, "CS", "EP");
        text(out, 0x00180023, "CS", "2D");
        text(out, 0x00180050, "DS", "3");
        text(out, 0x00180080, "DS", "2000");
        text(out, 0x00180081, "DS", "30");
        text(out, 0x0020000d, "UI", "1.2.826.0.1.1");
        text(out, 0x0020000e, "UI", series);
        text(out, 0x00200011, "IS", String.valueOf(number));
        text(out, 0x00200012, "IS", String.valueOf(volume + 1));
        text(out, 0x00200013, "IS", String.valueOf(instance));
        text(out, 0x00200032, "DS", "-24\\-24\\" + 3 * slice);
        text(out, 0x00200037, "DS", "1\\0\\0\\0\\1\\0");
        text(out, 0x00200100, "IS", String.valueOf(volume + 1));
        number(out, 0x00280002, 1);
        text(out, 0x00280004, "CS", "MONOCHROME2");
        number(out, 0x00280010, SIDE);
        number(out, 0x00280011, SIDE);
        text(out, 0x00280030, "DS", "3\\3");
        number(out, 0x00280100, 16);
        number(out, 0x00280101, 16);
        number(out, 0x00280102, 15);
        number(out, 0x00280103, 0);
        byte[] pixels = new byte[2 * SIDE * SIDE];
        Arrays.fill(pixels, (byte) (slice + 1));
        element(out, 0x7fe00010, "OW", pixels);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, int tag, String form, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        byte[] even = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
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
