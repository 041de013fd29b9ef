package org.lodestone.method.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.StoredImage;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;

/** Reads and writes files with whichever installed reader or writer knows their format. Stateless; called from any thread. */
public final class ImageFiles {

    private ImageFiles() {
    }

    /**
     * @param file an image
     * @param methods where readers are looked up
     * @param execution for the reading
     * @return the image, or what is wrong with the file
     */
    public static Outcome<StoredImage> read(Path file, MethodRegistry methods, Execution execution) {
        if (!Files.exists(file)) {
            return Outcome.refused(Finding.error("LS-FILE-001", file + " does not exist.", "Check the path."));
        }
        List<Finding> reasons = new ArrayList<>();
        for (VolumeReader reader : methods.all(VolumeReader.class)) {
            if (reader.accepts(file)) {
                Outcome<StoredImage> outcome = reader.run(file, Parameters.defaults(reader.parameters()), execution);
                if (outcome.isDone()) {
                    return outcome;
                }
                reasons.addAll(outcome.findings());
            }
        }
        return reasons.isEmpty() ? Outcome.refused(unknownFormat(file, "reads")) : Outcome.refused(reasons);
    }

    /**
     * @param request what to write where
     * @param methods where writers are looked up
     * @param execution for the writing
     * @return the path written, or why it could not be
     */
    public static Outcome<Path> write(WriteRequest request, MethodRegistry methods, Execution execution) {
        return methods.all(VolumeWriter.class).stream().filter(w -> w.accepts(request.file())).findFirst()
                .map(writer -> run(writer, request, execution))
                .orElseGet(() -> Outcome.refused(unknownFormat(request.file(), "writes")));
    }

    /**
     * @param request what to write where
     * @param methods where writers are looked up
     * @param execution for the writing
     * @return the path written, or why it could not be
     */
    public static Outcome<Path> write(SurfaceWriteRequest request, MethodRegistry methods, Execution execution) {
        return methods.all(SurfaceWriter.class).stream().filter(w -> w.accepts(request.file())).findFirst()
                .map(writer -> run(writer, request, execution))
                .orElseGet(() -> Outcome.refused(unknownFormat(request.file(), "writes")));
    }

    private static <I> Outcome<Path> run(Method<I, Path> writer, I request, Execution execution) {
        return writer.run(request, Parameters.defaults(writer.parameters()), execution);
    }

    private static Finding unknownFormat(Path file, String verb) {
        return Finding.error("LS-FILE-002", "No installed bundle " + verb + " files like " + file.getFileName() + ".",
                "Use NIfTI (.nii, .nii.gz) for images and GIFTI (.surf.gii) for surfaces, or install a bundle for this format.");
    }
}
