package org.lodestone.dicom.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Lays out small DICOM files by hand from PS3.5 and PS3.10, element by element. */
final class DicomBytes {

    /** How elements are coded. */
    enum Coding {
        EXPLICIT("1.2.840.10008.1.2.1"), IMPLICIT("1.2.840.10008.1.2"), BIG_ENDIAN("1.2.840.10008.1.2.2");

        private final String uid;

        Coding(String uid) {
            this.uid = uid;
        }
    }

    private final Coding coding;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private DicomBytes(Coding coding) {
        this.coding = coding;
    }

    /** A file with preamble and meta group. */
    static DicomBytes file(Coding coding) {
        DicomBytes meta = new DicomBytes(Coding.EXPLICIT);
        meta.element(0x00020010, "UI", even(coding.uid));
        DicomBytes file = new DicomBytes(coding);
        file.out.writeBytes(new byte[128]);
        file.out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.out.writeBytes(meta.out.toByteArray());
        return file;
    }

    /** Elements alone: an item of a sequence, or a file without preamble. */
    static DicomBytes bare(Coding coding) {
        return new DicomBytes(coding);
    }

    DicomBytes text(int tag, String form, String value) {
        return element(tag, form, even(value));
    }

    DicomBytes number(int tag, int value) {
        return element(tag, "US", buffer(2).putShort((short) value).array());
    }

    DicomBytes element(int tag, String form, byte[] value) {
        head(tag, form, value.length);
        out.writeBytes(value);
        return this;
    }

    DicomBytes head(int tag, String form, int length) {
        out.writeBytes(buffer(4).putShort((short) (tag >>> 16)).putShort((short) tag).array());
        if (coding == Coding.IMPLICIT || form.isEmpty()) {
            out.writeBytes(buffer(4).putInt(length).array());
        } else if (java.util.List.of("OB", "OW", "SQ", "UN", "UT").contains(form)) {
            out.writeBytes(form.getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(buffer(6).putShort((short) 0).putInt(length).array());
        } else {
            out.writeBytes(form.getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(buffer(2).putShort((short) length).array());
        }
        return this;
    }

    /** A sequence of one item, both of undefined length. */
    DicomBytes openSequence(int tag, DicomBytes item) {
        head(tag, "SQ", -1).head(0xfffee000, "", -1);
        out.writeBytes(item.array());
        return head(0xfffee00d, "", 0).head(0xfffee0dd, "", 0);
    }

    /** A sequence of one item with lengths. */
    DicomBytes closedSequence(int tag, DicomBytes item) {
        head(tag, "SQ", item.array().length + 8).head(0xfffee000, "", item.array().length);
        out.writeBytes(item.array());
        return this;
    }

    byte[] array() {
        return out.toByteArray();
    }

    /** A whole small MR image, 2 x 2 pixels. */
    static DicomBytes image(Coding coding, String seriesUid, String instanceUid, int instance, double z) {
        return identity(file(coding), seriesUid, instanceUid, instance, z).element(0x7fe00010, "OW", new byte[8]);
    }

    /** Everything of an image but its pixels. */
    static DicomBytes identity(DicomBytes file, String seriesUid, String instanceUid, int instance, double z) {
        return file.text(0x00080005, "CS", "ISO_IR 192").text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\M")
                .text(0x00080018, "UI", instanceUid).text(0x00080020, "DA", "20260102").text(0x00080060, "CS", "MR")
                .text(0x00080070, "LO", "Maker").text(0x0008103e, "LO", "t1_mprage_sag")
                .openSequence(0x00081140, bare(file.coding).text(0x0020000e, "UI", "9.9.9"))
                .text(0x00100010, "PN", "Müller^Zoë").text(0x00100020, "LO", "P1").text(0x00180080, "DS", "2300")
                .text(0x00180081, "DS", "2.98").text(0x0020000d, "UI", "1.2.3").text(0x0020000e, "UI", seriesUid)
                .text(0x00200011, "IS", "5").text(0x00200013, "IS", String.valueOf(instance))
                .text(0x00200032, "DS", "0\\0\\" + z).text(0x00200037, "DS", "1\\0\\0\\0\\1\\0").number(0x00280010, 2)
                .number(0x00280011, 2);
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(coding == Coding.BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] even(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length % 2 == 0 ? bytes : java.util.Arrays.copyOf(bytes, bytes.length + 1);
    }
}
