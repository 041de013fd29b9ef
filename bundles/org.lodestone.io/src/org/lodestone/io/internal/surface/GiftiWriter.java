package org.lodestone.io.internal.surface;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.Deflater;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Surface;
import org.lodestone.io.internal.file.FileOutput;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.SurfaceWriteRequest;
import org.lodestone.method.file.SurfaceWriter;

/**
 * Writes meshes as GIFTI 1.0: one array of points (float32, RAS+ millimetres), one of triangles (int32), both compressed with zlib and
 * coded in base 64.
 */
public final class GiftiWriter implements SurfaceWriter {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.io.gifti-writer", "1", "GIFTI surface",
                "Writes .gii files for Connectome Workbench, FreeSurfer, FSL.",
                "Harwell J et al. GIFTI surface data format, version 1.0, 2011. https://www.nitrc.org/projects/gifti");
    }

    @Override
    public boolean accepts(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gii");
    }

    @Override
    public Outcome<Path> run(SurfaceWriteRequest request, Parameters parameters, Execution execution) {
        try {
            byte[] document = document(request.surface(), request.description()).getBytes(StandardCharsets.UTF_8);
            FileOutput.write(request.file(), document);
            return Outcome.done(request.file());
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static String document(Surface surface, String description) {
        float[] points = surface.vertices();
        ByteBuffer pointBytes = ByteBuffer.allocate(points.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        pointBytes.asFloatBuffer().put(points);
        int[] corners = surface.triangles();
        ByteBuffer cornerBytes = ByteBuffer.allocate(corners.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        cornerBytes.asIntBuffer().put(corners);
        String space = space(surface.frame());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE GIFTI SYSTEM "http://www.nitrc.org/frs/download.php/1594/gifti.dtd">
                <GIFTI Version="1.0" NumberOfDataArrays="2">
                <MetaData>
                <MD><Name><![CDATA[Description]]></Name><Value><![CDATA[%s]]></Value></MD>
                <MD><Name><![CDATA[Frame]]></Name><Value><![CDATA[%s]]></Value></MD>
                </MetaData>
                <LabelTable/>
                <DataArray Intent="NIFTI_INTENT_POINTSET" DataType="NIFTI_TYPE_FLOAT32" %s>
                <MetaData/>
                <CoordinateSystemTransformMatrix>
                <DataSpace><![CDATA[%s]]></DataSpace>
                <TransformedSpace><![CDATA[%s]]></TransformedSpace>
                <MatrixData>1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1</MatrixData>
                </CoordinateSystemTransformMatrix>
                <Data>%s</Data>
                </DataArray>
                <DataArray Intent="NIFTI_INTENT_TRIANGLE" DataType="NIFTI_TYPE_INT32" %s>
                <MetaData/>
                <Data>%s</Data>
                </DataArray>
                </GIFTI>
                """.formatted(text(description), text(surface.frame().toString()), layout(surface.vertexCount()), space, space,
                packed(pointBytes.array()), layout(surface.triangleCount()), packed(cornerBytes.array()));
    }

    private static String layout(int rows) {
        return "ArrayIndexingOrder=\"RowMajorOrder\" Dimensionality=\"2\" Dim0=\"" + rows + "\" Dim1=\"3\" "
                + "Encoding=\"GZipBase64Binary\" Endian=\"LittleEndian\" ExternalFileName=\"\" ExternalFileOffset=\"\"";
    }

    private static String space(Frame frame) {
        return switch (frame.kind()) {
            case T1W, BOLD, SCAN -> "NIFTI_XFORM_SCANNER_ANAT";
            case TEMPLATE -> frame.id().startsWith("MNI") ? "NIFTI_XFORM_MNI_152" : "NIFTI_XFORM_UNKNOWN";
            case TRACKER, HEAD -> "NIFTI_XFORM_ALIGNED_ANAT";
        };
    }

    /** What may stand in a CDATA section of XML 1.0. */
    private static String text(String value) {
        return value.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]", "?").replace("]]>", "]] >");
    }

    private static String packed(byte[] raw) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try {
            deflater.setInput(raw);
            deflater.finish();
            byte[] out = new byte[raw.length + raw.length / 100 + 64];
            int length = 0;
            while (!deflater.finished()) {
                length += deflater.deflate(out, length, out.length - length);
            }
            return Base64.getEncoder().encodeToString(Arrays.copyOf(out, length));
        } finally {
            deflater.end();
        }
    }
}
