package org.lodestone.dicom.internal.network;

import java.io.IOException;
import java.io.OutputStream;

/** A data set that goes with a command, written while it is sent. */
@FunctionalInterface
interface Body {

    /** @param out goes to the other side; not closed */
    void writeTo(OutputStream out) throws IOException;
}
