package org.lodestone.io.nifti;

import java.util.Objects;
import org.lodestone.core.Affine;

/**
 * The general affine way from voxels to space (method 3 of the standard).
 *
 * @param code what space it leads to, 0 for "not set"; see {@link NiftiHeader#spaceName}
 * @param affine srow_x, srow_y, srow_z: voxel indices to space, in units of the file
 */
public record NiftiSform(int code, Affine affine) {

    /** No affine. */
    public static final NiftiSform NONE = new NiftiSform(0, new Affine(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    /** Checks the components. */
    public NiftiSform {
        Objects.requireNonNull(affine, "affine");
    }
}
