package org.lodestone.gl.internal;

import com.jogamp.opengl.GL3;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.lodestone.gl.Mesh;

/** A mesh in the memory of a context. Positions, normals and colours lie in buffers of their own. */
final class GpuMesh {

    private final int array;
    private final int[] buffers;
    private final int corners;
    private final boolean coloured;

    GpuMesh(GL3 gl, Mesh mesh) {
        int[] names = new int[1];
        gl.glGenVertexArrays(1, names, 0);
        array = names[0];
        coloured = mesh.vertexColours().isPresent();
        buffers = new int[coloured ? 4 : 3];
        gl.glGenBuffers(buffers.length, buffers, 0);
        gl.glBindVertexArray(array);
        attribute(gl, 0, buffers[0], mesh.surface().vertices());
        attribute(gl, 1, buffers[1], mesh.normals());
        corners = mesh.surface().triangles().length;
        gl.glBindBuffer(GL3.GL_ELEMENT_ARRAY_BUFFER, buffers[2]);
        gl.glBufferData(GL3.GL_ELEMENT_ARRAY_BUFFER, 4L * corners, IntBuffer.wrap(mesh.surface().triangles()), GL3.GL_STATIC_DRAW);
        mesh.vertexColours().ifPresent(rgb -> colours(gl, rgb));
        gl.glBindVertexArray(0);
    }

    private static void attribute(GL3 gl, int location, int buffer, float[] values) {
        gl.glBindBuffer(GL3.GL_ARRAY_BUFFER, buffer);
        gl.glBufferData(GL3.GL_ARRAY_BUFFER, 4L * values.length, FloatBuffer.wrap(values), GL3.GL_STATIC_DRAW);
        gl.glEnableVertexAttribArray(location);
        gl.glVertexAttribPointer(location, 3, GL3.GL_FLOAT, false, 0, 0);
    }

    private void colours(GL3 gl, int[] rgb) {
        gl.glBindBuffer(GL3.GL_ARRAY_BUFFER, buffers[3]);
        gl.glBufferData(GL3.GL_ARRAY_BUFFER, 4L * rgb.length, IntBuffer.wrap(rgb), GL3.GL_STATIC_DRAW);
        gl.glEnableVertexAttribArray(2);
        // 0xAARRGGBB in memory of a little-endian machine is B G R A, which GL reads in that order by this size
        gl.glVertexAttribPointer(2, GL3.GL_BGRA, GL3.GL_UNSIGNED_BYTE, true, 0, 0);
    }

    boolean isColoured() {
        return coloured;
    }

    void draw(GL3 gl) {
        gl.glBindVertexArray(array);
        gl.glDrawElements(GL3.GL_TRIANGLES, corners, GL3.GL_UNSIGNED_INT, 0);
        gl.glBindVertexArray(0);
    }

    void delete(GL3 gl) {
        gl.glDeleteVertexArrays(1, new int[] {array}, 0);
        gl.glDeleteBuffers(buffers.length, buffers, 0);
    }
}
