package org.lodestone.io.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.image.StoredVoxels;
import org.lodestone.core.Vec3;
import org.lodestone.testkit.SharedData;

/** Files of other programs; expected numbers were computed with nibabel 5.0.0 (sum of all voxels in double precision). */
class NiftiOddFilesTest {

    @ParameterizedTest
    @CsvSource({
        "nifti-odd/anatomical.nii, 33x41x25, LAS, 32, -40, -16, 284166082, 11881",
        "nifti-odd/example4d.nii.gz, 128x96x24x2, LAS, 117.8551025390625, -35.72294235229492, -7.248798370361328, 101985356, 0",
        "nifti-odd/example_nifti2.nii.gz, 32x20x12x2, LAS, 117.8551025390625, -35.72294235229492, -7.248798370361328, 6926802, 439",
        "nifti-odd/functional.nii, 17x21x3x20, LAS, 32, -40, 0, 77913290.36292362, 3989.6590645313263",
        "nifti-odd/standard.nii.gz, 4x5x7, RAS, 0, 0, 0, 7650, 0",
        "t1w/chris_t1.nii.gz, 188x256x190, RAS, -83.12000274658203, -118.12000274658203, -77.12000274658203, 411030734, 0",
        "bold/feat_filtered_func_data.nii.gz, 64x64x21x64, LAS, 31.5, -31.5, -10, 10638718370, 0"
    })
    void filesOfOtherProgramsGiveTheNumbersOfNibabel(
            String file, String shape, String orientation, double x, double y, double z, double sum, double middle) {
        NiftiImage image = NiftiFiles.read(SharedData.file(file), Execution.unobserved()).orThrow();
        assertEquals(shape, String.join("x", image.image().shape().stream().map(String::valueOf).toList()));
        assertEquals(orientation, image.image().grid().orientation());
        assertEquals(0, image.image().grid().toWorld(0, 0, 0).distance(new Vec3(x, y, z)), 1e-9);
        StoredVoxels voxels = image.voxels();
        double total = 0;
        for (long i = 0; i < voxels.size(); i++) {
            total += voxels.get(i);
        }
        // Both sums are of at most 5.5 million doubles in different order.
        assertEquals(sum, total, Math.abs(sum) * 1e-12);
        assertEquals(middle, voxels.get(voxels.size() / 2), Math.abs(middle) * 1e-15);
    }

    @Test
    void anAnalyzeHeaderIsRefusedBecauseItDoesNotSayWhichSideIsLeft() {
        Outcome<NiftiImage> outcome = NiftiFiles.read(SharedData.file("nifti-odd/analyze.hdr"), Execution.unobserved());
        assertEquals("LS-NIFTI-016", outcome.findings().getFirst().code());
    }

    @Test
    void aHeaderWithoutItsVoxelsNamesTheMissingFile() {
        Outcome<NiftiImage> outcome = NiftiFiles.read(SharedData.file("nifti-odd/nifti2.hdr"), Execution.unobserved());
        assertEquals("LS-NIFTI-012", outcome.findings().getFirst().code());
        assertTrue(outcome.findings().getFirst().message().contains("nifti2.img"));
        assertEquals(2, NiftiFiles.readHeader(SharedData.file("nifti-odd/nifti2.hdr")).orThrow().version());
    }

    @Test
    void aConnectivityFileKeepsItsExtension() {
        NiftiImage image = NiftiFiles.read(SharedData.file("nifti-odd/row_major.dconn.nii"), Execution.unobserved()).orThrow();
        assertEquals(java.util.List.of(1, 1, 1, 1, 10, 10), image.image().shape());
        assertEquals(32, image.extensions().getFirst().code());
        assertTrue(new String(image.extensions().getFirst().content(), java.nio.charset.StandardCharsets.UTF_8).contains("<CIFTI"));
    }
}
