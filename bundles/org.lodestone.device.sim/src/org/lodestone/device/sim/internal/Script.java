package org.lodestone.device.sim.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens to the simulated tracker, and when. Written as steps separated by semicolons, each with its time in seconds since the start
 * of streaming: {@code 2 hide coil 0.5} (not seen for half a second), {@code 5 freeze 1} (nothing is delivered for a second),
 * {@code 9 unplug} (the connection breaks).
 *
 * @param steps in no particular order
 */
record Script(List<Step> steps) {

    /** One thing that happens, from {@code start} on, in seconds. */
    sealed interface Step {
        double start();

        /** A tool is hidden. */
        record Hide(double start, String tool, double seconds) implements Step {
        }

        /** Nothing comes. */
        record Freeze(double start, double seconds) implements Step {
        }

        /** The cable is pulled. */
        record Unplug(double start) implements Step {
        }
    }

    static Script parse(String text) {
        List<Step> steps = new ArrayList<>();
        for (String line : text.split(";")) {
            if (!line.isBlank()) {
                steps.add(step(line.strip()));
            }
        }
        return new Script(List.copyOf(steps));
    }

    private static Step step(String line) {
        String[] words = line.split("\\s+");
        if (words.length == 4 && words[1].equals("hide")) {
            return new Step.Hide(seconds(words[0]), words[2], seconds(words[3]));
        }
        if (words.length == 3 && words[1].equals("freeze")) {
            return new Step.Freeze(seconds(words[0]), seconds(words[2]));
        }
        if (words.length == 2 && words[1].equals("unplug")) {
            return new Step.Unplug(seconds(words[0]));
        }
        throw new IllegalArgumentException("no step of a script: '" + line + "'");
    }

    private static double seconds(String word) {
        double value = Double.parseDouble(word);
        if (!(value >= 0)) {
            throw new IllegalArgumentException("no time: " + word);
        }
        return value;
    }

    boolean hides(String tool, double t) {
        return steps.stream().anyMatch(s -> s instanceof Step.Hide h && h.tool().equals(tool) && t >= h.start() && t < h.start() + h.seconds());
    }

    boolean freezes(double t) {
        return steps.stream().anyMatch(s -> s instanceof Step.Freeze f && t >= f.start() && t < f.start() + f.seconds());
    }

    boolean unplugsBy(double t) {
        return steps.stream().anyMatch(s -> s instanceof Step.Unplug && t >= s.start());
    }
}
