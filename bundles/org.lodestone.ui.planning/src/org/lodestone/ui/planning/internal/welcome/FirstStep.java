package org.lodestone.ui.planning.internal.welcome;

import java.util.Set;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.ViewerState;

/**
 * One of the first steps.
 *
 * @param words what to do
 * @param view in which it is done
 * @param doneBy changes of what is looked at that say that it was done; none for steps that only a look can end
 */
record FirstStep(String words, String view, Set<ViewerState.Change> doneBy) {

    /** @return all, in order */
    static java.util.List<FirstStep> all() {
        return java.util.List.of(
                new FirstStep(Messages.stepOpen, "org.lodestone.ui.planning.view.cases", Set.of(ViewerState.Change.CASE)),
                new FirstStep(Messages.stepCrossHair, "org.lodestone.ui.view.slices", Set.of(ViewerState.Change.CROSS_HAIR)),
                new FirstStep(Messages.stepMap, "org.lodestone.ui.view.slices", Set.of(ViewerState.Change.DISPLAY)),
                new FirstStep(Messages.stepTarget, "org.lodestone.ui.planning.view.targets", Set.of(ViewerState.Change.TARGET)),
                new FirstStep(Messages.stepMove, "org.lodestone.ui.view.slices", Set.of(ViewerState.Change.MOVED)),
                new FirstStep(Messages.stepHead, "org.lodestone.ui.view.scene", Set.of()),
                new FirstStep(Messages.stepDecide, "org.lodestone.ui.planning.view.decision", Set.of()),
                new FirstStep(Messages.stepHandover, "org.lodestone.ui.planning.view.handover", Set.of()));
    }
}
