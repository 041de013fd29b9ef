package org.lodestone.io.internal.handover;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.io.nifti.NiftiFiles;
import org.lodestone.io.nifti.NiftiHeader;
import org.lodestone.method.export.ExportedPosition;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;

/** Reads visor2's marker file and demands that it belongs to the scan: quaternion, offset and voxel sizes equal to 1e-5. */
public final class Visor2Reader extends TextReader {

    /** Makes the reader. */
    public Visor2Reader() {
        super("visor2", "ANT visor2", "SimNIBS 4, neuronavigation import.");
    }

    @Override
    ReadBack read(ReadBackRequest request) throws IOException {
        JsonNode json = JsonText.read(only(request));
        NiftiHeader header = NiftiFiles.readHeader(scan(request).file()).orThrow();
        JsonNode image = json.required("Configuration").required("AssociatedImageInfo");
        Vec3 offset = header.qform().offset();
        same(image.required("NIfTI_quatern"), List.of(header.qform().b(), header.qform().c(), header.qform().d()));
        same(image.required("NIfTI_qoffset"), List.of(offset.x(), offset.y(), offset.z()));
        same(image.required("NIfTI_pixdim"), header.pixdim().subList(0, 4));
        Affine q = header.qform().toAffine(header.pixdim().get(1), header.pixdim().get(2), header.pixdim().get(3), header.pixdim().get(0));
        Affine imageToNative = q.inverse().then(scan(request).grid().voxelToWorld());
        List<ExportedPosition> found = new ArrayList<>();
        for (JsonNode marker : json.required("TargetMarkers")) {
            JsonNode coil = marker.required("CoilTarget");
            require(coil.required("CoordinateSystem").asText().equals("ASSOCIATED_IMAGE"), "the coordinate system is another one");
            require(coil.required("PositionalUnit").asText().equals("mm"), "the unit is not mm");
            require(coil.required("CoilAxesConvention").asText().equals("simnibs"), "the coil's axes are another convention's");
            double[] m = new double[16];
            for (int i = 0; i < 16; i++) {
                m[i] = coil.required("CoilPose").required("RigidTransformMatrix4x4").get(i / 4).get(i % 4).asDouble(Double.NaN);
            }
            found.add(ExportedPosition.coil(coil.required("Name").asText(), fromSimnibs(imageToNative.times(Affine.ofRowMajor(m)))));
        }
        return ReadBack.of(found);
    }

    private static void same(JsonNode stored, List<Double> expected) {
        require(stored.size() == expected.size(), "the image info is incomplete");
        for (int i = 0; i < expected.size(); i++) {
            require(Math.abs(stored.get(i).asDouble(Double.NaN) - expected.get(i)) <= 1e-5, "the file belongs to another scan");
        }
    }
}
