package org.lodestone.gl.internal;

import com.jogamp.opengl.GL3;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lodestone.gl.BoundingSphere;
import org.lodestone.gl.Camera;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode;

/**
 * What stands still in a row of moving pictures, kept with its depths: while a coil moves before a head, only the coil is drawn again. Nodes
 * stand still when they are the same objects as in the picture before. Belongs to one context.
 */
final class StillLayer {

    private static final double ROOM = 1.25;
    private static final double LARGEST_MARK_MM = 10;

    /**
     * A scene in two parts.
     *
     * @param still what was in the picture before
     * @param mobile what was not; drawn over the still part, hidden by what of it is opaque and nearer
     * @param bounds of both, with room to move
     * @param kept whether the still part is held already
     */
    record Split(Scene still, Scene mobile, BoundingSphere bounds, boolean kept) {
    }

    private record Key(List<SceneNode> nodes, Camera camera, int width, int height, int background, BoundingSphere bounds) {

        boolean serves(Scene scene, Camera other, int otherWidth, int otherHeight) {
            BoundingSphere whole = scene.bounds();
            return camera.equals(other) && width == otherWidth && height == otherHeight && background == scene.background()
                    && whole.centre().distance(bounds.centre()) + whole.radiusMm() <= bounds.radiusMm() && identities(scene.nodes()).containsAll(nodes);
        }
    }

    private final int[] framebuffer = new int[1];
    private final int[] renderbuffers = new int[2];
    private List<SceneNode> before = List.of();
    private Optional<Key> held = Optional.empty();

    private static Set<SceneNode> identities(List<SceneNode> nodes) {
        Set<SceneNode> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(nodes);
        return set;
    }

    /** @return the scene in two parts; empty when nothing moves in it, nothing stands still, or what moves has to be drawn among the rest */
    Optional<Split> split(Scene scene, Camera camera, int width, int height) {
        boolean kept = held.filter(key -> key.serves(scene, camera, width, height)).isPresent();
        Set<SceneNode> known = identities(kept ? held.get().nodes() : before);
        before = scene.nodes();
        List<SceneNode> still = new ArrayList<>();
        List<SceneNode> mobile = new ArrayList<>();
        scene.nodes().forEach(node -> (known.contains(node) ? still : mobile).add(node));
        if (still.isEmpty() || mobile.isEmpty() || !mobile.stream().allMatch(StillLayer::isLight)) {
            return Optional.empty();
        }
        BoundingSphere whole = scene.bounds();
        BoundingSphere bounds = kept ? held.get().bounds() : new BoundingSphere(whole.centre(), ROOM * whole.radiusMm());
        if (!kept) {
            held = Optional.of(new Key(List.copyOf(still), camera, width, height, scene.background(), bounds));
        }
        return Optional.of(new Split(with(scene, still), with(scene, mobile), bounds, kept));
    }

    private static Scene with(Scene scene, List<SceneNode> nodes) {
        return new Scene(scene.frame(), nodes, scene.background(), scene.notice(), scene.wordless());
    }

    private static boolean isLight(SceneNode node) {
        return switch (node) {
            case SceneNode.LineNode _, SceneNode.LabelNode _, SceneNode.BeaconNode _ -> true;
            // It is drawn over translucent surfaces, also where it lies behind them: right for a mark, wrong for a brain.
            case SceneNode.EllipsoidNode shape -> !shape.material().isTranslucent() && shape.bounds().radiusMm() <= LARGEST_MARK_MM;
            case SceneNode.SurfaceNode _, SceneNode.SliceNode _, SceneNode.VolumeNode _ -> false;
        };
    }

    /** Copies the colours of one framebuffer and the depths of another, both of one sample a pixel. */
    void keep(GL3 gl, int colours, int depths, int width, int height) {
        delete(gl);
        gl.glGenFramebuffers(1, framebuffer, 0);
        gl.glGenRenderbuffers(2, renderbuffers, 0);
        gl.glBindFramebuffer(GL3.GL_FRAMEBUFFER, framebuffer[0]);
        int[] formats = {GL3.GL_RGBA8, GL3.GL_DEPTH_COMPONENT24};
        int[] places = {GL3.GL_COLOR_ATTACHMENT0, GL3.GL_DEPTH_ATTACHMENT};
        for (int i = 0; i < 2; i++) {
            gl.glBindRenderbuffer(GL3.GL_RENDERBUFFER, renderbuffers[i]);
            gl.glRenderbufferStorage(GL3.GL_RENDERBUFFER, formats[i], width, height);
            gl.glFramebufferRenderbuffer(GL3.GL_FRAMEBUFFER, places[i], GL3.GL_RENDERBUFFER, renderbuffers[i]);
        }
        copy(gl, colours, framebuffer[0], width, height, GL3.GL_COLOR_BUFFER_BIT);
        copy(gl, depths, framebuffer[0], width, height, GL3.GL_DEPTH_BUFFER_BIT);
    }

    /** Copies what is kept into a framebuffer of one sample a pixel. */
    void restore(GL3 gl, int into, int width, int height) {
        copy(gl, framebuffer[0], into, width, height, GL3.GL_COLOR_BUFFER_BIT | GL3.GL_DEPTH_BUFFER_BIT);
    }

    private static void copy(GL3 gl, int from, int to, int width, int height, int what) {
        gl.glBindFramebuffer(GL3.GL_READ_FRAMEBUFFER, from);
        gl.glReadBuffer(GL3.GL_COLOR_ATTACHMENT0);
        gl.glBindFramebuffer(GL3.GL_DRAW_FRAMEBUFFER, to);
        gl.glDrawBuffers(1, new int[] {GL3.GL_COLOR_ATTACHMENT0}, 0);
        gl.glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, what, GL3.GL_NEAREST);
    }

    /** Deletes what is kept. */
    void delete(GL3 gl) {
        if (framebuffer[0] != 0) {
            gl.glDeleteFramebuffers(1, framebuffer, 0);
            gl.glDeleteRenderbuffers(2, renderbuffers, 0);
            framebuffer[0] = 0;
        }
    }
}
