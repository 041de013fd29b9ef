package org.lodestone.gl;

import java.util.List;
import org.lodestone.core.Vec3;

/**
 * What of a body is taken away so that one sees into it: the points in front of all of its planes. One plane takes a half, three that
 * stand on each other take a corner.
 *
 * @param planes at most three; none takes nothing away
 */
public record CutAway(List<Plane> planes) {

    /** The most planes a cut has. */
    public static final int MOST = 3;

    /** A cut that takes nothing away. */
    public static final CutAway NOTHING = new CutAway(List.of());

    /** Copies the planes and counts them. */
    public CutAway {
        planes = List.copyOf(planes);
        if (planes.size() > MOST) {
            throw new IllegalArgumentException(planes.size() + " planes of a cut; at most " + MOST);
        }
    }

    /**
     * A plane.
     *
     * @param through a point on it, mm
     * @param front direction of the side that is taken away
     */
    public record Plane(Vec3 through, Vec3 front) {
    }

    /**
     * @param corner the point in which the planes meet, mm
     * @param towardsViewer the corner that is nearest to the viewer is taken
     * @return a cut along the axes of the space
     */
    public static CutAway corner(Vec3 corner, Vec3 towardsViewer) {
        return new CutAway(List.of(
                new Plane(corner, new Vec3(towardsViewer.x() < 0 ? -1 : 1, 0, 0)),
                new Plane(corner, new Vec3(0, towardsViewer.y() < 0 ? -1 : 1, 0)),
                new Plane(corner, new Vec3(0, 0, towardsViewer.z() < 0 ? -1 : 1))));
    }

    /**
     * @param edge a point on the edge, mm
     * @param front the side to which the wedge opens, to the patient's front or back
     * @return a cut that takes what lies above and before (or behind) a point, from the left to the right
     */
    public static CutAway wedge(Vec3 edge, Vec3 front) {
        return new CutAway(List.of(new Plane(edge, new Vec3(0, front.y() < 0 ? -1 : 1, 0)), new Plane(edge, new Vec3(0, 0, 1))));
    }

    /** @return true when the point was taken away */
    public boolean removes(Vec3 mm) {
        return !planes.isEmpty() && planes.stream().allMatch(plane -> mm.minus(plane.through).dot(plane.front) > 0);
    }
}
