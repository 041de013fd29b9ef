package org.lodestone.io.nifti;

import java.util.Arrays;

/**
 * A block of bytes between header and voxels, registered with the NIfTI committee by its code: 4 is AFNI, 6 a comment, 32 CIFTI.
 * Immutable.
 */
public final class NiftiExtension {

    private final int code;
    private final byte[] content;

    /**
     * @param code registered number of the kind of content
     * @param content what follows the eight bytes of size and code. Copied.
     */
    public NiftiExtension(int code, byte[] content) {
        this.code = code;
        this.content = content.clone();
    }

    /** @return registered number of the kind of content */
    public int code() {
        return code;
    }

    /** @return a copy of the content, with the padding that the file had */
    public byte[] content() {
        return content.clone();
    }

    /** @return bytes in a file: content and the eight of size and code, rounded up to a multiple of 16 */
    public int storedSize() {
        return Math.ceilDiv(content.length + 8, 16) * 16;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NiftiExtension that && code == that.code && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * code + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "extension " + code + " of " + content.length + " bytes";
    }
}
