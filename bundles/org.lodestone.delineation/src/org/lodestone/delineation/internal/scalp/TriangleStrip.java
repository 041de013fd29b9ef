package org.lodestone.delineation.internal.scalp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Vec3;

/**
 * Triangles in a row, each sharing an edge with the next, from one place of a surface to another.
 *
 * @param mesh they belong to
 * @param start in the first triangle
 * @param end in the last triangle
 * @param doors half edges through which the row leaves one triangle for the next
 */
record TriangleStrip(TriangleNeighbours mesh, SurfacePlace start, SurfacePlace end, int[] doors) {

    private static final int MOST_AROUND = 256;

    /** @return number of the triangle before door {@code i}; of the last triangle behind the last door */
    private int triangle(int i) {
        return i < doors.length ? doors[i] / 3 : end.triangle();
    }

    /** Unfolds the row into a plane and pulls a line taut in it. */
    StripLine taut() {
        return StripLine.through(mesh, start, end, doors);
    }

    /**
     * Leads the row round the other side of a vertex.
     *
     * @param vertex that the taut line touches
     * @param door a door that has this vertex
     * @return the other row; this one when the vertex lies on a border
     */
    TriangleStrip around(int vertex, int door) {
        int first = door, last = door + 1;
        while (first > 0 && mesh.has(triangle(first - 1), vertex)) {
            first--;
        }
        while (last < doors.length && mesh.has(triangle(last + 1), vertex)) {
            last++;
        }
        boolean leftByStart = mesh.start(doors[first]) == vertex;
        List<Integer> other = new ArrayList<>();
        int t = triangle(first);
        for (int steps = 0; t != triangle(last); steps++) {
            int corner = mesh.corner(t, vertex);
            // The two edges at the vertex begin and end there; the row took one of them, this way takes the other.
            int leave = leftByStart ? TriangleNeighbours.after(TriangleNeighbours.after(corner)) : corner;
            if (steps == MOST_AROUND || mesh.twin(leave) < 0) {
                return this;
            }
            other.add(leave);
            t = mesh.twin(leave) / 3;
        }
        List<Integer> all = new ArrayList<>();
        Arrays.stream(doors, 0, first).forEach(all::add);
        all.addAll(other);
        Arrays.stream(doors, last, doors.length).forEach(all::add);
        return new TriangleStrip(mesh, start, end, withoutLoops(all));
    }

    /** A shortest line never comes back into a triangle: what lies between two visits is left out. */
    private int[] withoutLoops(List<Integer> all) {
        Map<Integer, Integer> lastDoorOf = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            lastDoorOf.put(all.get(i) / 3, i);
        }
        List<Integer> kept = new ArrayList<>();
        int t = start.triangle();
        while (t != end.triangle()) {
            int door = all.get(lastDoorOf.get(t));
            kept.add(door);
            t = mesh.twin(door) / 3;
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /** @return where a door is crossed, {@code share} of the way from its start to its end */
    static Vec3 crossing(TriangleNeighbours mesh, int door, double share) {
        Vec3 a = mesh.vertex(mesh.start(door));
        return a.plus(mesh.vertex(mesh.end(door)).minus(a).times(share));
    }
}
