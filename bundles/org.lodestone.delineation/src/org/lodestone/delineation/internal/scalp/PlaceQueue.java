package org.lodestone.delineation.internal.scalp;

import java.util.Arrays;

/** Numbers waiting in the order of what they cost, ties in the order of the numbers; a binary heap without an object an entry. */
final class PlaceQueue {

    private double[] costs = new double[1024];
    private int[] places = new int[1024];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** @return what the first one costs */
    double firstCost() {
        return costs[0];
    }

    void add(double cost, int place) {
        if (size == costs.length) {
            costs = Arrays.copyOf(costs, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        int at = size++;
        while (at > 0) {
            int above = (at - 1) >> 1;
            if (!before(cost, place, above)) {
                break;
            }
            costs[at] = costs[above];
            places[at] = places[above];
            at = above;
        }
        costs[at] = cost;
        places[at] = place;
    }

    /** @return the first one, taken out */
    int take() {
        int first = places[0];
        size--;
        double cost = costs[size];
        int place = places[size];
        int at = 0;
        for (int below = 1; below < size; below = 2 * at + 1) {
            if (below + 1 < size && before(costs[below + 1], places[below + 1], below)) {
                below++;
            }
            if (before(cost, place, below)) {
                break;
            }
            costs[at] = costs[below];
            places[at] = places[below];
            at = below;
        }
        costs[at] = cost;
        places[at] = place;
        return first;
    }

    private boolean before(double cost, int place, int other) {
        return cost != costs[other] ? cost < costs[other] : place < places[other];
    }
}
