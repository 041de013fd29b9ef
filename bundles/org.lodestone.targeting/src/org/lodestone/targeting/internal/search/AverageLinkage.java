package org.lodestone.targeting.internal.search;

import java.util.Arrays;
import org.lodestone.core.Progress;

/**
 * Agglomerative clustering with average linkage (UPGMA) by the chain of nearest neighbours (Murtagh 1983): each merge joins two clusters
 * that are each other's nearest, which gives the same tree as always joining the closest pair, in quadratic time.
 */
final class AverageLinkage {

    private AverageLinkage() {
    }

    /**
     * @param distance {@code [i * count + j]}, symmetric. Modified: used up.
     * @param count number of objects
     * @param cut clusters further apart than this stay apart
     * @param progress checked for cancellation
     * @return a cluster number for each object, numbered by first appearance
     */
    static int[] cut(float[] distance, int count, double cut, Progress progress) {
        int[] size = new int[count];
        Arrays.fill(size, 1);
        int[] parent = new int[count];
        for (int i = 0; i < count; i++) {
            parent[i] = i;
        }
        boolean[] gone = new boolean[count];
        int[] chain = new int[count + 1];
        int top = 0;
        int start = 0;
        for (int merges = 0; merges < count - 1;) {
            if (merges % 64 == 0) {
                progress.check();
            }
            if (top == 0) {
                while (gone[start]) {
                    start++;
                }
                chain[top++] = start;
            }
            int a = chain[top - 1];
            int before = top > 1 ? chain[top - 2] : -1;
            int nearest = before;
            float least = before >= 0 ? distance[a * count + before] : Float.POSITIVE_INFINITY;
            for (int b = 0; b < count; b++) {
                if (!gone[b] && b != a && distance[a * count + b] < least) {
                    least = distance[a * count + b];
                    nearest = b;
                }
            }
            if (nearest != before) {
                chain[top++] = nearest;
                continue;
            }
            top -= 2;
            merge(distance, count, size, gone, Math.min(a, before), Math.max(a, before));
            // Average linkage never inverts, so joining only below the cut gives the clusters of the cut tree.
            if (least <= cut) {
                parent[root(parent, Math.max(a, before))] = root(parent, Math.min(a, before));
            }
            merges++;
        }
        int[] number = new int[count], label = new int[count];
        Arrays.fill(number, -1);
        int next = 0;
        for (int i = 0; i < count; i++) {
            int r = root(parent, i);
            number[r] = number[r] < 0 ? next++ : number[r];
            label[i] = number[r];
        }
        return label;
    }

    /** Cluster {@code kept} takes over {@code other}. */
    private static void merge(float[] distance, int count, int[] size, boolean[] gone, int kept, int other) {
        float share = size[kept] / (float) (size[kept] + size[other]);
        for (int c = 0; c < count; c++) {
            if (!gone[c] && c != kept && c != other) {
                float mean = share * distance[kept * count + c] + (1 - share) * distance[other * count + c];
                distance[kept * count + c] = mean;
                distance[c * count + kept] = mean;
            }
        }
        size[kept] += size[other];
        gone[other] = true;
    }

    private static int root(int[] parent, int i) {
        int r = i;
        while (parent[r] != r) {
            r = parent[r];
        }
        parent[i] = r;
        return r;
    }
}
