package org.lodestone.targeting.internal.reliability;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lodestone.image.Mask;
import org.lodestone.method.target.ReliabilityInput;
import org.lodestone.method.task.TaskRun;

/**
 * Resamples of a task run beside those of the resting run; without a task run all lists are empty. Signal and design are drawn together,
 * and only voxels of the search region are kept. Used by one thread; its lists make their runs when they are asked for.
 */
final class TaskDraws {

    private final Optional<TaskRun> run;
    private final Optional<TimeBlocks> blocks;
    private final SplittableRandom random;

    private TaskDraws(Optional<TaskRun> run, Optional<TimeBlocks> blocks, SplittableRandom random) {
        this.run = run;
        this.blocks = blocks;
        this.random = random;
    }

    /**
     * @param input with or without a task run
     * @param blockSeconds length of a block
     * @param seed start of the random numbers; the draws differ from those of the resting run
     */
    static TaskDraws of(ReliabilityInput input, double blockSeconds, long seed) {
        Mask search = input.searchMask();
        Optional<TaskRun> run = input.task().map(task -> task.within(search));
        return new TaskDraws(run, run.map(task -> TimeBlocks.of(task.series(), blockSeconds)), new SplittableRandom(~seed));
    }

    /** @return the whole run and its halves */
    List<TaskRun> fixed() {
        return run.isEmpty() ? List.of() : List.of(run.get(), run.get().resampled(blocks.orElseThrow().halfInOrder(false)),
                run.get().resampled(blocks.orElseThrow().halfInOrder(true)));
    }

    /**
     * @param count how many
     * @param share of the volumes that each has
     * @return as many runs
     */
    List<TaskRun> draw(int count, double share) {
        if (run.isEmpty()) {
            return List.of();
        }
        TaskRun whole = run.get();
        List<int[]> volumes = blocks.orElseThrow().drawInOrder(count, share, random);
        return new AbstractList<>() {
            @Override
            public TaskRun get(int index) {
                return whole.resampled(volumes.get(index));
            }

            @Override
            public int size() {
                return volumes.size();
            }
        };
    }
}
