package org.lodestone.delineation.internal.scalp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;

/**
 * The shortest line on a surface between two of its places. A search over a few places of each edge (A*) finds a row of triangles; in it
 * the line is pulled taut, and wherever it bends round a vertex that is shorter to pass on the other side, the row is led there, until none
 * is (Xin and Wang 2007, Computer-Aided Design 39:1081-1090). The result is exact for the triangles among all lines near it.
 */
final class SurfaceGeodesic {

    private static final double WORTH_MM = 1e-9;
    private static final int PLACES = 3;
    private static final int CHECK_EVERY = 4096;

    private SurfaceGeodesic() {
    }

    /** A place of an edge reached, with the shortest way it can be part of; its number counts the places of each half edge. */
    private record Reached(double atLeastMm, int place) {
    }

    /** @return the line; empty when the surface does not join the places */
    static Optional<StripLine> between(Surface surface, SurfacePlace start, SurfacePlace end, Progress progress) {
        if (start.triangle() == end.triangle()) {
            return Optional.of(new StripLine(java.util.List.of(start.point(), end.point()), start.point().distance(end.point()),
                    java.util.List.of()));
        }
        TriangleNeighbours mesh = new TriangleNeighbours(surface);
        return row(mesh, start, end, progress).map(doors -> straightened(new TriangleStrip(mesh, start, end, doors), progress));
    }

    private static StripLine straightened(TriangleStrip found, Progress progress) {
        TriangleStrip strip = found;
        StripLine line = strip.taut();
        for (boolean changed = true; changed;) {
            changed = false;
            progress.check();
            for (int b = 0; b < line.bends().size(); b++) {
                StripLine.Bend bend = line.bends().get(b);
                double full = strip.mesh().fullAngle(strip.doors()[bend.door()] / 3, bend.vertex());
                // On the row's side the angle is pi and the turn; the rest of the angles about the vertex is on the other side.
                if (!(full - Math.PI - bend.turnRad() < Math.PI - WORTH_MM)) {
                    continue;
                }
                TriangleStrip other = strip.around(bend.vertex(), bend.door());
                StripLine shorter = other.doors().length == 0 ? line : other.taut();
                if (shorter.lengthMm() < line.lengthMm() - WORTH_MM) {
                    strip = other;
                    line = shorter;
                    changed = true;
                    b = Math.max(-1, b - 2);
                }
            }
        }
        return line;
    }

    /** The row of triangles along the shortest of the ways that cross each edge at one of a few places; {@code reachedMm} has one value a place. */
    private static Optional<int[]> row(TriangleNeighbours mesh, SurfacePlace start, SurfacePlace end, Progress progress) {
        double[] reachedMm = new double[mesh.count() * PLACES];
        Arrays.fill(reachedMm, Double.POSITIVE_INFINITY);
        int[] from = new int[reachedMm.length];
        PriorityQueue<Reached> waiting = new PriorityQueue<>(
                (a, b) -> a.atLeastMm != b.atLeastMm ? Double.compare(a.atLeastMm, b.atLeastMm) : Integer.compare(a.place, b.place));
        for (int h = 3 * start.triangle(); h < 3 * start.triangle() + 3; h++) {
            reach(mesh, h, -1, start.point(), 0, end, reachedMm, from, waiting);
        }
        int taken = 0;
        for (Reached next = waiting.poll(); next != null; next = waiting.poll()) {
            if (taken++ % CHECK_EVERY == 0) {
                progress.check();
            }
            int entered = mesh.twin(next.place / PLACES);
            if (entered / 3 == end.triangle()) {
                return Optional.of(doors(mesh, next.place, from));
            }
            Vec3 here = point(mesh, next.place);
            double mm = reachedMm[edge(mesh, next.place)];
            if (next.atLeastMm <= mm + here.distance(end.point())) {
                reach(mesh, TriangleNeighbours.after(entered), next.place, here, mm, end, reachedMm, from, waiting);
                reach(mesh, TriangleNeighbours.after(TriangleNeighbours.after(entered)), next.place, here, mm, end, reachedMm, from, waiting);
            }
        }
        return Optional.empty();
    }

    private static void reach(TriangleNeighbours mesh, int halfEdge, int before, Vec3 here, double mm, SurfacePlace end, double[] reachedMm,
            int[] from, PriorityQueue<Reached> waiting) {
        for (int place = halfEdge * PLACES; mesh.twin(halfEdge) >= 0 && place < (halfEdge + 1) * PLACES; place++) {
            Vec3 there = point(mesh, place);
            double length = mm + here.distance(there);
            int edge = edge(mesh, place);
            if (length < reachedMm[edge]) {
                reachedMm[edge] = length;
                from[edge] = before;
                waiting.add(new Reached(length + there.distance(end.point()), place));
            }
        }
    }

    private static int[] doors(TriangleNeighbours mesh, int last, int[] from) {
        Deque<Integer> row = new ArrayDeque<>();
        for (int place = last; place >= 0; place = from[edge(mesh, place)]) {
            row.addFirst(place / PLACES);
        }
        return row.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A place of an edge has the same number from both sides. */
    private static int edge(TriangleNeighbours mesh, int place) {
        int halfEdge = place / PLACES, twin = mesh.twin(halfEdge);
        return halfEdge < twin ? place : twin * PLACES + PLACES - 1 - place % PLACES;
    }

    private static Vec3 point(TriangleNeighbours mesh, int place) {
        return TriangleStrip.crossing(mesh, place / PLACES, (place % PLACES + 0.5) / PLACES);
    }
}
