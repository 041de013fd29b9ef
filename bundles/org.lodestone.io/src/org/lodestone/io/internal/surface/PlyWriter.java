package org.lodestone.io.internal.surface;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.lodestone.image.Surface;
import org.lodestone.method.MethodInfo;

/** Writes meshes as binary little-endian PLY 1.0, RAS+ millimetres. */
public final class PlyWriter extends MeshFileWriter {

    /** Creates it. */
    public PlyWriter() {
        super(".ply", MethodInfo.of("lodestone.io.ply-writer", "1", "PLY surface",
                "Writes .ply files for printing and graphics programs.",
                "Turk G. The PLY polygon file format. Stanford University, 1994."));
    }

    @Override
    byte[] bytes(Surface surface, String description) {
        byte[] head = """
                ply
                format binary_little_endian 1.0
                comment %s
                comment frame %s, RAS+ millimetres
                element vertex %d
                property float x
                property float y
                property float z
                element face %d
                property list uchar int vertex_indices
                end_header
                """.formatted(SurfaceText.oneLine(description), SurfaceText.oneLine(surface.frame().toString()), surface.vertexCount(),
                surface.triangleCount()).getBytes(StandardCharsets.US_ASCII);
        long size = head.length + 12L * surface.vertexCount() + 13L * surface.triangleCount();
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN).put(head);
        for (float coordinate : surface.vertices()) {
            out.putFloat(coordinate);
        }
        int[] corners = surface.triangles();
        for (int t = 0; t < corners.length; t += 3) {
            out.put((byte) 3).putInt(corners[t]).putInt(corners[t + 1]).putInt(corners[t + 2]);
        }
        return out.array();
    }
}
