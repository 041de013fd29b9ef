/**
 * NIfTI-1 and NIfTI-2 images as immutable values, and the door to read and write them whole, with every header field and extension.
 * Most callers need {@code VolumeReader} and {@code VolumeWriter} only.
 */
package org.lodestone.io.nifti;
