package org.lodestone.gl;

import java.util.Locale;

/**
 * What the graphics driver of this machine can do, asked once.
 *
 * @param version GL version, {@code 4.5}
 * @param vendor of the driver
 * @param renderer device
 * @param software true when the processor draws: interactive quality is lowered then
 * @param maximumSamples samples a pixel it can take
 * @param maximumSize largest picture edge in pixels
 * @param maximumVolume largest edge of a 3-D texture
 */
public record GlCapabilities(
        String version, String vendor, String renderer, boolean software, int maximumSamples, int maximumSize, int maximumVolume) {

    /** @return what the current context can do */
    static GlCapabilities of(com.jogamp.opengl.GL3 gl) {
        String renderer = gl.glGetString(com.jogamp.opengl.GL3.GL_RENDERER);
        String lower = renderer.toLowerCase(Locale.ROOT);
        boolean software = lower.contains("llvmpipe") || lower.contains("softpipe") || lower.contains("swrast")
                || lower.contains("swiftshader") || lower.contains("gdi generic") || lower.contains("basic render");
        int[] value = new int[4];
        gl.glGetIntegerv(com.jogamp.opengl.GL3.GL_MAX_SAMPLES, value, 0);
        gl.glGetIntegerv(com.jogamp.opengl.GL3.GL_MAX_RENDERBUFFER_SIZE, value, 1);
        gl.glGetIntegerv(com.jogamp.opengl.GL3.GL_MAX_3D_TEXTURE_SIZE, value, 2);
        return new GlCapabilities(gl.glGetString(com.jogamp.opengl.GL3.GL_VERSION), gl.glGetString(com.jogamp.opengl.GL3.GL_VENDOR), renderer,
                software, value[0], value[1], value[2]);
    }
}
