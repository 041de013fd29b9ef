package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lodestone.core.Finding;
import org.lodestone.method.task.DesignInput;
import org.lodestone.method.task.TaskEvent;

/** What can be wrong with the events of a run; each finding names the event. */
public final class EventChecks {

    private EventChecks() {
    }

    /**
     * @param input events and length of the run
     * @param impulses true when events of no length are meant as impulses
     * @param additive true when overlapping events of one condition are meant to add up
     * @return errors and remarks, in the order of the events
     */
    public static List<Finding> of(DesignInput input, boolean impulses, boolean additive) {
        double end = input.volumes() * input.trSeconds();
        List<Finding> findings = new ArrayList<>();
        if (input.events().isEmpty()) {
            findings.add(Finding.error("LS-GLM-010", "There are no events.", "Give the events of this run."));
        }
        for (TaskEvent event : input.events()) {
            check(event, end, impulses).ifPresent(findings::add);
        }
        if (!additive) {
            Map<String, List<TaskEvent>> byCondition = input.events().stream().collect(Collectors.groupingBy(TaskEvent::condition));
            byCondition.keySet().stream().sorted().forEach(name -> overlaps(byCondition.get(name), findings));
        }
        return findings;
    }

    private static java.util.Optional<Finding> check(TaskEvent event, double end, boolean impulses) {
        String name = event.describe();
        double onset = event.onsetSeconds(), duration = event.durationSeconds();
        if (event.condition().isBlank()) {
            return error("LS-GLM-011", "The " + name + ", has no condition.", "Fill the column trial_type.");
        }
        if (!Double.isFinite(onset) || !Double.isFinite(duration) || !Double.isFinite(event.modulation())) {
            return error("LS-GLM-011", "The " + name + ", modulation " + event.modulation() + ", is not all numbers.",
                    "Give onset, duration and modulation of every event, or leave the event out.");
        }
        if (duration < 0) {
            return error("LS-GLM-012", "The " + name + ", has a negative duration.", "Correct the duration.");
        }
        if (duration == 0 && !impulses) {
            return error("LS-GLM-012", "The " + name + ", lasts no time.",
                    "Give its duration, or say that such events are impulses (zeroLength impulse).");
        }
        if (onset >= end || onset + duration < 0) {
            return error("LS-GLM-013", "The " + name + ", lies outside the run, which lasts from 0 to " + end + " s.",
                    "Check that events and image belong together, the time between volumes, and that onsets are in seconds.");
        }
        if (onset < 0 || onset + duration > end) {
            return java.util.Optional.of(Finding.warning("LS-GLM-014", "The " + name + ", reaches over the end of the run (0 to " + end
                    + " s).", "Make sure that volumes were not cut off."));
        }
        return java.util.Optional.empty();
    }

    private static java.util.Optional<Finding> error(String code, String message, String remedy) {
        return java.util.Optional.of(Finding.error(code, message, remedy));
    }

    private static void overlaps(List<TaskEvent> events, List<Finding> findings) {
        List<TaskEvent> sorted = events.stream().sorted(Comparator.comparingDouble(TaskEvent::onsetSeconds)).toList();
        for (int n = 1; n < sorted.size(); n++) {
            TaskEvent before = sorted.get(n - 1), event = sorted.get(n);
            // Onsets are written to the millisecond; touching blocks do not overlap.
            boolean same = event.onsetSeconds() == before.onsetSeconds();
            if (same || event.onsetSeconds() < before.onsetSeconds() + before.durationSeconds() - 1e-3) {
                findings.add(Finding.error("LS-GLM-015", "The " + event.describe() + ", overlaps the " + before.describe() + ".",
                        "Correct the events, or say that they add up (overlaps add)."));
            }
        }
    }
}
