package org.lodestone.cli.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many participants a task of a job array takes. A scheduler spends seconds between two tasks of a node; a task with several participants
 * saves them, but a task with too many leaves cores idle at the end.
 */
public final class TaskSize {

    /** More in one task would save little and make the end of a cohort uneven. */
    public static final int MOST = 4;

    private static final Pattern CORES = Pattern.compile("(\\d+)/(\\d+)/\\d+/\\d+");

    private TaskSize() {
    }

    /**
     * @param participants at least 1
     * @param slots tasks that can run at once, at least 1
     * @return the largest number, {@link #MOST} at most, with which participants of equal length are done no later than one a task
     */
    public static int of(int participants, int slots) {
        int size = Math.min(MOST, participants);
        while (size > 1 && turns(participants, slots, size) > turns(participants, slots, 1)) {
            size--;
        }
        return size;
    }

    /** When the last of equal participants is done: full tasks go to the free slots in turn, what is left behind them to the next. */
    private static int turns(int participants, int slots, int size) {
        int full = participants / size;
        return Math.max(Math.ceilDiv(full, slots) * size, full / slots * size + participants % size);
    }

    /**
     * Asks the scheduler.
     *
     * @param cpus a task
     * @return tasks that all cores of the cluster that are up could run at once; {@link Integer#MAX_VALUE} when it does not say
     * @throws org.lodestone.core.RefusedException LS-SLURM-001 when there is no Slurm
     */
    public static int slots(int cpus) {
        int cores = 0;
        // Allocated/idle/other/total, a line a partition; a node of two partitions counts twice, which only makes tasks smaller.
        Matcher line = CORES.matcher(Slurm.said("sinfo", "-h", "-o", "%C").text());
        while (line.find()) {
            cores += Integer.parseInt(line.group(1)) + Integer.parseInt(line.group(2));
        }
        return cores == 0 ? Integer.MAX_VALUE : Math.max(1, cores / cpus);
    }
}
