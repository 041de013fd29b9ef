package org.lodestone.pipeline.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that is done between a run and its targets. Immutable data; {@link ChainFile} reads and writes it.
 *
 * @param name permanent, {@code cash2021}
 * @param title for menus and reports
 * @param references papers it follows
 * @param stages in the order of {@link ChainStep}; several for {@link ChainStep#TARGET}, at most one for each other step
 */
public record ProcessingChain(String name, String title, List<String> references, List<ChainStage> stages) {

    /** Copies the lists and sorts the stages. */
    public ProcessingChain {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        references = List.copyOf(references);
        stages = stages.stream().sorted(Comparator.comparing(ChainStage::step)).toList();
        for (ChainStep step : ChainStep.values()) {
            if (step != ChainStep.TARGET && stages.stream().filter(stage -> stage.step() == step).count() > 1) {
                throw new IllegalArgumentException("two stages of " + step.word());
            }
        }
    }

    /** @return the stage of a step when the chain does it */
    public Optional<ChainStage> stage(ChainStep step) {
        return stages.stream().filter(stage -> stage.step() == step && stage.enabled()).findFirst();
    }

    /** @return the targeting methods, the main one first */
    public List<ChainStage> targets() {
        return stages.stream().filter(stage -> stage.step() == ChainStep.TARGET && stage.enabled()).toList();
    }

    /** @return true when runs come prepared, so that the chain begins after the interpolation */
    public boolean startsPrepared() {
        return stage(ChainStep.REALIGN).isEmpty();
    }

    /**
     * @param stage the new stage
     * @return this with the step done that way
     */
    public ProcessingChain with(ChainStage stage) {
        List<ChainStage> changed = new ArrayList<>(stages);
        changed.removeIf(old -> old.step() == stage.step());
        changed.add(stage);
        return new ProcessingChain(name, title, references, changed);
    }

    /**
     * @param methods ids of targeting methods, or their last parts; settings of those that the chain has already are kept
     * @return this with these targets, in this order; unchanged when the list is empty
     */
    public ProcessingChain withTargets(List<String> methods) {
        if (methods.isEmpty()) {
            return this;
        }
        List<ChainStage> changed = new ArrayList<>(stages);
        changed.removeIf(stage -> stage.step() == ChainStep.TARGET);
        for (String method : methods) {
            changed.add(stages.stream().filter(stage -> stage.step() == ChainStep.TARGET)
                    .filter(stage -> stage.method().equals(method) || stage.method().endsWith("." + method))
                    .findFirst().orElseGet(() -> ChainStage.of(ChainStep.TARGET, method)));
        }
        return new ProcessingChain(name, title, references, changed);
    }
}
