package org.lodestone.gl.internal;

import com.jogamp.opengl.GL3;
import java.nio.ByteBuffer;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.gl.HeadVolume;
import org.lodestone.image.Grid;

/** A body as two textures: grey values, and where the head is. Belongs to one context. */
final class GpuVolume {

    private final int[] textures = new int[2];

    GpuVolume(GL3 gl, HeadVolume volume) {
        gl.glGenTextures(2, textures, 0);
        upload(gl, textures[0], volume.headGrid(), volume.head());
        upload(gl, textures[1], volume.grid(), volume.grey());
    }

    private static void upload(GL3 gl, int texture, Grid grid, byte[] values) {
        gl.glBindTexture(GL3.GL_TEXTURE_3D, texture);
        gl.glPixelStorei(GL3.GL_UNPACK_ALIGNMENT, 1);
        gl.glTexImage3D(GL3.GL_TEXTURE_3D, 0, GL3.GL_R8, grid.nx(), grid.ny(), grid.nz(), 0, GL3.GL_RED, GL3.GL_UNSIGNED_BYTE,
                ByteBuffer.wrap(values));
        gl.glPixelStorei(GL3.GL_UNPACK_ALIGNMENT, 4);
        for (int filter : new int[] {GL3.GL_TEXTURE_MIN_FILTER, GL3.GL_TEXTURE_MAG_FILTER}) {
            gl.glTexParameteri(GL3.GL_TEXTURE_3D, filter, GL3.GL_LINEAR);
        }
        for (int wrap : new int[] {GL3.GL_TEXTURE_WRAP_S, GL3.GL_TEXTURE_WRAP_T, GL3.GL_TEXTURE_WRAP_R}) {
            gl.glTexParameteri(GL3.GL_TEXTURE_3D, wrap, GL3.GL_CLAMP_TO_EDGE);
        }
    }

    /** @return millimetres to texture coordinates of a grid */
    static Affine worldToUnit(Grid grid) {
        return Affine.scaling(1.0 / grid.nx(), 1.0 / grid.ny(), 1.0 / grid.nz())
                .times(Affine.translation(new Vec3(0.5, 0.5, 0.5))).times(grid.worldToVoxel());
    }

    /** Binds the head to unit 0 and the grey values to unit 1. */
    void bind(GL3 gl) {
        for (int unit = 0; unit < 2; unit++) {
            gl.glActiveTexture(GL3.GL_TEXTURE0 + unit);
            gl.glBindTexture(GL3.GL_TEXTURE_3D, textures[unit]);
        }
        gl.glActiveTexture(GL3.GL_TEXTURE0);
    }

    void delete(GL3 gl) {
        gl.glDeleteTextures(2, textures, 0);
    }
}
