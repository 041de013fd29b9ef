package org.lodestone.image.filter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;

/** Connected parts of a mask. */
public final class Components {

    private Components() {
    }

    /**
     * Numbers the connected parts of a mask.
     *
     * @param mask what to part
     * @param neighbourhood which voxels are connected
     * @return 0 outside; 1 for the largest part, 2 for the next ...; parts of one size in the order of their first voxel
     */
    public static LabelMap label(Mask mask, Neighbourhood neighbourhood) {
        Grid grid = mask.grid();
        int[] labels = new int[(int) grid.size()];
        int[] sizes = new int[16];
        int parts = 0;
        int[] queue = new int[mask.count()];
        for (int seed : mask.indices()) {
            if (labels[seed] != 0) {
                continue;
            }
            parts++;
            if (parts == sizes.length) {
                sizes = Arrays.copyOf(sizes, 2 * parts);
            }
            sizes[parts] = flood(mask, neighbourhood, labels, seed, parts, queue);
        }
        int[] size = sizes;
        List<Integer> order = IntStream.rangeClosed(1, parts).boxed()
                .sorted(Comparator.comparingInt((Integer p) -> -size[p])).toList();
        int[] rank = new int[parts + 1];
        for (int r = 0; r < parts; r++) {
            rank[order.get(r)] = r + 1;
        }
        for (int v = 0; v < labels.length; v++) {
            labels[v] = rank[labels[v]];
        }
        return new LabelMap(grid, labels, Map.of());
    }

    /** @return the largest connected part of a mask; empty when the mask is */
    public static Mask largest(Mask mask, Neighbourhood neighbourhood) {
        return label(mask, neighbourhood).mask(1);
    }

    /**
     * Fills cavities: background that no path of faces connects to the border of the grid.
     *
     * @param mask what to fill
     * @return the mask with its cavities
     */
    public static Mask fillHoles(Mask mask) {
        Grid grid = mask.grid();
        Mask background = Mask.where(grid, v -> !mask.contains(v));
        int[] reached = new int[(int) grid.size()];
        int[] queue = new int[background.count()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                boolean inner = k > 0 && k < grid.nz() - 1 && j > 0 && j < grid.ny() - 1;
                for (int i = 0; i < grid.nx(); i += inner ? Math.max(1, grid.nx() - 1) : 1) {
                    int v = grid.index(i, j, k);
                    if (!mask.contains(v) && reached[v] == 0) {
                        flood(background, Neighbourhood.FACES, reached, v, 1, queue);
                    }
                }
            }
        }
        BitSet filled = new BitSet(reached.length);
        for (int v = 0; v < reached.length; v++) {
            filled.set(v, reached[v] == 0);
        }
        return new Mask(grid, filled);
    }

    /** Gives all voxels connected to {@code seed} the label {@code label}; returns how many. */
    private static int flood(Mask mask, Neighbourhood neighbourhood, int[] labels, int seed, int label, int[] queue) {
        Grid grid = mask.grid();
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        boolean corners = neighbourhood == Neighbourhood.CORNERS;
        int head = 0;
        int tail = 0;
        labels[seed] = label;
        queue[tail++] = seed;
        while (head < tail) {
            int v = queue[head++];
            int i = v % nx, j = v / nx % ny, k = v / (nx * ny);
            for (int dk = -1; dk <= 1; dk++) {
                for (int dj = -1; dj <= 1; dj++) {
                    for (int di = -1; di <= 1; di++) {
                        if ((corners || Math.abs(di) + Math.abs(dj) + Math.abs(dk) == 1)
                                && i + di >= 0 && i + di < nx && j + dj >= 0 && j + dj < ny && k + dk >= 0 && k + dk < nz) {
                            int w = v + di + nx * (dj + ny * dk);
                            if (labels[w] == 0 && mask.contains(w)) {
                                labels[w] = label;
                                queue[tail++] = w;
                            }
                        }
                    }
                }
            }
        }
        return tail;
    }
}
