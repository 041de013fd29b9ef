package org.lodestone.gl;

import com.jogamp.opengl.GL3;
import com.jogamp.opengl.GLCapabilities;
import com.jogamp.opengl.GLContext;
import com.jogamp.opengl.GLDrawableFactory;
import com.jogamp.opengl.GLException;
import com.jogamp.opengl.GLOffscreenAutoDrawable;
import com.jogamp.opengl.GLProfile;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;

/**
 * Draws scenes without a window, into memory. Holds a GL context of its own; calls may come from any thread and wait for each other. Needs
 * a display server on Linux, a virtual one is enough. Close it to give everything back.
 */
public final class OffscreenRenderer implements AutoCloseable {

    /** Drivers give names from 1 on and give freed ones again. */
    private static final int MOST_NAMES = 8192;

    private final GLOffscreenAutoDrawable drawable;
    private final SceneRenderer renderer;
    private boolean closed;

    private OffscreenRenderer(GLOffscreenAutoDrawable drawable, SceneRenderer renderer) {
        this.drawable = drawable;
        this.renderer = renderer;
    }

    /**
     * Opens a context. Never with the system property {@code lodestone.gl} set to {@code off}, for machines whose driver brings programs down.
     *
     * @return a renderer, or why this machine has none
     */
    public static Outcome<OffscreenRenderer> open() {
        if ("off".equals(System.getProperty("lodestone.gl"))) {
            return Outcome.refused(absent("switched off by -Dlodestone.gl=off"));
        }
        try {
            GLProfile profile = GLProfile.get(GLProfile.GL3);
            GLCapabilities wanted = new GLCapabilities(profile);
            wanted.setOnscreen(false);
            wanted.setDoubleBuffered(false);
            wanted.setFBO(true);
            GLOffscreenAutoDrawable drawable =
                    GLDrawableFactory.getFactory(profile).createOffscreenAutoDrawable(null, wanted, null, 16, 16);
            return start(drawable);
        } catch (GLException | LinkageError e) {
            return Outcome.refused(absent(String.valueOf(e.getMessage())));
        }
    }

    private static Outcome<OffscreenRenderer> start(GLOffscreenAutoDrawable drawable) {
        try {
            drawable.display();
            GLContext context = drawable.getContext();
            if (context.makeCurrent() == GLContext.CONTEXT_NOT_CURRENT) {
                drawable.destroy();
                return Outcome.refused(absent("the context cannot be made current"));
            }
            try {
                return Outcome.done(new OffscreenRenderer(drawable, new SceneRenderer(context.getGL().getGL3())));
            } finally {
                context.release();
            }
        } catch (RefusedException e) {
            drawable.destroy();
            return Outcome.refused(e.findings());
        }
    }

    private static Finding absent(String detail) {
        return Finding.error("LS-GL-001", "No OpenGL 3.3 on this machine: three-dimensional pictures cannot be drawn.",
                "Install or update the graphics driver (on Linux also Mesa's software driver, package libgl1-mesa-dri, and a display server);"
                        + " the slice views work without it.").with("detail", detail);
    }

    /** @return what the driver can do */
    public GlCapabilities capabilities() {
        return renderer.capabilities();
    }

    /**
     * Draws a scene.
     *
     * @param scene what
     * @param camera from where
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param quality how carefully
     * @return the pixels
     */
    public synchronized RenderedPicture render(Scene scene, Camera camera, int width, int height, Quality quality) {
        if (closed) {
            throw new IllegalStateException("the renderer is closed");
        }
        GLContext context = drawable.getContext();
        context.makeCurrent();
        try {
            GL3 gl = context.getGL().getGL3();
            return renderer.render(gl, scene, camera, width, height, quality);
        } finally {
            context.release();
        }
    }

    /** @return number of meshes and textures held in the context, for leak tests */
    public int residentResources() {
        return renderer.residentResources();
    }

    /** @return number of buffers, textures, vertex arrays, framebuffers and renderbuffers that the driver has, asked of it, for leak tests */
    public synchronized int driverObjects() {
        GLContext context = drawable.getContext();
        context.makeCurrent();
        try {
            GL3 gl = context.getGL().getGL3();
            int there = 0;
            for (int name = 1; name <= MOST_NAMES; name++) {
                there += (gl.glIsBuffer(name) ? 1 : 0) + (gl.glIsTexture(name) ? 1 : 0) + (gl.glIsVertexArray(name) ? 1 : 0)
                        + (gl.glIsFramebuffer(name) ? 1 : 0) + (gl.glIsRenderbuffer(name) ? 1 : 0);
            }
            return there;
        } finally {
            context.release();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        GLContext context = drawable.getContext();
        context.makeCurrent();
        try {
            renderer.dispose(context.getGL().getGL3());
        } finally {
            context.release();
        }
        drawable.destroy();
    }
}
