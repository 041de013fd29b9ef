package org.lodestone.method.dicom;

import org.lodestone.method.Method;

/** Hands instances to an archive (C-STORE or STOW-RS). What it did not take is told; nothing taken at all is a refusal. */
public interface PacsSend extends Method<PacsSendInput, SentInstances> {

    /** @return true when this method speaks to such an address */
    boolean accepts(PacsAddress address);
}
