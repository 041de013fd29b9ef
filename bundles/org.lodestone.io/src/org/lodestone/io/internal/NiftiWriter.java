package org.lodestone.io.internal;

import java.nio.file.Path;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.io.internal.nifti.ImageEncoder;
import org.lodestone.io.internal.nifti.PairNames;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.VolumeWriter;
import org.lodestone.method.file.WriteRequest;

/**
 * Writes NIfTI-1 images, NIfTI-2 when an extent needs it. sform and qform both say where voxels lie; a sheared grid has an sform only.
 */
final class NiftiWriter implements VolumeWriter {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.io.nifti-writer", "1", "NIfTI image", "Writes .nii, .nii.gz and .hdr/.img files.",
                "Cox RW et al. A (sort of) new image data format standard: NIfTI-1. HBM 2004.",
                "https://nifti.nimh.nih.gov/nifti-2");
    }

    @Override
    public boolean accepts(Path file) {
        return PairNames.accepts(file);
    }

    @Override
    public Outcome<Path> run(WriteRequest request, Parameters parameters, Execution execution) {
        try {
            return Outcome.done(ImageEncoder.write(request, execution));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }
}
