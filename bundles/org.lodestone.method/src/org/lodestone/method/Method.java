package org.lodestone.method;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;

/**
 * One way to do one step.
 *
 * <p>Threads: {@link #run} is called on a worker thread, never on a user interface's, possibly several times at once on different inputs;
 * implementations keep no state between calls. Inputs are not modified. The same input gives the same bits at any thread count. Expected
 * trouble is a refusal with findings; exceptions are faults, except {@link org.lodestone.core.CancelledException}.
 *
 * @param <I> input
 * @param <O> result
 */
public interface Method<I, O> {

    /** @return who this method is */
    MethodInfo info();

    /** @return the settings it takes, in the order in which a form shows them */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * A cheap test before a long run, shown in the form.
     *
     * @param input what it would run on
     * @param parameters checked values of {@link #parameters()}
     * @return what would be wrong or worth knowing
     */
    default List<Finding> check(I input, Parameters parameters) {
        return List.of();
    }

    /**
     * Does the step.
     *
     * @param input what to work on. Not modified.
     * @param parameters checked values of {@link #parameters()}
     * @param execution threads, progress and cancellation
     * @return the result, or why there is none
     */
    Outcome<O> run(I input, Parameters parameters, Execution execution);
}
