package org.lodestone.pipeline.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.pipeline.chain.ChainStage;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.pipeline.chain.ProcessingChain;

/**
 * Runs the stages of a chain with the methods at hand.
 *
 * @param chain what to do
 * @param methods who can
 * @param log what was done and said
 */
record ChainRunner(ProcessingChain chain, MethodRegistry methods, StepLog log) {

    /** @return the method that does a stage */
    <M extends Method<?, ?>> M method(ChainStage stage, Class<M> type) {
        return stage.method().isEmpty() ? methods.first(type) : methods.byId(type, stage.method());
    }

    /** @return the settings of a stage, checked against what its method takes */
    Parameters parameters(ChainStage stage, Method<?, ?> method) {
        try {
            return Parameters.of(method.parameters(), stage.parameters());
        } catch (RefusedException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-CHAIN-003", "Stage " + stage.step().word() + " of the chain "
                    + chain.name() + ", method " + method.info().id() + ": " + e.findings().getFirst().message(),
                    e.findings().getFirst().remedy()));
            refusal.initCause(e);
            throw refusal;
        }
    }

    /** Runs a stage. */
    <I, O, M extends Method<I, O>> O run(ChainStage stage, Class<M> type, I input, Execution execution) {
        M method = method(stage, type);
        return log.run(method, input, parameters(stage, method).values(), execution);
    }

    /** Runs a step that the chain has to have; its default when the chain does not mention it. */
    <I, O, M extends Method<I, O>> O run(ChainStep step, Class<M> type, I input, Execution execution) {
        return run(chain.stage(step).orElseGet(() -> ChainStage.of(step, "")), type, input, execution);
    }

    /** Runs a step on a value when the chain has it; else the value stays as it is. */
    <V, M extends Method<V, V>> V treat(ChainStep step, Class<M> type, V value, Execution execution) {
        Optional<ChainStage> stage = chain.stage(step);
        return stage.isPresent() ? run(stage.get(), type, value, execution) : value;
    }

    /** Checks all stages before anything long begins: unknown methods and wrong settings are refused in a moment. */
    void check(Map<ChainStep, Class<? extends Method<?, ?>>> types) {
        for (ChainStage stage : chain.stages()) {
            Class<? extends Method<?, ?>> type = new TreeMap<>(types).get(stage.step());
            boolean optional = stage.method().isEmpty() && type != null && methods.all(type).isEmpty();
            if (stage.enabled() && type != null && !optional) {
                parameters(stage, method(stage, type));
            }
        }
    }
}
