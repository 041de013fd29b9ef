package org.lodestone.gl.internal;

import com.jogamp.opengl.GL3;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/**
 * The framebuffers of one picture size: the scene and the sums of its translucent surfaces, both with several samples a pixel and sharing
 * their depth, and what they are resolved into. Belongs to one context.
 */
final class RenderTargets {

    private final int width;
    private final int height;
    private final int samples;
    private final int[] framebuffers = new int[4];
    private final int[] renderbuffers = new int[4];
    private final int[] textures = new int[3];

    RenderTargets(GL3 gl, int width, int height, int samples) {
        this.width = width;
        this.height = height;
        this.samples = samples;
        gl.glGenFramebuffers(4, framebuffers, 0);
        gl.glGenRenderbuffers(4, renderbuffers, 0);
        gl.glGenTextures(3, textures, 0);
        int[] formats = {GL3.GL_RGBA8, GL3.GL_DEPTH_COMPONENT24, GL3.GL_RGBA16F, GL3.GL_R16F};
        for (int i = 0; i < 4; i++) {
            gl.glBindRenderbuffer(GL3.GL_RENDERBUFFER, renderbuffers[i]);
            gl.glRenderbufferStorageMultisample(GL3.GL_RENDERBUFFER, samples, formats[i], width, height);
        }
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, scene());
        attachBuffer(gl, GL3.GL_COLOR_ATTACHMENT0, renderbuffers[0]);
        attachBuffer(gl, GL3.GL_DEPTH_ATTACHMENT, renderbuffers[1]);
        check(gl);
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, translucent());
        attachBuffer(gl, GL3.GL_COLOR_ATTACHMENT0, renderbuffers[2]);
        attachBuffer(gl, GL3.GL_COLOR_ATTACHMENT1, renderbuffers[3]);
        attachBuffer(gl, GL3.GL_DEPTH_ATTACHMENT, renderbuffers[1]);
        gl.glDrawBuffers(2, new int[] {GL3.GL_COLOR_ATTACHMENT0, GL3.GL_COLOR_ATTACHMENT1}, 0);
        check(gl);
        texture(gl, 0, GL3.GL_RGBA8, GL3.GL_RGBA, GL3.GL_UNSIGNED_BYTE);
        texture(gl, 1, GL3.GL_RGBA16F, GL3.GL_RGBA, GL3.GL_FLOAT);
        texture(gl, 2, GL3.GL_R16F, GL3.GL_RED, GL3.GL_FLOAT);
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, picture());
        attachTexture(gl, GL3.GL_COLOR_ATTACHMENT0, textures[0]);
        check(gl);
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, sums());
        attachTexture(gl, GL3.GL_COLOR_ATTACHMENT0, textures[1]);
        attachTexture(gl, GL3.GL_COLOR_ATTACHMENT1, textures[2]);
        check(gl);
    }

    private static void attachBuffer(GL3 gl, int attachment, int renderbuffer) {
        gl.glFramebufferRenderbuffer(GL3.GL_FRAMEBUFFER, attachment, GL3.GL_RENDERBUFFER, renderbuffer);
    }

    private static void attachTexture(GL3 gl, int attachment, int texture) {
        gl.glFramebufferTexture2D(GL3.GL_FRAMEBUFFER, attachment, GL3.GL_TEXTURE_2D, texture, 0);
    }

    private void texture(GL3 gl, int index, int internal, int format, int type) {
        gl.glBindTexture(GL3.GL_TEXTURE_2D, textures[index]);
        gl.glTexImage2D(GL3.GL_TEXTURE_2D, 0, internal, width, height, 0, format, type, null);
        gl.glTexParameteri(GL3.GL_TEXTURE_2D, GL3.GL_TEXTURE_MIN_FILTER, GL3.GL_NEAREST);
        gl.glTexParameteri(GL3.GL_TEXTURE_2D, GL3.GL_TEXTURE_MAG_FILTER, GL3.GL_NEAREST);
    }

    private void check(GL3 gl) {
        int status = gl.glCheckFramebufferStatus(GL3.GL_FRAMEBUFFER);
        if (status != GL3.GL_FRAMEBUFFER_COMPLETE) {
            throw new RefusedException(Finding.error("LS-GL-003",
                    "The graphics driver cannot draw a picture of " + width + " x " + height + " pixels (status 0x"
                            + Integer.toHexString(status) + ").",
                    "Make the view smaller or update the graphics driver; the slice views do not need it."));
        }
    }

    boolean fits(int otherWidth, int otherHeight, int otherSamples) {
        return width == otherWidth && height == otherHeight && samples == otherSamples;
    }

    int scene() {
        return framebuffers[0];
    }

    int translucent() {
        return framebuffers[1];
    }

    int picture() {
        return framebuffers[2];
    }

    private int sums() {
        return framebuffers[3];
    }

    /** Resolves the samples of the scene into the picture. */
    void resolveScene(GL3 gl) {
        copy(gl, scene(), GL3.GL_COLOR_ATTACHMENT0, picture());
    }

    /** Resolves the sums into textures and binds these to units 0 and 1. */
    void resolveSums(GL3 gl) {
        copy(gl, translucent(), GL3.GL_COLOR_ATTACHMENT0, sums());
        copy(gl, translucent(), GL3.GL_COLOR_ATTACHMENT1, sums());
        for (int unit = 0; unit < 2; unit++) {
            gl.glActiveTexture(GL3.GL_TEXTURE0 + unit);
            gl.glBindTexture(GL3.GL_TEXTURE_2D, textures[1 + unit]);
        }
    }

    private void copy(GL3 gl, int from, int attachment, int to) {
        gl.glBindFramebuffer(GL3.GL_READ_FRAMEBUFFER, from);
        gl.glReadBuffer(attachment);
        gl.glBindFramebuffer(GL3.GL_DRAW_FRAMEBUFFER, to);
        gl.glDrawBuffers(1, new int[] {attachment}, 0);
        gl.glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL3.GL_COLOR_BUFFER_BIT, GL3.GL_NEAREST);
    }

    void delete(GL3 gl) {
        gl.glDeleteFramebuffers(4, framebuffers, 0);
        gl.glDeleteRenderbuffers(4, renderbuffers, 0);
        gl.glDeleteTextures(3, textures, 0);
    }
}
