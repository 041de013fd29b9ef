package org.lodestone.registration.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.TransformWriteRequest;
import org.lodestone.method.file.TransformWriter;
import org.lodestone.registration.ItkTransformFiles;

/**
 * Writes a registration as ITK files: {@code fixedToMoving_00_displacement.nii.gz}, {@code fixedToMoving_01_affine.tfm} and the same for
 * {@code movingToFixed}, numbered in the order in which a point goes through them.
 */
public final class TransformFolderWriter implements TransformWriter {

    /** Beginning of the names of the files that pull images onto the fixed grid. */
    static final String PULL = "fixedToMoving";
    /** Beginning of the names of the files of the opposite direction. */
    static final String BACK = "movingToFixed";

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.registration.itk-writer", "1", "ITK transform files",
                "Linear parts as .tfm, deformations as displacement images, in ITK's LPS millimetres, both directions.");
    }

    @Override
    public Outcome<List<Path>> run(TransformWriteRequest request, Parameters parameters, Execution execution) {
        try {
            Files.createDirectories(request.folder());
            for (String name : List.of(PULL, BACK)) {
                try (DirectoryStream<Path> old = Files.newDirectoryStream(request.folder(), name + "_[0-9][0-9]_*")) {
                    for (Path file : old) {
                        Files.delete(file);
                    }
                }
            }
            List<Path> files = new ArrayList<>(ItkTransformFiles.write(request.fixedToMoving(), request.folder(), PULL));
            files.addAll(ItkTransformFiles.write(request.fixedToMoving().inverse(), request.folder(), BACK));
            return Outcome.done(files);
        } catch (IOException e) {
            return Outcome.refused(Finding.error("LS-REG-011", "The transform cannot be written to " + request.folder() + ": " + e.getMessage(),
                    "Choose a folder that can be written to, with enough room."));
        }
    }
}
