package org.lodestone.gl.internal;

import com.jogamp.opengl.GL3;
import java.nio.IntBuffer;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Matrix4;
import org.lodestone.image.view.SlicePicture;
import org.lodestone.image.view.SlicePlane;

/** A slice as a texture, black pixels transparent. */
final class GpuPicture {

    private final int texture;
    private final Matrix4 unitToWorld;

    GpuPicture(GL3 gl, SlicePicture picture) {
        SlicePlane plane = picture.plane();
        int[] pixels = picture.rgb().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixels[i] == 0 ? 0 : pixels[i] | 0xFF000000;
        }
        int[] name = new int[1];
        gl.glGenTextures(1, name, 0);
        texture = name[0];
        gl.glBindTexture(GL3.GL_TEXTURE_2D, texture);
        gl.glTexImage2D(GL3.GL_TEXTURE_2D, 0, GL3.GL_RGBA8, plane.width(), plane.height(), 0, GL3.GL_BGRA,
                GL3.GL_UNSIGNED_INT_8_8_8_8_REV, IntBuffer.wrap(pixels));
        gl.glTexParameteri(GL3.GL_TEXTURE_2D, GL3.GL_TEXTURE_MIN_FILTER, GL3.GL_LINEAR);
        gl.glTexParameteri(GL3.GL_TEXTURE_2D, GL3.GL_TEXTURE_MAG_FILTER, GL3.GL_LINEAR);
        gl.glTexParameteri(GL3.GL_TEXTURE_2D, GL3.GL_TEXTURE_WRAP_S, GL3.GL_CLAMP_TO_EDGE);
        gl.glTexParameteri(GL3.GL_TEXTURE_2D, GL3.GL_TEXTURE_WRAP_T, GL3.GL_CLAMP_TO_EDGE);
        Vec3 corner = plane.toWorld(-0.5, -0.5);
        Vec3 across = plane.right().times(plane.pixelMm() * plane.width());
        Vec3 down = plane.down().times(plane.pixelMm() * plane.height());
        unitToWorld = new Matrix4(new double[] {
            across.x(), down.x(), 0, corner.x(), across.y(), down.y(), 0, corner.y(), across.z(), down.z(), 0, corner.z(), 0, 0, 0, 1});
    }

    /** @return (0..1, 0..1) from the upper left to millimetres */
    Matrix4 unitToWorld() {
        return unitToWorld;
    }

    void bind(GL3 gl) {
        gl.glActiveTexture(GL3.GL_TEXTURE0);
        gl.glBindTexture(GL3.GL_TEXTURE_2D, texture);
    }

    void delete(GL3 gl) {
        gl.glDeleteTextures(1, new int[] {texture}, 0);
    }
}
