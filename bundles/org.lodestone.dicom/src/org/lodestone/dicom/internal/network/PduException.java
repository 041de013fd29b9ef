package org.lodestone.dicom.internal.network;

/** Bytes that are no protocol data unit. */
public final class PduException extends Exception {

    private static final long serialVersionUID = 1L;

    PduException(String message) {
        super(message);
    }
}
