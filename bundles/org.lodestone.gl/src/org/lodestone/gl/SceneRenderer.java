package org.lodestone.gl;

import com.jogamp.opengl.GL3;
import org.lodestone.gl.internal.ScenePainter;

/**
 * Draws scenes with GL 3.3 core. Owns GL objects of the context that was current when it was made: every call, {@link #dispose} too, has
 * to come with that context current, from one thread at a time.
 */
public final class SceneRenderer {

    private final ScenePainter painter;
    private final GlCapabilities capabilities;

    /**
     * @param gl of the current context
     * @throws org.lodestone.core.RefusedException when the driver does not accept the shaders
     */
    public SceneRenderer(GL3 gl) {
        capabilities = GlCapabilities.of(gl);
        painter = new ScenePainter(gl, Math.min(4, capabilities.maximumSamples()));
    }

    /** @return what the context can do */
    public GlCapabilities capabilities() {
        return capabilities;
    }

    /**
     * Draws a scene into a framebuffer of the context.
     *
     * @param gl of the current context
     * @param framebuffer name of the target; 0 for the window's own
     * @param scene what
     * @param camera from where
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param quality how carefully
     */
    public void render(GL3 gl, int framebuffer, Scene scene, Camera camera, int width, int height, Quality quality) {
        painter.paint(gl, scene, camera, width, height, quality);
        painter.copyTo(gl, framebuffer, width, height);
    }

    /**
     * Draws a scene and reads its pixels.
     *
     * @param gl of the current context
     * @param scene what
     * @param camera from where
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param quality how carefully
     * @return the pixels
     */
    public RenderedPicture render(GL3 gl, Scene scene, Camera camera, int width, int height, Quality quality) {
        painter.paint(gl, scene, camera, width, height, quality);
        return new RenderedPicture(width, height, painter.pixels(gl, width, height));
    }

    /** @return number of meshes and textures held in the context, for leak tests */
    public int residentResources() {
        return painter.residentResources();
    }

    /** Deletes everything in the context. */
    public void dispose(GL3 gl) {
        painter.delete(gl);
    }
}
