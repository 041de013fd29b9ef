package org.lodestone.dicom.internal.data;

import java.nio.ByteOrder;

/**
 * How elements are coded (PS3.5, section 10).
 *
 * @param uid identifier of the transfer syntax
 * @param explicit whether forms of values are written
 * @param order of bytes in numbers
 */
public record Coding(String uid, boolean explicit, ByteOrder order) {

    /** Implicit, little endian: the default of the network. */
    public static final Coding IMPLICIT = new Coding("1.2.840.10008.1.2", false, ByteOrder.LITTLE_ENDIAN);

    /** Explicit, little endian: the usual one of files. */
    public static final Coding EXPLICIT = new Coding("1.2.840.10008.1.2.1", true, ByteOrder.LITTLE_ENDIAN);

    /** The whole data set is compressed; not read. */
    public static final String DEFLATED = "1.2.840.10008.1.2.1.99";

    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

    /** @return how a transfer syntax codes elements; all that compress pixels are explicit and little endian */
    public static Coding of(String uid) {
        return switch (uid) {
            case "1.2.840.10008.1.2" -> IMPLICIT;
            case "1.2.840.10008.1.2.1" -> EXPLICIT;
            case BIG_ENDIAN -> new Coding(uid, true, ByteOrder.BIG_ENDIAN);
            default -> new Coding(uid, true, ByteOrder.LITTLE_ENDIAN);
        };
    }

    /** @return true when pixels are stored as they are */
    public boolean isUncompressed() {
        return equals(IMPLICIT) || equals(EXPLICIT) || uid.equals(BIG_ENDIAN);
    }
}
