package org.lodestone.delineation.internal.scalp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
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

    /** The row of triangles along the shortest of the ways that cross each edge at one of a few places. */
    private static Optional<int[]> row(TriangleNeighbours mesh, SurfacePlace start, SurfacePlace end, Progress progress) {
        Search search = new Search(mesh, end.point());
        for (int h = 3 * start.triangle(); h < 3 * start.triangle() + 3; h++) {
            search.reach(h, -1, start.point().x(), start.point().y(), start.point().z(), 0);
        }
        for (int taken = 0; !search.waiting.isEmpty(); taken++) {
            if (taken % CHECK_EVERY == 0) {
                progress.check();
            }
            double atLeastMm = search.waiting.firstCost();
            int place = search.waiting.take();
            int entered = mesh.twin(place / PLACES);
            if (entered / 3 == end.triangle()) {
                return Optional.of(doors(mesh, place, search.from));
            }
            search.go(place, entered, atLeastMm);
        }
        return Optional.empty();
    }

    /** Ways to places of edges; {@code reachedMm} and {@code from} have one value a place. Numbers only: it visits hundreds of thousands. */
    private static final class Search {

        private final TriangleNeighbours mesh;
        private final float[] vertices;
        private final double endX;
        private final double endY;
        private final double endZ;
        private final double[] reachedMm;
        private final int[] from;
        private final PlaceQueue waiting = new PlaceQueue();

        Search(TriangleNeighbours mesh, Vec3 end) {
            this.mesh = mesh;
            this.vertices = mesh.vertices();
            this.endX = end.x();
            this.endY = end.y();
            this.endZ = end.z();
            this.reachedMm = new double[mesh.count() * PLACES];
            Arrays.fill(reachedMm, Double.POSITIVE_INFINITY);
            this.from = new int[reachedMm.length];
        }

        /** From a place on through the triangle that is entered there, unless a shorter way to the place was found meanwhile. */
        void go(int place, int entered, double atLeastMm) {
            int a = 3 * mesh.start(place / PLACES), b = 3 * mesh.end(place / PLACES);
            double share = (place % PLACES + 0.5) / PLACES;
            double x = between(vertices[a], vertices[b], share);
            double y = between(vertices[a + 1], vertices[b + 1], share);
            double z = between(vertices[a + 2], vertices[b + 2], share);
            double mm = reachedMm[edge(mesh, place)];
            if (atLeastMm <= mm + away(x, y, z, endX, endY, endZ)) {
                int next = TriangleNeighbours.after(entered);
                reach(next, place, x, y, z, mm);
                reach(TriangleNeighbours.after(next), place, x, y, z, mm);
            }
        }

        void reach(int halfEdge, int before, double x, double y, double z, double mm) {
            if (mesh.twin(halfEdge) < 0) {
                return;
            }
            int a = 3 * mesh.start(halfEdge), b = 3 * mesh.end(halfEdge);
            for (int i = 0; i < PLACES; i++) {
                double share = (i + 0.5) / PLACES;
                double u = between(vertices[a], vertices[b], share);
                double v = between(vertices[a + 1], vertices[b + 1], share);
                double w = between(vertices[a + 2], vertices[b + 2], share);
                double length = mm + away(x, y, z, u, v, w);
                int place = halfEdge * PLACES + i;
                int edge = edge(mesh, place);
                if (length < reachedMm[edge]) {
                    reachedMm[edge] = length;
                    from[edge] = before;
                    waiting.add(length + away(u, v, w, endX, endY, endZ), place);
                }
            }
        }

        private static double between(double a, double b, double share) {
            return a + share * (b - a);
        }

        private static double away(double x, double y, double z, double u, double v, double w) {
            return Math.sqrt((x - u) * (x - u) + (y - v) * (y - v) + (z - w) * (z - w));
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
}
