package org.lodestone.method.export;

import java.nio.file.Path;
import java.util.List;
import org.lodestone.method.Method;

/**
 * Writes targets in one format. Callers do not run it themselves but through {@link VerifiedExport}, which reads every file back.
 *
 * <p>{@link #check} says what the format cannot hold. {@link #run} writes into the folder of the request, whole files only, and returns
 * them, the one with the targets first. The same request gives the same bytes.
 */
public interface TargetExporter extends Method<ExportRequest, List<Path>> {

    /** @return what it writes */
    FormatInfo format();
}
