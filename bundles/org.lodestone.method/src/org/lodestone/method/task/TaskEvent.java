package org.lodestone.method.task;

import java.util.Objects;

/**
 * One event of a task, as a row of a BIDS {@code events.tsv}.
 *
 * @param condition the {@code trial_type}
 * @param onsetSeconds from the start of the first volume
 * @param durationSeconds how long it lasts; 0 is an impulse
 * @param modulation its height, 1 when the table has no {@code modulation}
 */
public record TaskEvent(String condition, double onsetSeconds, double durationSeconds, double modulation) {

    /** Checks that there is a name; numbers are judged when a design is made. */
    public TaskEvent {
        Objects.requireNonNull(condition, "condition");
    }

    /** @return one line that names the event in a finding */
    public String describe() {
        return "event '" + condition + "' at " + onsetSeconds + " s, " + durationSeconds + " s long";
    }
}
