package org.lodestone.method.dicom;

import java.util.List;
import org.lodestone.method.Method;

/** Asks an archive what it has (C-FIND or QIDO-RS). Matches come in the archive's order; more than the limit is told and cut. */
public interface PacsQuery extends Method<PacsQueryInput, List<PacsMatch>> {

    /** @return true when this method speaks to such an address */
    boolean accepts(PacsAddress address);
}
