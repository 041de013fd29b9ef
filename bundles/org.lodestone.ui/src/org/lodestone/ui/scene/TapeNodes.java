package org.lodestone.ui.scene;

import java.util.List;
import java.util.Locale;
import org.eclipse.osgi.util.NLS;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Material;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode;
import org.lodestone.method.target.ScalpLine;
import org.lodestone.ui.internal.Messages;
import org.lodestone.ui.view.Measurement;
import org.lodestone.ui.view.Measuring;

/** The tape in three dimensions: the line along the scalp, the straight one through the head, both lengths in words. Stateless. */
public final class TapeNodes {

    private static final int INK = 0xFFE066;
    private static final int STRAIGHT_INK = 0xFFFFFF;
    private static final double END_RADIUS_MM = 1.6;
    private static final List<String> IDS = List.of("tape from", "tape to", "tape straight", "tape along scalp", "tape words");

    private TapeNodes() {
    }

    /** @return the scene with the tape as it lies now, and without as it lay before */
    public static Scene in(Scene scene, Measuring measuring) {
        Scene result = scene;
        for (String id : IDS) {
            result = result.without(id);
        }
        if (measuring.begun().isPresent()) {
            return result.with(end(IDS.get(0), measuring.begun().get()));
        }
        return measuring.shown().isPresent() ? with(result, measuring.shown().get()) : result;
    }

    private static Scene with(Scene scene, Measurement m) {
        Scene result = scene.with(end(IDS.get(0), m.from())).with(end(IDS.get(1), m.to()))
                .with(new SceneNode.LineNode(IDS.get(2), List.of(m.from(), m.to()), STRAIGHT_INK, 1.2));
        if (m.scalpLine().isPresent()) {
            result = result.with(new SceneNode.LineNode(IDS.get(3), m.scalpLine().get().points(), INK, 3));
        }
        return result.with(new SceneNode.LabelNode(IDS.get(4), freeEnd(scene, m), words(m), INK));
    }

    /** @return the end that is farther from the words that stand in the scene already */
    private static Vec3 freeEnd(Scene scene, Measurement m) {
        return scene.nodes().stream().filter(SceneNode.LabelNode.class::isInstance).map(n -> ((SceneNode.LabelNode) n).anchor()).findFirst()
                .filter(taken -> taken.distance(m.from()) > taken.distance(m.to())).map(taken -> m.from()).orElse(m.to());
    }

    private static String words(Measurement m) {
        String straight = mm(m.lengthMm());
        return m.alongScalp().map(along -> switch (along) {
            case Outcome.Done<ScalpLine>(ScalpLine line, var _) -> NLS.bind(Messages.measuredBoth, mm(line.lengthMm()), straight);
            case Outcome.Refused<ScalpLine>(var findings) -> NLS.bind(Messages.measuredStraight, straight) + Messages.listComma
                    + (findings.getFirst().code().equals("LS-SCALP-009") ? Messages.measuredOffScalp : Messages.measuredNotAlong);
        }).orElse(NLS.bind(Messages.measuredStraight, straight));
    }

    private static SceneNode end(String id, Vec3 mm) {
        return SceneNode.EllipsoidNode.sphere(id, mm, END_RADIUS_MM, Material.opaque(INK));
    }

    private static String mm(double length) {
        return String.format(Locale.ROOT, "%.1f mm", length);
    }
}
