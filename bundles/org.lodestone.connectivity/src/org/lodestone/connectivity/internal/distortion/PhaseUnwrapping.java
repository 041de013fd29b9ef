package org.lodestone.connectivity.internal.distortion;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.lodestone.image.Grid;

/**
 * Makes a phase that jumps by whole turns continuous: from the voxel of strongest signal outwards, always on to the neighbour with the
 * strongest signal, each voxel takes the number of turns that brings it nearest to the one it was reached from. Turns that all voxels
 * share are taken off at the end.
 */
final class PhaseUnwrapping {

    private static final double TURN = 2 * Math.PI;
    private static final int[][] STEPS = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};

    private record Front(float quality, int voxel, double from) {
    }

    private PhaseUnwrapping() {
    }

    /**
     * @param grid of the images
     * @param phase radians, any multiple of a turn off. Modified: continuous inside.
     * @param magnitude signal of each voxel
     * @param inside voxels to unwrap
     */
    static void apply(Grid grid, float[] phase, float[] magnitude, boolean[] inside) {
        boolean[] done = new boolean[phase.length];
        for (int seed = strongest(magnitude, inside, done); seed >= 0; seed = strongest(magnitude, inside, done)) {
            grow(grid, phase, magnitude, inside, done, seed);
        }
    }

    private static int strongest(float[] magnitude, boolean[] inside, boolean[] done) {
        int best = -1;
        for (int v = 0; v < magnitude.length; v++) {
            if (inside[v] && !done[v] && (best < 0 || magnitude[v] > magnitude[best])) {
                best = v;
            }
        }
        return best;
    }

    private static void grow(Grid grid, float[] phase, float[] magnitude, boolean[] inside, boolean[] done, int seed) {
        PriorityQueue<Front> fronts = new PriorityQueue<>((a, b) -> a.quality() != b.quality()
                ? Float.compare(b.quality(), a.quality()) : Integer.compare(a.voxel(), b.voxel()));
        fronts.add(new Front(magnitude[seed], seed, phase[seed]));
        int[] part = new int[1024];
        int count = 0;
        while (!fronts.isEmpty()) {
            Front front = fronts.poll();
            int v = front.voxel();
            if (done[v]) {
                continue;
            }
            done[v] = true;
            phase[v] += (float) (TURN * Math.rint((front.from() - phase[v]) / TURN));
            part = count == part.length ? Arrays.copyOf(part, 2 * count) : part;
            part[count++] = v;
            int i = v % grid.nx(), j = v / grid.nx() % grid.ny(), k = v / (grid.nx() * grid.ny());
            for (int[] step : STEPS) {
                if (grid.contains(i + step[0], j + step[1], k + step[2])) {
                    int next = grid.index(i + step[0], j + step[1], k + step[2]);
                    if (inside[next] && !done[next]) {
                        fronts.add(new Front(magnitude[next], next, phase[v]));
                    }
                }
            }
        }
        float[] sorted = new float[count];
        for (int n = 0; n < count; n++) {
            sorted[n] = phase[part[n]];
        }
        Arrays.sort(sorted);
        float shared = (float) (TURN * Math.rint(sorted[count / 2] / TURN));
        for (int n = 0; n < count; n++) {
            phase[part[n]] -= shared;
        }
    }
}
