package org.lodestone.method.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/**
 * A common task with the contrast people ask of it. Conditions are found in the events by words in their names, so that {@code 2back},
 * {@code two_back} and {@code 2-back_faces} all count as load two.
 *
 * @param id as the command line takes it
 * @param title for people
 * @param positive words of the conditions that count up, one alternative each; the first one that any condition has is taken
 * @param negative words of the conditions that count down
 * @param reason why this contrast, with a reference
 */
public record TaskPreset(String id, String title, List<String> positive, List<String> negative, String reason) {

    /** Working memory: two back against none back. */
    public static final TaskPreset N_BACK = new TaskPreset("n-back", "n-back: high against low load",
            List.of("2back", "twoback", "3back", "threeback"), List.of("0back", "zeroback", "1back", "oneback"),
            "Working memory load drives the dorsolateral prefrontal cortex (Owen 2005, 10.1002/hbm.20131).");
    /** Emotional faces against shapes or neutral faces. */
    public static final TaskPreset FACES = new TaskPreset("faces", "Emotional faces: faces against shapes",
            List.of("fear", "angry", "sad", "emotion", "negative", "face"), List.of("shape", "neutral", "control", "house"),
            "Emotional faces drive the amygdala and its prefrontal control (Hariri 2002, 10.1006/nimg.2002.1179).");
    /** Stroop: incongruent against congruent words. */
    public static final TaskPreset STROOP = new TaskPreset("stroop", "Stroop: incongruent against congruent",
            List.of("incongruent", "incon"), List.of("congruent", "con", "neutral"),
            "Conflict drives the dorsolateral prefrontal and the cingulate cortex (Bush 1998, Human Brain Mapping 6:270).");

    /** All presets, in the order of a menu. */
    public static final List<TaskPreset> ALL = List.of(N_BACK, FACES, STROOP);

    /** Copies the lists. */
    public TaskPreset {
        positive = List.copyOf(positive);
        negative = List.copyOf(negative);
    }

    /**
     * @param id of a preset
     * @return it
     * @throws RefusedException with the ids at hand when there is none
     */
    public static TaskPreset byId(String id) {
        return ALL.stream().filter(preset -> preset.id.equals(id)).findFirst().orElseThrow(() -> new RefusedException(Finding.error(
                "LS-GLM-003", "There is no preset " + id + ".", "Use one of " + ALL.stream().map(TaskPreset::id).toList() + ".")));
    }

    /**
     * @param conditions names of the conditions of a run
     * @return the contrast: mean of those that count up minus mean of those that count down
     * @throws RefusedException with the conditions when one side has none
     */
    public String expression(List<String> conditions) {
        List<String> up = matching(positive, conditions, List.of());
        List<String> down = matching(negative, conditions, up);
        if (up.isEmpty() || down.isEmpty()) {
            throw new RefusedException(Finding.error("LS-GLM-004", title + ": the events have no condition like "
                    + (up.isEmpty() ? positive : negative) + ".", "Name the contrast yourself; conditions: " + conditions + "."));
        }
        return mean(up) + " - " + mean(down);
    }

    private static String mean(List<String> names) {
        return names.size() == 1 ? names.getFirst() : "(" + String.join(" + ", names) + ")/" + names.size();
    }

    private static List<String> matching(List<String> words, List<String> conditions, List<String> taken) {
        Optional<String> word = words.stream()
                .filter(w -> conditions.stream().anyMatch(c -> !taken.contains(c) && plain(c).contains(w))).findFirst();
        List<String> found = new ArrayList<>();
        for (String condition : conditions) {
            if (word.isPresent() && !taken.contains(condition) && plain(condition).contains(word.get())) {
                found.add(condition);
            }
        }
        return found;
    }

    private static String plain(String condition) {
        return condition.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
