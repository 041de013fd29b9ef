package org.lodestone.io.internal.surface;

import java.nio.file.Path;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Surface;
import org.lodestone.io.internal.file.FileOutput;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.SurfaceWriteRequest;
import org.lodestone.method.file.SurfaceWriter;

/** What writers of plain meshes share: the end of the file's name, and writing it whole or not at all. */
abstract class MeshFileWriter implements SurfaceWriter {

    private final String extension;
    private final MethodInfo info;

    /**
     * @param extension of the files, with the point, lower case
     * @param info who the writer is
     */
    MeshFileWriter(String extension, MethodInfo info) {
        this.extension = extension;
        this.info = info;
    }

    @Override
    public final MethodInfo info() {
        return info;
    }

    @Override
    public final boolean accepts(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(extension);
    }

    @Override
    public final Outcome<Path> run(SurfaceWriteRequest request, Parameters parameters, Execution execution) {
        try {
            FileOutput.write(request.file(), bytes(request.surface(), request.description()));
            return Outcome.done(request.file());
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    /** @return the whole file */
    abstract byte[] bytes(Surface surface, String description);
}
