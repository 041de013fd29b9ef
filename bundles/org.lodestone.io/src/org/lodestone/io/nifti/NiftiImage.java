package org.lodestone.io.nifti;

import java.util.List;
import java.util.Objects;
import org.lodestone.core.Finding;
import org.lodestone.image.StoredImage;
import org.lodestone.image.StoredVoxels;

/**
 * A whole NIfTI file: what a rewrite has to keep.
 *
 * @param header all fields as stored
 * @param extensions blocks between header and voxels, in their order
 * @param image the same as voxels with geometry in RAS+ millimetres
 * @param findings what somebody should know about the file
 */
public record NiftiImage(NiftiHeader header, List<NiftiExtension> extensions, StoredImage image, List<Finding> findings) {

    /** Copies the lists. */
    public NiftiImage {
        Objects.requireNonNull(header, "header");
        extensions = List.copyOf(extensions);
        findings = List.copyOf(findings);
        if (!(image.voxels() instanceof StoredVoxels)) {
            throw new IllegalArgumentException("voxels of a NIfTI file are stored ones");
        }
    }

    /** @return the voxels in the file's type and byte order */
    public StoredVoxels voxels() {
        return (StoredVoxels) image.voxels();
    }
}
