package org.lodestone.gl.internal;

import com.jogamp.opengl.GL3;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.gl.Camera;
import org.lodestone.gl.CutAway;
import org.lodestone.gl.HeadVolume;
import org.lodestone.gl.Material;
import org.lodestone.gl.Matrix4;
import org.lodestone.gl.Mesh;
import org.lodestone.gl.Quality;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode;

/** The passes of a picture: opaque, translucent, both resolved and laid over each other, what is written on top. */
public final class ScenePainter {

    private final ShaderProgram opaque;
    private final ShaderProgram translucent;
    private final ShaderProgram composite;
    private final ShaderProgram slice;
    private final LinePainter lines;
    private final VolumePainter volumes;
    private final int emptyArray;
    private final ResourceStore store = new ResourceStore();
    private final StillLayer layer = new StillLayer();
    private final Mesh ball = UnitBall.mesh();
    private final int stillSamples;
    private RenderTargets targets;
    private boolean moving;
    private int picture;
    private IntBuffer readBack;

    /** @param stillSamples samples a pixel of a standing picture */
    public ScenePainter(GL3 gl, int stillSamples) {
        this.stillSamples = stillSamples;
        opaque = new ShaderProgram(gl, "surface", Shaders.SURFACE_VERTEX, Shaders.OPAQUE_FRAGMENT);
        translucent = new ShaderProgram(gl, "translucency", Shaders.SURFACE_VERTEX, Shaders.TRANSLUCENT_FRAGMENT);
        composite = new ShaderProgram(gl, "composition", Shaders.SCREEN_VERTEX, Shaders.COMPOSITE_FRAGMENT);
        slice = new ShaderProgram(gl, "slice", Shaders.SLICE_VERTEX, Shaders.SLICE_FRAGMENT);
        lines = new LinePainter(gl);
        int[] name = new int[1];
        gl.glGenVertexArrays(1, name, 0);
        emptyArray = name[0];
        volumes = new VolumePainter(gl, emptyArray);
    }

