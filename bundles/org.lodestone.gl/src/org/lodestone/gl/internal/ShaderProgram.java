package org.lodestone.gl.internal;

import com.jogamp.opengl.GL3;
import java.nio.charset.StandardCharsets;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/** A compiled and linked program. Belongs to the context that was current when it was made; used and deleted in that one only. */
final class ShaderProgram {

    private final int name;

    ShaderProgram(GL3 gl, String title, String vertexSource, String fragmentSource) {
        int vertex = compile(gl, title, GL3.GL_VERTEX_SHADER, vertexSource);
        int fragment = compile(gl, title, GL3.GL_FRAGMENT_SHADER, fragmentSource);
        name = gl.glCreateProgram();
        gl.glAttachShader(name, vertex);
        gl.glAttachShader(name, fragment);
        gl.glLinkProgram(name);
        int[] status = new int[1];
        gl.glGetProgramiv(name, GL3.GL_LINK_STATUS, status, 0);
        byte[] log = new byte[4096];
        int[] length = new int[1];
        gl.glGetProgramInfoLog(name, log.length, length, 0, log, 0);
        gl.glDeleteShader(vertex);
        gl.glDeleteShader(fragment);
        if (status[0] == 0) {
            throw refused(title, log, length[0]);
        }
    }

    private static int compile(GL3 gl, String title, int kind, String source) {
        int shader = gl.glCreateShader(kind);
        gl.glShaderSource(shader, 1, new String[] {source}, null);
        gl.glCompileShader(shader);
        int[] status = new int[1];
        gl.glGetShaderiv(shader, GL3.GL_COMPILE_STATUS, status, 0);
        if (status[0] == 0) {
            byte[] log = new byte[4096];
            int[] length = new int[1];
            gl.glGetShaderInfoLog(shader, log.length, length, 0, log, 0);
            throw refused(title, log, length[0]);
        }
        return shader;
    }

    private static RefusedException refused(String title, byte[] log, int length) {
        return new RefusedException(Finding.error("LS-GL-002", "The graphics driver does not accept the " + title + " shader.",
                        "Update the graphics driver, or use the slice views, which do not need it.")
                .with("driverLog", new String(log, 0, length, StandardCharsets.UTF_8).strip()));
    }

    void use(GL3 gl) {
        gl.glUseProgram(name);
    }

    void matrix(GL3 gl, String uniform, float[] columnMajor) {
        gl.glUniformMatrix4fv(gl.glGetUniformLocation(name, uniform), 1, false, columnMajor, 0);
    }

    void matrix3(GL3 gl, String uniform, float[] columnMajor) {
        gl.glUniformMatrix3fv(gl.glGetUniformLocation(name, uniform), 1, false, columnMajor, 0);
    }

    void vector(GL3 gl, String uniform, float x, float y, float z, float w) {
        gl.glUniform4f(gl.glGetUniformLocation(name, uniform), x, y, z, w);
    }

    void pair(GL3 gl, String uniform, float x, float y) {
        gl.glUniform2f(gl.glGetUniformLocation(name, uniform), x, y);
    }

    void integer(GL3 gl, String uniform, int value) {
        gl.glUniform1i(gl.glGetUniformLocation(name, uniform), value);
    }

    void delete(GL3 gl) {
        gl.glDeleteProgram(name);
    }
}
