package org.lodestone.io.internal.surface;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Surface;
import org.lodestone.io.internal.file.WholeFile;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.SurfaceWriteRequest;
import org.lodestone.method.file.SurfaceWriter;

/** Writes meshes as binary little-endian PLY 1.0, RAS+ millimetres. */
public final class PlyWriter implements SurfaceWriter {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.io.ply-writer", "1", "PLY surface", "Writes .ply files for printing and graphics programs.",
                "Turk G. The PLY polygon file format. Stanford University, 1994.");
    }

    @Override
    public boolean accepts(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".ply");
    }

    @Override
    public Outcome<Path> run(SurfaceWriteRequest request, Parameters parameters, Execution execution) {
        try {
            WholeFile.write(request.file(), bytes(request.surface(), request.description()));
            return Outcome.done(request.file());
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static byte[] bytes(Surface surface, String description) {
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
