package org.lodestone.pipeline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.Method;
import org.lodestone.study.derivative.ProvenanceStep;

/** Runs the steps of one job and keeps what they said. Used by one thread. */
public final class StepLog {

    private final List<Finding> findings = new ArrayList<>();
    private final List<ProvenanceStep> steps = new ArrayList<>();

    /** Creates an empty log. */
    public StepLog() {
        // nothing was done yet
    }

    /**
     * Runs a step with its defaults.
     *
     * @throws RefusedException when the step refuses
     */
    public <I, O> O run(Method<I, O> method, I input, Execution execution) {
        return run(method, input, Map.of(), execution);
    }

    /**
     * Runs a step.
     *
     * @param chosen parameters that differ from the defaults
     * @throws RefusedException when the step refuses
     */
    public <I, O> O run(Method<I, O> method, I input, Map<String, ?> chosen, Execution execution) {
        Parameters parameters = Parameters.of(method.parameters(), chosen);
        execution.progress().report(0, method.info().title());
        O value = take(method.run(input, parameters, execution));
        steps.add(ProvenanceStep.of(method, parameters));
        execution.progress().report(1, method.info().title());
        return value;
    }

    /** @return the value of an outcome; its findings are kept */
    public <O> O take(Outcome<O> outcome) {
        if (outcome instanceof Outcome.Done<O>(O value, List<Finding> said)) {
            findings.addAll(said);
            return value;
        }
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(outcome.findings());
        throw new RefusedException(all);
    }

    /**
     * Takes over what another log holds.
     *
     * @param other not needed any more
     * @param value what came of it
     * @return {@code value}
     */
    public <O> O adopt(StepLog other, O value) {
        findings.addAll(other.findings);
        steps.addAll(other.steps);
        return value;
    }

    /** Keeps a remark of the job itself. */
    public void say(Finding finding) {
        findings.add(finding);
    }

    /** @return what was said so far, in order */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** @return the steps so far, in order */
    public List<ProvenanceStep> steps() {
        return List.copyOf(steps);
    }
}
