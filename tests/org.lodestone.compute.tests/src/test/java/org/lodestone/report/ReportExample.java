package org.lodestone.report;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.view.Convention;

/** A small report about a ball of a head with a target on its left. */
final class ReportExample {

    static final Frame FRAME = Frame.t1w("sub-x");
    static final Grid GRID = new Grid(40, 48, 40, new Affine(-5, 0, 0, 97.5, 0, 5, 0, -117.5, 0, 0, 5, -97.5), FRAME);
    static final Vec3 TARGET = new Vec3(-40, 30, 25);

    private ReportExample() {
    }

    static ReportModel model(boolean simulated, boolean usable, Convention convention, String text) {
        Volume t1w = volume(mm -> mm.norm() < 85 ? 500 : 0);
        Mask brain = Mask.above(volume(mm -> mm.norm() < 70 ? 1 : 0), 0.5);
        Volume map = volume(mm -> mm.norm() < 70 ? (float) (-0.6 * Math.exp(-mm.minus(TARGET).dot(mm.minus(TARGET)) / 200)) : 0);
        Mask search = Mask.above(volume(mm -> mm.distance(TARGET) < 20 ? 1 : 0), 0.5);
        FramePoint point = new FramePoint(FRAME, TARGET);
        Vec3 normal = TARGET.unit();
        TargetCandidate candidate = new TargetCandidate("lodestone.targeting.x", point,
                new FramePoint(Frame.template("T" + text), new Vec3(-38, 33, 27)), "Region" + text, -0.6, 800,
                Optional.of(new ScalpTarget(new FramePoint(FRAME, normal.times(85)), normal, 29)),
                List.of(Gate.atMost("motion" + text, usable ? 0.1 : 0.9, 0.5, "mm", "Reason" + text)));
        double[][] motion = new double[12][6];
        double[] displacement = new double[12];
        for (int t = 0; t < 12; t++) {
            motion[t][0] = 0.1 * t;
            displacement[t] = t == 0 ? Double.NaN : 0.1;
        }
        return new ReportModel("sub-x" + text, simulated, "1.2.3" + text,
                new ReportImages(t1w, brain, map, Optional.of(search), Optional.of(search), convention),
                List.of(new ReportTarget("Method" + text, candidate, List.of(new Fact("Name" + text, "Value" + text)), List.of(point))),
                List.of(new ReportRun("run" + text, 2, motion, displacement, 0.5, List.of(new Fact("n" + text, "v" + text)))),
                List.of(Finding.warning("LS-TEST-001", "Message" + text, "Remedy" + text)),
                List.of(new ReportStep("Step" + text, "a.b" + text, "1" + text, List.of("p = 1" + text), List.of("Paper" + text))),
                List.of(new Fact("file" + text, "hash" + text)));
    }

    private static Volume volume(java.util.function.ToDoubleFunction<Vec3> value) {
        float[] values = new float[(int) GRID.size()];
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) value.applyAsDouble(
                    GRID.toWorld(v % GRID.nx(), v / GRID.nx() % GRID.ny(), v / (GRID.nx() * GRID.ny())));
        }
        return Volume.of(GRID, values);
    }
}
