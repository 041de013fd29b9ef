package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.List;
import org.lodestone.method.Method;

/**
 * Fetches a study, a series or an instance (C-MOVE, C-GET or WADO-RS). The files appear in the folder when all of them are there, sorted
 * as {@code STUDY/SERIES/INSTANCE.dcm} by their identifiers; after trouble the folder is as it was.
 */
public interface PacsRetrieve extends Method<PacsRetrieveInput, List<Path>> {

    /** @return true when this method speaks to such an address in such a way */
    boolean accepts(PacsAddress address, PacsRetrieveInput.Way way);
}