    /** Draws into the picture's own framebuffer. */
    public void paint(GL3 gl, Scene scene, Camera camera, int width, int height, Quality quality) {
        int samples = quality == Quality.STILL ? stillSamples : 0;
        if (targets == null || !targets.fits(width, height, samples)) {
            if (targets != null) {
                targets.delete(gl);
            }
            targets = new RenderTargets(gl, width, height, samples);
        }
        gl.glViewport(0, 0, width, height);
        gl.glDisable(GL3.GL_CULL_FACE);
        gl.glDisable(GL3.GL_SCISSOR_TEST);
        gl.glEnable(GL3.GL_MULTISAMPLE);
        moving = quality == Quality.MOVING;
        Optional<StillLayer.Split> parts = moving ? layer.split(scene, camera, width, height) : Optional.empty();
        parts.ifPresentOrElse(split -> inTwoParts(gl, split, camera, width, height),
                () -> wholly(gl, scene, camera, camera.projectionMatrix(width, height, scene.bounds()), width, height));
        // One sample a pixel without translucent surfaces on top needs no resolving.
        picture = parts.isPresent() ? targets.scene() : targets.picture();
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, picture);
        gl.glDisable(GL3.GL_DEPTH_TEST);
        Decorations.draw(lines, scene, camera, width, height);
        lines.flush(gl, pixelsToClip(width, height), width, height);
        store.sweep(gl);
    }

    private void wholly(GL3 gl, Scene scene, Camera camera, Matrix4 projection, int width, int height) {
        Matrix4 view = camera.viewMatrix();
        clear(gl, scene.background());
        opaquePass(gl, scene, camera, view, projection, width, height);
        targets.resolveScene(gl);
        if (hasTranslucent(scene)) {
            translucentPass(gl, scene, view, projection);
            compositePass(gl);
        }
    }

    private void inTwoParts(GL3 gl, StillLayer.Split split, Camera camera, int width, int height) {
        Matrix4 projection = camera.projectionMatrix(width, height, split.bounds());
        if (split.kept()) {
            store.keep(split.still());
        } else {
            wholly(gl, split.still(), camera, projection, width, height);
            layer.keep(gl, targets.picture(), targets.scene(), width, height);
        }
        layer.restore(gl, targets.scene(), width, height);
        opaquePass(gl, split.mobile(), camera, camera.viewMatrix(), projection, width, height);
    }

    private void clear(GL3 gl, int rgb) {
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, targets.scene());
        gl.glClearColor((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f, 1);
        gl.glDepthMask(true);
        gl.glClear(GL3.GL_COLOR_BUFFER_BIT | GL3.GL_DEPTH_BUFFER_BIT);
    }

    private static boolean hasTranslucent(Scene scene) {
        return scene.nodes().stream().anyMatch(n -> n.look().map(Material::isTranslucent).orElse(false));
    }

    private void opaquePass(GL3 gl, Scene scene, Camera camera, Matrix4 view, Matrix4 projection, int width, int height) {
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, targets.scene());
        gl.glDepthMask(true);
        gl.glEnable(GL3.GL_DEPTH_TEST);
        gl.glDepthFunc(GL3.GL_LEQUAL);
        gl.glDisable(GL3.GL_BLEND);
        surfaces(gl, opaque, scene, view, projection, false);
        for (SceneNode node : scene.nodes()) {
            if (node instanceof SceneNode.SliceNode(String _, var picture)) {
                GpuPicture texture = store.picture(gl, picture);
                slice.use(gl);
                slice.matrix(gl, "cornerToClip", projection.times(view).times(texture.unitToWorld()).toColumnMajor());
                slice.integer(gl, "picture", 0);
                texture.bind(gl);
                gl.glBindVertexArray(emptyArray);
                gl.glDrawArrays(GL3.GL_TRIANGLE_STRIP, 0, 4);
            } else if (node instanceof SceneNode.VolumeNode(String _, HeadVolume body, CutAway cut)) {
                volumes.draw(gl, store.volume(gl, body), body, cut, camera, projection.times(view), width, height,
                        moving ? Quality.MOVING : Quality.STILL);
            } else if (node instanceof SceneNode.LineNode line) {
                lines.path(line.points(), line.widthPixels(), line.rgb());
            }
        }
        lines.flush(gl, projection.times(view), width, height);
    }

    private void translucentPass(GL3 gl, Scene scene, Matrix4 view, Matrix4 projection) {
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, targets.translucent());
        gl.glDrawBuffers(2, new int[] {GL3.GL_COLOR_ATTACHMENT0, GL3.GL_COLOR_ATTACHMENT1}, 0);
        gl.glClearBufferfv(GL3.GL_COLOR, 0, new float[] {0, 0, 0, 1}, 0);
        gl.glClearBufferfv(GL3.GL_COLOR, 1, new float[] {0, 0, 0, 0}, 0);
        gl.glEnable(GL3.GL_DEPTH_TEST);
        gl.glDepthMask(false);
        gl.glEnable(GL3.GL_BLEND);
        gl.glBlendFuncSeparate(GL3.GL_ONE, GL3.GL_ONE, GL3.GL_ZERO, GL3.GL_ONE_MINUS_SRC_ALPHA);
        surfaces(gl, translucent, scene, view, projection, true);
        gl.glDepthMask(true);
    }

    private void compositePass(GL3 gl) {
        targets.resolveSums(gl);
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, targets.picture());
        gl.glDrawBuffers(1, new int[] {GL3.GL_COLOR_ATTACHMENT0}, 0);
        gl.glDisable(GL3.GL_DEPTH_TEST);
        gl.glEnable(GL3.GL_BLEND);
        gl.glBlendFuncSeparate(GL3.GL_SRC_ALPHA, GL3.GL_ONE_MINUS_SRC_ALPHA, GL3.GL_ZERO, GL3.GL_ONE);
        composite.use(gl);
        composite.integer(gl, "sums", 0);
        composite.integer(gl, "weights", 1);
        gl.glBindVertexArray(emptyArray);
        gl.glDrawArrays(GL3.GL_TRIANGLES, 0, 3);
        gl.glDisable(GL3.GL_BLEND);
    }

    private void surfaces(GL3 gl, ShaderProgram program, Scene scene, Matrix4 view, Matrix4 projection, boolean wantTranslucent) {
        store.keep(scene);
        program.use(gl);
        program.matrix(gl, "projection", projection.toColumnMajor());
        for (SceneNode node : scene.nodes()) {
            if (node.look().isEmpty() || node.look().get().isTranslucent() != wantTranslucent) {
                continue;
            }
            switch (node) {
                case SceneNode.SurfaceNode surface -> {
                    surface(gl, program, moving ? surface.mesh().whileMoving() : surface.mesh(), Affine.IDENTITY,
                            view, surface.material());
                }
                case SceneNode.EllipsoidNode shape -> surface(gl, program, ball, shape.shape(), view, shape.material());
                case SceneNode.LineNode _, SceneNode.LabelNode _, SceneNode.BeaconNode _, SceneNode.SliceNode _,
                    SceneNode.VolumeNode _ -> { }
            }
        }
    }

    private void surface(GL3 gl, ShaderProgram program, Mesh mesh, Affine placement, Matrix4 view, Material material) {
        GpuMesh onGpu = store.mesh(gl, mesh);
        Matrix4 modelView = view.times(Matrix4.of(placement));
        program.matrix(gl, "modelView", modelView.toColumnMajor());
        program.matrix3(gl, "normalMatrix", normalMatrix(modelView));
        program.vector(gl, "material", (material.rgb() >> 16 & 255) / 255f, (material.rgb() >> 8 & 255) / 255f, (material.rgb() & 255) / 255f,
                (float) material.opacity());
        program.pair(gl, "finish", (float) material.gloss(), material.rim() ? 1 : 0);
        program.integer(gl, "coloured", onGpu.isColoured() ? 1 : 0);
        onGpu.draw(gl);
    }

    /** @return the transposed inverse of the linear part, column after column */
    private static float[] normalMatrix(Matrix4 modelView) {
        double[] m = modelView.values();
        Affine inverse = new Affine(m[0], m[1], m[2], 0, m[4], m[5], m[6], 0, m[8], m[9], m[10], 0).inverse();
        // row after row of the inverse is column after column of its transpose
        double[] v = inverse.toRowMajor();
        return new float[] {
            (float) v[0], (float) v[1], (float) v[2], (float) v[4], (float) v[5], (float) v[6], (float) v[8], (float) v[9], (float) v[10]};
    }

    private static Matrix4 pixelsToClip(int width, int height) {
        return new Matrix4(new double[] {2.0 / width, 0, 0, -1, 0, -2.0 / height, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1});
    }

    /** Copies the picture into another framebuffer of the context. */
    public void copyTo(GL3 gl, int framebuffer, int width, int height) {
        gl.glBindFramebuffer(GL3.GL_READ_FRAMEBUFFER, picture);
        gl.glBindFramebuffer(GL3.GL_DRAW_FRAMEBUFFER, framebuffer);
        gl.glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL3.GL_COLOR_BUFFER_BIT, GL3.GL_NEAREST);
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, framebuffer);
    }

    /** @return the picture, 0xRRGGBB, upper row first */
    public int[] pixels(GL3 gl, int width, int height) {
        gl.glBindFramebuffer(GL3.GL_READ_FRAMEBUFFER, picture);
        gl.glReadBuffer(GL3.GL_COLOR_ATTACHMENT0);
        gl.glPixelStorei(GL3.GL_PACK_ALIGNMENT, 4);
        // kept from picture to picture: memory outside the heap is given back too late when each one takes its own
        if (readBack == null || readBack.capacity() < width * height) {
            readBack = java.nio.ByteBuffer.allocateDirect(4 * width * height).order(java.nio.ByteOrder.nativeOrder()).asIntBuffer();
        }
        IntBuffer rows = readBack.clear();
        gl.glReadPixels(0, 0, width, height, GL3.GL_BGRA, GL3.GL_UNSIGNED_INT_8_8_8_8_REV, rows);
        int[] rgb = new int[width * height];
        for (int row = 0; row < height; row++) {
            rows.get((height - 1 - row) * width, rgb, row * width, width);
        }
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        return rgb;
    }

    /** @return meshes and textures held */
    public int residentResources() {
        return store.size();
    }

    /** Deletes everything. */
    public void delete(GL3 gl) {
        store.delete(gl);
        lines.delete(gl);
        volumes.delete(gl);
        layer.delete(gl);
        if (targets != null) {
            targets.delete(gl);
            targets = null;
        }
        List.of(opaque, translucent, composite, slice).forEach(program -> program.delete(gl));
        gl.glDeleteVertexArrays(1, new int[] {emptyArray}, 0);
    }
}
