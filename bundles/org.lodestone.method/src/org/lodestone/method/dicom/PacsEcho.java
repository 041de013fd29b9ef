package org.lodestone.method.dicom;

import org.lodestone.method.Method;

/** Asks a node whether it is there and knows us (C-ECHO). */
public interface PacsEcho extends Method<PacsNode, PacsEchoAnswer> {
}
