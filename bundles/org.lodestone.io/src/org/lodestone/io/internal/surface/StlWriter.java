package org.lodestone.io.internal.surface;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;
import org.lodestone.method.MethodInfo;

/** Writes meshes as binary STL, RAS+ millimetres; the format has no field for the space, so it stands in the 80 bytes of free text. */
public final class StlWriter extends MeshFileWriter {

    private static final int HEADER_BYTES = 80;
    private static final int TRIANGLE_BYTES = 50;

    /** Creates it. */
    public StlWriter() {
        super(".stl", MethodInfo.of("lodestone.io.stl-writer", "1", "STL surface",
                "Writes .stl files for printing and navigation programs.",
                "3D Systems. StereoLithography interface specification, 1988."));
    }

    @Override
    byte[] bytes(Surface surface, String description) {
        long size = HEADER_BYTES + 4 + (long) TRIANGLE_BYTES * surface.triangleCount();
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        // A binary file that begins with "solid" is taken for a text file by many readers.
        String head = SurfaceText.oneLine("RAS mm " + surface.frame() + " " + description);
        out.put(head.substring(0, Math.min(HEADER_BYTES, head.length())).getBytes(StandardCharsets.US_ASCII));
        out.position(HEADER_BYTES).putInt(surface.triangleCount());
        int[] corners = surface.triangles();
        for (int t = 0; t < corners.length; t += 3) {
            Vec3 a = surface.vertex(corners[t]);
            Vec3 b = surface.vertex(corners[t + 1]);
            Vec3 c = surface.vertex(corners[t + 2]);
            Vec3 normal = b.minus(a).cross(c.minus(a));
            put(out, normal.norm() > 0 ? normal.unit() : Vec3.ZERO);
            put(out, a);
            put(out, b);
            put(out, c);
            out.putShort((short) 0);
        }
        return out.array();
    }

    private static void put(ByteBuffer out, Vec3 v) {
        out.putFloat((float) v.x()).putFloat((float) v.y()).putFloat((float) v.z());
    }
}
