package org.lodestone.gl.internal;

import com.jogamp.opengl.GL3;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Matrix4;

/** Collects lines, letters and filled triangles and draws them with smooth edges. One per context. */
final class LinePainter {

    private static final int FLOATS = 13;

    private final ShaderProgram program;
    private final int array;
    private final int buffer;
    private float[] vertices = new float[FLOATS * 1024];
    private int count;

    LinePainter(GL3 gl) {
        program = new ShaderProgram(gl, "line", Shaders.LINE_VERTEX, Shaders.LINE_FRAGMENT);
        int[] names = new int[2];
        gl.glGenVertexArrays(1, names, 0);
        gl.glGenBuffers(1, names, 1);
        array = names[0];
        buffer = names[1];
        gl.glBindVertexArray(array);
        gl.glBindBuffer(GL3.GL_ARRAY_BUFFER, buffer);
        int[] sizes = {3, 3, 3, 4};
        int offset = 0;
        for (int a = 0; a < sizes.length; a++) {
            gl.glEnableVertexAttribArray(a);
            gl.glVertexAttribPointer(a, sizes[a], GL3.GL_FLOAT, false, 4 * FLOATS, 4L * offset);
            offset += sizes[a];
        }
        gl.glBindVertexArray(0);
    }

    /** Adds a line; rgb 0xRRGGBB. */
    void line(Vec3 a, Vec3 b, double widthPixels, int rgb, double opacity) {
        vertex(a, b, 1, widthPixels, 1, rgb, opacity);
        vertex(a, b, -1, widthPixels, 1, rgb, opacity);
        vertex(b, a, 1, widthPixels, -1, rgb, opacity);
        vertex(a, b, -1, widthPixels, 1, rgb, opacity);
        vertex(b, a, -1, widthPixels, -1, rgb, opacity);
        vertex(b, a, 1, widthPixels, -1, rgb, opacity);
    }

    /** Adds a filled triangle. */
    void triangle(Vec3 a, Vec3 b, Vec3 c, int rgb, double opacity) {
        vertex(a, a, 0, 0, 1, rgb, opacity);
        vertex(b, b, 0, 0, 1, rgb, opacity);
        vertex(c, c, 0, 0, 1, rgb, opacity);
    }

    /** Adds a text whose lower left corner is {@code origin}; {@code across} and {@code up} are one grid unit of the letters. */
    void text(String text, Vec3 origin, Vec3 across, Vec3 up, double widthPixels, int rgb, double opacity) {
        for (StrokeFont.Stroke stroke : StrokeFont.strokes(text)) {
            line(origin.plus(across.times(stroke.x0())).plus(up.times(stroke.y0())),
                    origin.plus(across.times(stroke.x1())).plus(up.times(stroke.y1())), widthPixels, rgb, opacity);
        }
    }

    /** Adds a text on the picture, x and y in pixels from the upper left, with a dark edge so that it reads on everything. */
    void caption(String text, double x, double baseline, double capitalPixels, int rgb) {
        double unit = capitalPixels / StrokeFont.CAPITAL;
        Vec3 origin = new Vec3(x, baseline, 0);
        Vec3 across = new Vec3(unit, 0, 0);
        Vec3 up = new Vec3(0, -unit, 0);
        double width = Math.max(1.4, capitalPixels / 8);
        text(text, origin, across, up, width + 3, 0x000000, 0.85);
        text(text, origin, across, up, width, rgb, 1);
    }

    /** @return width in pixels of a caption */
    static double captionWidth(String text, double capitalPixels) {
        return StrokeFont.width(text) * capitalPixels / StrokeFont.CAPITAL;
    }

    private void vertex(Vec3 here, Vec3 there, double side, double width, double end, int rgb, double opacity) {
        if ((count + 1) * FLOATS > vertices.length) {
            vertices = Arrays.copyOf(vertices, vertices.length * 2);
        }
        double[] row = {
            here.x(), here.y(), here.z(), there.x(), there.y(), there.z(), side, width, end,
            (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0, opacity};
        for (int i = 0; i < FLOATS; i++) {
            vertices[count * FLOATS + i] = (float) row[i];
        }
        count++;
    }

    /** Draws what was collected and forgets it. */
    void flush(GL3 gl, Matrix4 toClip, int width, int height) {
        if (count == 0) {
            return;
        }
        program.use(gl);
        program.matrix(gl, "toClip", toClip.toColumnMajor());
        program.pair(gl, "halfPicture", width / 2f, height / 2f);
        gl.glBindVertexArray(array);
        gl.glBindBuffer(GL3.GL_ARRAY_BUFFER, buffer);
        gl.glBufferData(GL3.GL_ARRAY_BUFFER, 4L * count * FLOATS, FloatBuffer.wrap(vertices, 0, count * FLOATS), GL3.GL_STREAM_DRAW);
        gl.glEnable(GL3.GL_BLEND);
        gl.glBlendFuncSeparate(GL3.GL_SRC_ALPHA, GL3.GL_ONE_MINUS_SRC_ALPHA, GL3.GL_ONE, GL3.GL_ONE_MINUS_SRC_ALPHA);
        gl.glDrawArrays(GL3.GL_TRIANGLES, 0, count);
        gl.glDisable(GL3.GL_BLEND);
        gl.glBindVertexArray(0);
        count = 0;
    }

    /** Adds lines through points. */
    void path(List<Vec3> points, double widthPixels, int rgb) {
        for (int i = 0; i + 1 < points.size(); i++) {
            line(points.get(i), points.get(i + 1), widthPixels, rgb, 1);
        }
    }

    void delete(GL3 gl) {
        gl.glDeleteVertexArrays(1, new int[] {array}, 0);
        gl.glDeleteBuffers(1, new int[] {buffer}, 0);
        program.delete(gl);
    }
}
