package org.lodestone.navigation.registration;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Vec3;
import org.lodestone.device.PoseFrame;

/**
 * Points that a pointer's tip passes while it is moved over the scalp, in the head marker's coordinates, for {@link SurfaceRefinement}. A tip
 * that rests gives one point, so that no place counts more than another. Not safe for several threads.
 */
public final class ScalpSweep {

    /** So many points are wanted. */
    public static final int WANTED = 200;

    /** Least distance of a point from the one taken before. */
    public static final double SPACING_MM = 3;

    private final PointerTip tip;
    private final List<Vec3> points = new ArrayList<>();

    /**
     * @param headTool name of the tool on the head
     * @param pointerTool name of the pointer
     * @param tipMm its tip in its own coordinates, from {@link PivotCalibration}
     */
    public ScalpSweep(String headTool, String pointerTool, Vec3 tipMm) {
        tip = new PointerTip(headTool, pointerTool, tipMm);
    }

    /**
     * @param frame what was measured
     * @return whether it gave another point
     */
    public boolean measured(PoseFrame frame) {
        return tip.at(frame).filter(p -> points.isEmpty() || p.distance(points.getLast()) >= SPACING_MM).map(points::add).orElse(false);
    }

    /** @return how many points there are */
    public int size() {
        return points.size();
    }

    /** @return whether there are points enough */
    public boolean isComplete() {
        return points.size() >= WANTED;
    }

    /** @return the points so far, in the order in which they were passed */
    public List<Vec3> pointsMm() {
        return List.copyOf(points);
    }
}
