package org.lodestone.io.nifti;

import java.nio.file.Path;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.io.internal.nifti.ImageDecoder;
import org.lodestone.io.internal.nifti.ImageEncoder;

/**
 * Reads and writes whole NIfTI files: versions 1 and 2, one file or a pair, compressed or not, both byte orders. Any thread.
 */
public final class NiftiFiles {

    private NiftiFiles() {
    }

    /**
     * Reads an image; voxels of large uncompressed files are mapped, not copied.
     *
     * @param file .nii, .nii.gz, .hdr or .img
     * @param execution progress and cancellation
     * @return the image with its warnings, or why it is not readable
     */
    public static Outcome<NiftiImage> read(Path file, Execution execution) {
        try {
            NiftiImage image = ImageDecoder.read(file, execution.progress());
            return Outcome.done(image, image.findings());
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    /**
     * Reads the header alone.
     *
     * @param file .nii, .nii.gz, .hdr or .img
     * @return the header, or why it is not readable
     */
    public static Outcome<NiftiHeader> readHeader(Path file) {
        try {
            return Outcome.done(ImageDecoder.readHeader(file));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    /**
     * Writes an image with all its header fields and extensions, byte order and voxel type kept. The file is whole or not there.
     *
     * @param image what to write; vox_offset and the magic word follow from {@code file} and extensions
     * @param file .nii, .nii.gz, .hdr or .img; replaced when it exists
     * @param execution threads, progress and cancellation
     * @return the path written, or why it was not
     */
    public static Outcome<Path> write(NiftiImage image, Path file, Execution execution) {
        try {
            return Outcome.done(ImageEncoder.rewrite(image, file, execution));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }
}
