package org.lodestone.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Spaces and the transforms between them; finds the way from one space to another and says which one it took. Every transform is used in
 * both directions. Of several ways the one with the fewest transforms is taken, of equally long ones the one over the transforms that were
 * given first: the same input gives the same way. Immutable.
 *
 * @param transforms between spaces
 */
public record TransformGraph(List<SpatialTransform> transforms) {

    /** Copies the list. */
    public TransformGraph {
        transforms = List.copyOf(transforms);
    }

    /**
     * A way that was found.
     *
     * @param spaces from the first to the last
     * @param transform along the way; the identity when both are the same
     */
    public record Way(List<Frame> spaces, SpatialTransform transform) {

        /** Copies the list. */
        public Way {
            spaces = List.copyOf(spaces);
        }

        /** @return the spaces in order, for people and logs */
        public String path() {
            return spaces.stream().map(Frame::toString).collect(Collectors.joining(" > "));
        }
    }

    /** @return all spaces, in the order in which the transforms name them */
    public List<Frame> spaces() {
        return transforms.stream().flatMap(t -> java.util.stream.Stream.of(t.from(), t.to())).distinct().toList();
    }

    /**
     * @param from where points are
     * @param to where they shall be
     * @return the way; refused when there is none, with the spaces that can be reached
     */
    public Outcome<Way> between(Frame from, Frame to) {
        if (from.equals(to)) {
            return Outcome.done(new Way(List.of(from), AffineTransform.identity(from)));
        }
        Map<Frame, SpatialTransform> arrivedBy = new HashMap<>();
        Deque<Frame> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty() && !arrivedBy.containsKey(to)) {
            Frame here = next.poll();
            for (SpatialTransform step : transforms) {
                SpatialTransform away = step.from().equals(here) ? step : step.to().equals(here) ? step.inverse() : null;
                if (away != null && !away.to().equals(from) && !arrivedBy.containsKey(away.to())) {
                    arrivedBy.put(away.to(), away);
                    next.add(away.to());
                }
            }
        }
        if (!arrivedBy.containsKey(to)) {
            Set<String> reached = new TreeSet<>(arrivedBy.keySet().stream().map(Frame::toString).toList());
            return Outcome.refused(Finding.error("LS-SPACE-001", "No transform leads from " + from + " to " + to + "; from there one reaches "
                    + (reached.isEmpty() ? "nothing" : String.join(", ", reached)) + ".", "Register the two, or name one of the spaces that can be reached."));
        }
        List<SpatialTransform> steps = new ArrayList<>();
        for (Frame at = to; !at.equals(from); at = steps.getLast().from()) {
            steps.add(arrivedBy.get(at));
        }
        Collections.reverse(steps);
        List<Frame> spaces = new ArrayList<>(List.of(from));
        steps.forEach(step -> spaces.add(step.to()));
        return Outcome.done(new Way(spaces, steps.size() == 1 ? steps.getFirst() : new ChainedTransform(steps)));
    }
}
