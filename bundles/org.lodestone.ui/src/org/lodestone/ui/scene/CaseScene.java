package org.lodestone.ui.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.gl.CutAway;
import org.lodestone.gl.HeadVolume;
import org.lodestone.gl.Material;
import org.lodestone.gl.Mesh;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode;
import org.lodestone.image.Grid;
import org.lodestone.image.view.Convention;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.image.view.SliceOrientation;
import org.lodestone.image.view.SlicePlane;
import org.lodestone.image.view.SliceRenderer;
import org.lodestone.image.view.SurfaceColours;
import org.lodestone.method.target.ConfidenceEllipsoid;
import org.lodestone.ui.internal.Messages;
import org.lodestone.ui.view.ErrorBar;
import org.lodestone.ui.view.Landmark;
import org.lodestone.ui.view.ViewerSnapshot;

/** Turns what is looked at into a scene: head, brain, targets, coil axis, planes. Stateless; on a worker thread. */
public final class CaseScene {

    private static final int SCALP = 0xE3BFA0;
    private static final int BRAIN = 0xD0C7BF;
    /** Arrows run inside the brain. */
    private static final double SEEN_THROUGH = 0.35;
    private static final int TARGET = 0xFF5A36;
    private static final int OTHER_TARGET = 0xF2A541;
    private static final int COIL = 0x5A9BD5;
    private static final int MOVED = 0xFF78FF;
    private static final int COIL_AXIS = 0x7CE38B;
    private static final int LANDMARK = 0xB9E4FF;
    private static final double LANDMARK_RADIUS_MM = 2.5;
    private static final double TARGET_RADIUS_MM = 2;
    private static final double AIR = 0.06;
    private static final double CORTEX_DEPTH_MM = 3;
    private static final double COIL_AXIS_MM = 25;

    private CaseScene() {
    }

    /**
     * What of a case is shown.
     *
     * @param scalp the head
     * @param brain the brain
     * @param map the map's colours on the brain
     * @param planes the three slices standing in the head
     * @param coil the model of the coil on the chosen target
     * @param body the scan as a body cut open at the cross-hair, in place of scalp and brain
     */
    public record Parts(boolean scalp, boolean brain, boolean map, boolean planes, boolean coil, Optional<HeadVolume> body) {
    }

    /**
     * @param now what is looked at
     * @param parts what of it is shown
     * @param execution threads and cancellation
     * @return the scene
     */
    public static Scene of(ViewerSnapshot now, Parts parts, Execution execution) {
        List<SceneNode> nodes = new ArrayList<>();
        parts.body.ifPresent(body -> nodes.add(new SceneNode.VolumeNode("scan", body, CutAway.wedge(now.crossHair().mm(), opening(now)))));
        if (parts.brain && parts.body.isEmpty()) {
            now.open().brain().ifPresent(brain -> nodes.add(
                    new SceneNode.SurfaceNode("brain", parts.map ? painted(brain, now, execution) : brain,
                            now.arrows().isEmpty() ? Material.opaque(BRAIN) : Material.glass(BRAIN, SEEN_THROUGH))));
        }
        if (parts.scalp && parts.body.isEmpty()) {
            now.open().scalp().ifPresent(scalp -> nodes.add(
                    new SceneNode.SurfaceNode("scalp", scalp, Material.glass(SCALP, parts.brain || parts.planes ? 0.22 : 0.6))));
        }
        if (parts.planes) {
            planes(nodes, now, execution);
        }
        List<TargetCandidate> targets = now.open().targets();
        for (int i = 0; i < targets.size(); i++) {
            target(nodes, targets.get(i), i, i == now.target());
            if (i == now.target()) {
                now.open().errorBars().get(i).ifPresent(bar -> nodes.add(cloud(bar)));
                if (parts.coil) {
                    now.open().coils().get(i).ifPresent(pose -> nodes.add(new SceneNode.SurfaceNode(
                            "coil", CoilModel.at(pose), new Material(COIL, 0.55, 0.4, false))));
                }
            }
        }
        now.movedTarget().ifPresent(point -> moved(nodes, now, point.mm()));
        now.arrows().forEach(arrow -> ArrowNodes.add(nodes, arrow));
        now.landmarks().forEach(mark -> landmark(nodes, mark));
        Scene scene = new Scene(now.open().frame(), nodes, Scene.DARK, now.open().simulated() ? Messages.simulated : "");
        return SceneWords.needed() ? scene.withoutWords() : scene;
    }

    /** The wedge that is taken away opens towards the coil. */
    private static Vec3 opening(ViewerSnapshot now) {
        return now.chosenTarget().flatMap(TargetCandidate::scalp).map(ScalpTarget::outwardNormal).orElse(new Vec3(-1, 1, 1));
    }

