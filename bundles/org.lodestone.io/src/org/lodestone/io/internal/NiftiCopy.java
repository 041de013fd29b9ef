package org.lodestone.io.internal;

import java.nio.file.Path;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.io.internal.nifti.PairNames;
import org.lodestone.io.nifti.NiftiFiles;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.CopyRequest;
import org.lodestone.method.file.ImageCopy;

/** Copies NIfTI images between .nii, .nii.gz and .hdr/.img with header and extensions. */
final class NiftiCopy implements ImageCopy {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.io.nifti-copy", "1", "NIfTI copy",
                "Packs, unpacks, joins or splits NIfTI files; nothing else changes.", "https://nifti.nimh.nih.gov/nifti-2");
    }

    @Override
    public boolean accepts(CopyRequest request) {
        return PairNames.accepts(request.source()) && PairNames.accepts(request.target());
    }

    @Override
    public Outcome<Path> run(CopyRequest request, Parameters parameters, Execution execution) {
        return NiftiFiles.read(request.source(), execution.part(0, 0.5))
                .then(image -> NiftiFiles.write(image, request.target(), execution.part(0.5, 1)));
    }
}
