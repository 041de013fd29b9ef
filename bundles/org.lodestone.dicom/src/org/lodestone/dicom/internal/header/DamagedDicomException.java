package org.lodestone.dicom.internal.header;

/** A DICOM file whose structure breaks off or contradicts itself. */
public final class DamagedDicomException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * @param offset where in the file or answer
     * @param message what is wrong there
     */
    public DamagedDicomException(long offset, String message) {
        super(message);
        this.offset = offset;
    }

    /** @return where in the file */
    public long offset() {
        return offset;
    }
}
