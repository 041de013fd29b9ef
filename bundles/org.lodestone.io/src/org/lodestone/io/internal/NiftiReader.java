package org.lodestone.io.internal;

import java.nio.file.Path;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.StoredImage;
import org.lodestone.io.internal.nifti.PairNames;
import org.lodestone.io.nifti.NiftiFiles;
import org.lodestone.io.nifti.NiftiImage;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.VolumeReader;

/** Reads NIfTI-1 and NIfTI-2 images. */
final class NiftiReader implements VolumeReader {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.io.nifti-reader", "1", "NIfTI image", "Reads .nii, .nii.gz and .hdr/.img files, versions 1 and 2.",
                "Cox RW et al. A (sort of) new image data format standard: NIfTI-1. HBM 2004.",
                "https://nifti.nimh.nih.gov/nifti-2");
    }

    @Override
    public boolean accepts(Path file) {
        return PairNames.accepts(file);
    }

    @Override
    public Outcome<StoredImage> run(Path file, Parameters parameters, Execution execution) {
        return switch (NiftiFiles.read(file, execution)) {
            case Outcome.Done<NiftiImage> done -> Outcome.done(done.value().image(), done.findings());
            case Outcome.Refused<NiftiImage> refused -> Outcome.refused(refused.findings());
        };
    }
}
