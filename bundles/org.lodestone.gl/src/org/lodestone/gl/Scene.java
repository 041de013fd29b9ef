package org.lodestone.gl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;

/**
 * What is to be seen: nodes in one space. Immutable and without GL objects; any thread.
 *
 * @param frame space of all coordinates, RAS+ mm
 * @param nodes in any order; ids differ
 * @param background 0xRRGGBB
 * @param notice written over every picture, {@code SIMULATED} for instance; empty for none
 * @param wordless true when notice, names and the direction of the view are left to whoever shows the picture, because they are in letters
 *     that this bundle cannot write; side marks, the cube and the scale bar are drawn all the same
 */
public record Scene(Frame frame, List<SceneNode> nodes, int background, String notice, boolean wordless) {

    /** Dark neutral background on which translucent surfaces and colours read well. */
    public static final int DARK = 0x14171C;

    /** Copies the nodes and checks their ids and spaces. */
    public Scene {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(notice, "notice");
        nodes = List.copyOf(nodes);
        Set<String> ids = new HashSet<>();
        for (SceneNode node : nodes) {
            if (!ids.add(node.id())) {
                throw new IllegalArgumentException("two nodes are named " + node.id());
            }
            switch (node) {
                case SceneNode.SurfaceNode surface -> frame.require(surface.mesh().frame());
                case SceneNode.SliceNode slice -> frame.require(slice.picture().plane().frame());
                case SceneNode.VolumeNode volume -> frame.require(volume.body().frame());
                case SceneNode.EllipsoidNode _, SceneNode.LineNode _, SceneNode.LabelNode _, SceneNode.BeaconNode _ -> { }
            }
        }
    }

    /** A scene that writes its words itself. */
    public Scene(Frame frame, List<SceneNode> nodes, int background, String notice) {
        this(frame, nodes, background, notice, false);
    }

    /** A scene without a notice. */
    public Scene(Frame frame, List<SceneNode> nodes, int background) {
        this(frame, nodes, background, "");
    }

    /** @return this with a notice over every picture */
    public Scene withNotice(String words) {
        return new Scene(frame, nodes, background, words, wordless);
    }

    /** @return this, its words left to whoever shows it */
    public Scene withoutWords() {
        return new Scene(frame, nodes, background, notice, true);
    }

    /** @return a scene without nodes on the dark background */
    public static Scene empty(Frame frame) {
        return new Scene(frame, List.of(), DARK);
    }

    /** @return this with one more node, or with a node of that id replaced */
    public Scene with(SceneNode node) {
        List<SceneNode> changed = new ArrayList<>(without(node.id()).nodes);
        changed.add(node);
        return new Scene(frame, changed, background, notice, wordless);
    }

    /** @return this without the node of that id */
    public Scene without(String id) {
        return new Scene(frame, nodes.stream().filter(n -> !n.id().equals(id)).toList(), background, notice, wordless);
    }

    /** @return the node of that id */
    public Optional<SceneNode> node(String id) {
        return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
    }

    /** @return a sphere around all nodes */
    public BoundingSphere bounds() {
        return BoundingSphere.around(nodes.stream().map(SceneNode::bounds).toList());
    }

    /**
     * What lies under a pixel.
     *
     * @param id of the node
     * @param point where the ray meets it
     * @param distanceMm from the ray's origin
     */
    public record Pick(String id, FramePoint point, double distanceMm) {
    }

    /**
     * Finds what a ray meets first, in double precision on the geometry itself, not on pixels.
     *
     * @param ray from {@link Camera#ray}
     * @param translucentToo whether surfaces that are seen through can be picked; what is behind them is otherwise
     * @return the nearest node and point
     */
    public Optional<Pick> pick(Ray ray, boolean translucentToo) {
        Pick nearest = null;
        for (SceneNode node : nodes) {
            if (!translucentToo && node.look().map(Material::isTranslucent).orElse(false)) {
                continue;
            }
            double distance = node.hit(ray);
            if (distance >= 0 && (nearest == null || distance < nearest.distanceMm)) {
                Vec3 at = ray.at(distance);
                nearest = new Pick(node.id(), new FramePoint(frame, at), distance);
            }
        }
        return Optional.ofNullable(nearest);
    }
}
