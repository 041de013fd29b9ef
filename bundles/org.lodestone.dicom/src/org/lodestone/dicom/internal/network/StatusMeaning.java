package org.lodestone.dicom.internal.network;

/** Status words of answers (PS3.7 annex C, PS3.4). */
final class StatusMeaning {

    static final int SUCCESS = 0;
    static final int CANCEL = 0xfe00;

    private StatusMeaning() {
    }

    /** @return true when more answers follow */
    static boolean isPending(int status) {
        return status == 0xff00 || status == 0xff01;
    }

    /** @return true when what was asked for was done, perhaps with a remark */
    static boolean isDone(int status) {
        return status == SUCCESS || status == 1 || status == 0x107 || status == 0x116 || status >>> 12 == 0xb;
    }

    /** @return what a person can do about a failure */
    static String remedy(int status) {
        return switch (status) {
            case 0xa801 -> "The archive does not know our title as a destination: have it added there with our address and port.";
            case 0x0124 -> "Ask the archive's administrator to allow this for our title.";
            case 0x0110, 0x0111 -> "Look into the log of the other side.";
            case 0x0122, 0x0112 -> "The other side does not keep such objects.";
            default -> switch (status >>> 8) {
                case 0xa7 -> "The other side has no room or is busy: try again later.";
                case 0xa9 -> "The other side finds the data or the question not acceptable: check the keys or the files.";
                default -> "Look into the log of the other side for this time.";
            };
        };
    }
}
