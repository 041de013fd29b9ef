package org.lodestone.method.task;

import java.util.List;

/**
 * What a psychophysiological interaction is made of.
 *
 * @param design input of the task's design: events, confounds, length
 * @param seed the seed's BOLD signal, one value a volume. Handed over: must not be modified any more.
 * @param contrast weights of the conditions, such as {@code A - B}, by name of the condition
 * @param generalized false for one interaction with the contrast (Friston 1997), true for one interaction a condition (McLaren 2012)
 */
public record InteractionInput(DesignInput design, double[] seed, String contrast, boolean generalized) {

    /** @return names of the conditions, sorted */
    public List<String> conditions() {
        return design.events().stream().map(TaskEvent::condition).distinct().sorted().toList();
    }
}
