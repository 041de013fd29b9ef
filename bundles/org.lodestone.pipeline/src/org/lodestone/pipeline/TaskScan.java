package org.lodestone.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lodestone.method.task.TaskEvent;

/**
 * A task run that targets may be chosen by, beside the resting runs.
 *
 * @param bold the run; raw, or prepared when the chain starts from prepared runs
 * @param events what happened in it
 * @param contrast the question, {@code 2-back - 0-back}
 * @param trSeconds time between volumes when the caller knows better than header and sidecar
 */
public record TaskScan(Path bold, List<TaskEvent> events, String contrast, Optional<Double> trSeconds) {

    /** Copies the list. */
    public TaskScan {
        Objects.requireNonNull(bold, "bold");
        Objects.requireNonNull(contrast, "contrast");
        events = List.copyOf(events);
    }
}
