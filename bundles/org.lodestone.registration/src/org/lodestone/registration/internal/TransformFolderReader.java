package org.lodestone.registration.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.TransformReadRequest;
import org.lodestone.method.file.TransformReader;
import org.lodestone.registration.Diffeomorphism;
import org.lodestone.registration.DisplacementField;
import org.lodestone.registration.ItkTransformFiles;

/** Reads what {@link TransformFolderWriter} wrote: an affine map and at most one deformation, in the order of their numbers. */
public final class TransformFolderReader implements TransformReader {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.registration.itk-reader", "1", "ITK transform files",
                "Reads a folder of a registration: affine map, and displacement images of both directions when it is nonlinear.");
    }

    @Override
    public Outcome<SpatialTransform> run(TransformReadRequest request, Parameters parameters, Execution execution) {
        List<Path> affine;
        List<Path> pull;
        List<Path> back;
        try {
            affine = files(request.folder(), TransformFolderWriter.PULL + "_\\d\\d_affine\\.tfm");
            pull = files(request.folder(), TransformFolderWriter.PULL + "_\\d\\d_displacement\\.nii\\.gz");
            back = files(request.folder(), TransformFolderWriter.BACK + "_\\d\\d_displacement\\.nii\\.gz");
        } catch (IOException e) {
            return refused(request.folder(), "cannot be read: " + e.getMessage());
        }
        if (affine.size() != 1 || pull.size() > 1 || pull.size() != back.size()) {
            return refused(request.folder(), "holds no whole registration");
        }
        return ItkTransformFiles.readLinear(affine.getFirst(), request.fixed(), request.moving()).then(linear ->
                pull.isEmpty() ? Outcome.done(linear) : withDeformation(linear, affine.getFirst(), pull.getFirst(), back.getFirst()));
    }

    /** The numbers in the names say which comes first: a deformation before the linear part lies in the fixed space, else in the moving one. */
    private static Outcome<SpatialTransform> withDeformation(AffineTransform linear, Path affine, Path pull, Path back) {
        boolean deformationFirst = pull.getFileName().toString().compareTo(affine.getFileName().toString()) < 0;
        Frame frame = deformationFirst ? linear.from() : linear.to();
        return ItkTransformFiles.readDisplacement(pull, frame).then((DisplacementField forward) ->
                ItkTransformFiles.readDisplacement(back, frame).then(backward -> {
                    Diffeomorphism deformation = new Diffeomorphism(forward, backward);
                    return Outcome.done(deformationFirst ? deformation.then(linear) : linear.then(deformation));
                }));
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().matches(pattern)).sorted().toList();
        }
    }

    private static Outcome<SpatialTransform> refused(Path folder, String why) {
        return Outcome.refused(Finding.error("LS-REG-012", folder + " " + why + ".", "Give the folder that a registration wrote."));
    }
}
