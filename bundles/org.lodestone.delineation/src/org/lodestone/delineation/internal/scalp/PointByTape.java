package org.lodestone.delineation.internal.scalp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.TapeMeasure;
import org.lodestone.method.target.TapeMeasureInput;
import org.lodestone.method.target.TapedPoint;

/**
 * Turns the Beam F3 procedure round: from a point to the two lengths that lead there, along the circumference from the midline of the
 * forehead, then from the vertex towards that mark.
 */
public final class PointByTape implements TapeMeasure {

    private static final double STEP_MM = 4;
    private static final double FINE_MM = 0.25;
    private static final double OUTSIDE_MM = 150;

    /** Creates it. */
    public PointByTape() {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.delineation.point-by-tape", "1", "Point by tape measure",
                "The lengths along the skin by which a person finds a point: along the circumference, then from the vertex.",
                "Beam W et al. (2009) An efficient and accurate new method for locating the F3 position for prefrontal TMS applications. "
                        + "Brain Stimulation 2:50-54. doi:10.1016/j.brs.2008.09.006");
    }

    @Override
    public Outcome<TapedPoint> run(TapeMeasureInput input, Parameters parameters, Execution execution) {
        Surface skin = input.scalp();
        TenTwenty head = TenTwenty.on(skin, input.landmarks());
        Vec3 point = input.point().mm();
        Vec3 toLeft = input.landmarks().left().mm().minus(input.landmarks().right().mm());
        Vec3 middle = head.leftHalf().atFraction(0.5).plus(head.rightHalf().atFraction(0.5)).times(0.5);
        boolean left = point.minus(middle).dot(toLeft) >= 0;
        TapeLine half = left ? head.leftHalf() : head.rightHalf();
        double best = 0;
        for (double x = 0; x <= half.lengthMm(); x += STEP_MM) {
            execution.progress().check();
            best = off(skin, head, middle, half, x, point) < off(skin, head, middle, half, best, point) ? x : best;
        }
        double coarse = best;
        for (double x = Math.max(0, coarse - STEP_MM); x <= Math.min(half.lengthMm(), coarse + STEP_MM); x += FINE_MM) {
            best = off(skin, head, middle, half, x, point) < off(skin, head, middle, half, best, point) ? x : best;
        }
        double[] nearest = nearest(tape(skin, head.vertex(), half.at(best), middle), point);
        Map<String, Double> lengths = new TreeMap<>();
        lengths.put("nasionInionMm", head.nasionInion().lengthMm());
        lengths.put("earToEarMm", head.earToEar().lengthMm());
        lengths.put("circumferenceMm", head.circumferenceMm());
        lengths.put("frontMm", 0.1 * head.nasionInion().lengthMm());
        lengths.put("alongCircumferenceMm", best);
        lengths.put("fromVertexMm", nearest[0]);
        lengths.put("offTapeMm", nearest[1]);
        Vec3 ear = (left ? input.landmarks().left() : input.landmarks().right()).mm();
        lengths.put("fromNasionMm", tape(skin, input.landmarks().nasion().mm(), point, middle).lengthMm());
        lengths.put("fromEarMm", tape(skin, ear, point, middle).lengthMm());
        List<Finding> findings = new ArrayList<>();
        HeadLengths.check("ear over vertex to ear", head.earToEar().lengthMm(), 300, 420, findings);
        HeadLengths.check("nasion over vertex to inion", head.nasionInion().lengthMm(), 300, 420, findings);
        return Outcome.done(new TapedPoint(new FramePoint(skin.frame(), head.vertex()), left, lengths), findings);
    }

    private static double off(Surface skin, TenTwenty head, Vec3 middle, TapeLine half, double x, Vec3 point) {
        return nearest(tape(skin, head.vertex(), half.at(x), middle), point)[1];
    }

    /** A tape between two points, in the plane through the head's middle. */
    private static TapeLine tape(Surface skin, Vec3 start, Vec3 end, Vec3 middle) {
        Vec3 outside = middle.plus(start.minus(middle).unit().plus(end.minus(middle).unit()).times(OUTSIDE_MM));
        return TapeLine.over(skin, start, end, outside);
    }

    /** @return length from the start to the place nearest to the point, and how far the point is from there */
    private static double[] nearest(TapeLine line, Vec3 point) {
        double along = 0;
        double[] best = {0, Double.MAX_VALUE};
        for (int p = 1; p < line.points().size(); p++) {
            Vec3 a = line.points().get(p - 1);
            Vec3 step = line.points().get(p).minus(a);
            double length = step.norm();
            if (length > 0) {
                double share = Math.clamp(point.minus(a).dot(step) / (length * length), 0, 1);
                double distance = point.distance(a.plus(step.times(share)));
                if (distance < best[1]) {
                    best = new double[] {along + share * length, distance};
                }
            }
            along += length;
        }
        return best;
    }
}