    private static void moved(List<SceneNode> nodes, ViewerSnapshot now, Vec3 mm) {
        Vec3 from = now.chosenTarget().orElseThrow().nativePoint().mm();
        nodes.add(SceneNode.EllipsoidNode.sphere("moved target", mm, TARGET_RADIUS_MM, Material.opaque(MOVED)));
        nodes.add(new SceneNode.BeaconNode("moved target ring", mm, TARGET_RADIUS_MM * 3, MOVED));
        nodes.add(new SceneNode.LineNode("move", List.of(from, mm), MOVED, 2));
    }

    private static void landmark(List<SceneNode> nodes, Landmark mark) {
        Vec3 mm = mark.point().mm();
        nodes.add(SceneNode.EllipsoidNode.sphere("landmark " + mark.name(), mm, LANDMARK_RADIUS_MM, Material.opaque(LANDMARK)));
        nodes.add(new SceneNode.LabelNode("landmark label " + mark.name(), mm, mark.name(), LANDMARK));
    }

    private static Mesh painted(Mesh brain, ViewerSnapshot now, Execution execution) {
        int[] folds = brain.vertexColours().orElseGet(() -> new int[brain.surface().vertexCount()]);
        return now.map().map(map -> brain.withVertexColours(
                SurfaceColours.painted(brain.surface(), folds, List.of(map), CORTEX_DEPTH_MM, execution))).orElse(brain);
    }

    private static void planes(List<SceneNode> nodes, ViewerSnapshot now, Execution execution) {
        Grid grid = now.open().structural().grid();
        Vec3 centre = grid.centreMm();
        Vec3 crossHair = now.crossHair().mm();
        List<SliceLayer> layers = new ArrayList<>(now.layers());
        // without it the noise of the air would stand round the head as a dark board
        layers.set(0, layers.getFirst().withThreshold(now.open().structural().range().low() + AIR * now.open().structural().range().width()));
        for (SliceOrientation orientation : SliceOrientation.values()) {
            int axis = orientation.normalAxis();
            Vec3 through = new Vec3(axis == 0 ? crossHair.x() : centre.x(), axis == 1 ? crossHair.y() : centre.y(),
                    axis == 2 ? crossHair.z() : centre.z());
            SlicePlane plane = SlicePlane.along(now.open().frame(), orientation, Convention.NEUROLOGICAL, through, 1, 256, 256);
            nodes.add(new SceneNode.SliceNode(orientation.title(), new SliceRenderer().render(plane, layers, execution)));
        }
    }

    /** The ellipsoid in which the target lies with the stated share. */
    private static SceneNode cloud(ErrorBar bar) {
        ConfidenceEllipsoid e = bar.ellipsoid();
        Vec3 a = e.axes().get(0).times(Math.max(0.3, e.semiAxesMm().get(0)));
        Vec3 b = e.axes().get(1).times(Math.max(0.3, e.semiAxesMm().get(1)));
        Vec3 c = e.axes().get(2).times(Math.max(0.3, e.semiAxesMm().get(2)));
        Vec3 o = e.centre().mm();
        return new SceneNode.EllipsoidNode("error bar", new Affine(
                a.x(), b.x(), c.x(), o.x(), a.y(), b.y(), c.y(), o.y(), a.z(), b.z(), c.z(), o.z()), new Material(0xFFE066, 0.45, 0.2, false));
    }

    private static void target(List<SceneNode> nodes, TargetCandidate target, int index, boolean chosen) {
        Vec3 mm = target.nativePoint().mm();
        String name = "target " + (index + 1);
        nodes.add(SceneNode.EllipsoidNode.sphere(
                name, mm, chosen ? TARGET_RADIUS_MM : TARGET_RADIUS_MM * 0.7, Material.opaque(chosen ? TARGET : OTHER_TARGET)));
        nodes.add(new SceneNode.BeaconNode(name + " ring", mm, TARGET_RADIUS_MM * 3, chosen ? TARGET : OTHER_TARGET));
        if (!chosen) {
            return;
        }
        target.scalp().ifPresent(scalp -> coilAxis(nodes, name, mm, scalp));
    }

    private static void coilAxis(List<SceneNode> nodes, String name, Vec3 cortex, ScalpTarget scalp) {
        Vec3 point = scalp.point().mm();
        Vec3 outside = point.plus(scalp.outwardNormal().times(COIL_AXIS_MM));
        nodes.add(new SceneNode.LineNode(name + " depth", List.of(cortex, point), 0xFFE066, 2.5));
        nodes.add(new SceneNode.LineNode(name + " coil axis", List.of(point, outside), COIL_AXIS, 3.5));
        nodes.add(SceneNode.EllipsoidNode.sphere(name + " scalp point", point, 2.2, Material.opaque(COIL_AXIS)));
        nodes.add(new SceneNode.LabelNode(name + " label", outside,
                NLS.bind(Messages.targetDepth, name.replaceAll("\\D", ""), String.format(java.util.Locale.ROOT, "%.1f", scalp.depthMm())), 0xFFFFFF));
    }
}
