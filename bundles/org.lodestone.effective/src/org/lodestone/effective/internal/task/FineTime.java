package org.lodestone.effective.internal.task;

import java.util.List;
import org.lodestone.method.task.TaskEvent;

/**
 * The fine grid of times on which events are laid out before they are convolved: 24 s before the first volume to one volume after the
 * last, 50 samples a volume by default. The arithmetic is that of nilearn, rounding included, since an event that falls on a sample moves
 * by one sample with the last bit.
 *
 * @param frames times of the volumes, seconds
 * @param fine times of the samples, seconds
 * @param oversampling samples a volume
 */
public record FineTime(double[] frames, double[] fine, int oversampling) {

    /**
     * @param volumes number of volumes
     * @param trSeconds seconds between them
     * @param reference time of a volume within its repetition time, 0 to 1
     * @param minimumOnset seconds, relative to the first volume, before which events do not count; negative
     * @param oversampling samples a volume
     * @return the grid
     */
    public static FineTime of(int volumes, double trSeconds, double reference, double minimumOnset, int oversampling) {
        double[] frames = evenly(reference * trSeconds, (volumes - 1 + reference) * trSeconds, volumes);
        double first = frames[0], last = frames[volumes - 1];
        double end = last * (1 + 1.0 / (volumes - 1));
        double count = (volumes - 1) * 1.0 / (last - first) * (end - first - minimumOnset) * oversampling + 1;
        return new FineTime(frames, evenly(first + minimumOnset, end, (int) Math.rint(count)), oversampling);
    }

    private static double[] evenly(double start, double stop, int count) {
        double step = (stop - start) / (count - 1);
        double[] values = new double[count];
        for (int n = 0; n < count; n++) {
            values[n] = n * step + start;
        }
        values[count - 1] = stop;
        return values;
    }

    /** @return the smallest distance of two volumes, seconds */
    double volumeSeconds() {
        double least = Double.POSITIVE_INFINITY;
        for (int n = 1; n < frames.length; n++) {
            least = Math.min(least, frames[n] - frames[n - 1]);
        }
        return least;
    }

    /**
     * @param events of one condition
     * @param heights height of each event
     * @return the events laid out on the samples; an event lasts one sample at least
     */
    double[] layOut(List<TaskEvent> events, double[] heights) {
        int last = fine.length - 1;
        double[] steps = new double[fine.length];
        for (int e = 0; e < events.size(); e++) {
            TaskEvent event = events.get(e);
            int on = Math.min(firstAtLeast(event.onsetSeconds()), last);
            int off = Math.min(firstAtLeast(event.onsetSeconds() + event.durationSeconds()), last);
            steps[on] += heights[e];
            steps[off < last && off == on ? off + 1 : off] -= heights[e];
        }
        for (int n = 1; n < steps.length; n++) {
            steps[n] += steps[n - 1];
        }
        return steps;
    }

    private int firstAtLeast(double seconds) {
        int found = java.util.Arrays.binarySearch(fine, seconds);
        return found >= 0 ? found : -found - 1;
    }

    /**
     * Convolves and reads the result at the volumes.
     *
     * @param signal on the samples
     * @param kernel on the samples
     * @param shift how many samples later than the volume to read, for responses that are averages
     * @return one value a volume, linear between samples
     */
    double[] convolved(double[] signal, double[] kernel, int shift) {
        int samples = fine.length - shift;
        double[] values = new double[frames.length];
        for (int t = 0; t < frames.length; t++) {
            int found = java.util.Arrays.binarySearch(fine, 0, samples, frames[t]);
            int high = Math.clamp(found >= 0 ? found : -found - 1, 1, samples - 1);
            double below = at(signal, kernel, high - 1 + shift), above = at(signal, kernel, high + shift);
            values[t] = below + (above - below) / (fine[high] - fine[high - 1]) * (frames[t] - fine[high - 1]);
        }
        return values;
    }

    private static double at(double[] signal, double[] kernel, int n) {
        double sum = 0;
        for (int k = Math.max(0, n - signal.length + 1); k < Math.min(kernel.length, n + 1); k++) {
            sum += kernel[k] * signal[n - k];
        }
        return sum;
    }
}
