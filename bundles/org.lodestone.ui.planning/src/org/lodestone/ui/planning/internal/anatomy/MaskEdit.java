package org.lodestone.ui.planning.internal.anatomy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lodestone.core.Vec3;
import org.lodestone.image.Mask;
import org.lodestone.image.MaskBrush;
import org.lodestone.ui.view.SliceTool;

/** A mask under the brush, with what it was before each stroke. User interface's thread. */
final class MaskEdit implements SliceTool {

    private static final int MOST_STEPS = 100;

    private final Mask original;
    private final Supplier<MaskBrush> brush;
    private final Supplier<Boolean> sliceOnly;
    private final Consumer<Mask> changed;
    private final Deque<Mask> before = new ArrayDeque<>();
    private final Deque<Mask> after = new ArrayDeque<>();
    private Mask mask;
    private Vec3 last;

    MaskEdit(Mask original, Supplier<MaskBrush> brush, Supplier<Boolean> sliceOnly, Consumer<Mask> changed) {
        this.original = original;
        this.mask = original;
        this.brush = brush;
        this.sliceOnly = sliceOnly;
        this.changed = changed;
    }

    /** @return what was drawn until now */
    Mask mask() {
        return mask;
    }

    /** @return voxels that were added to what the file holds */
    int added() {
        return mask.minus(original).count();
    }

    /** @return voxels that were taken from what the file holds */
    int removed() {
        return original.minus(mask).count();
    }

    @Override
    public double radiusMm() {
        return brush.get().radiusMm();
    }

    @Override
    public void press(Vec3 mm, Vec3 normal) {
        before.push(mask);
        if (before.size() > MOST_STEPS) {
            before.removeLast();
        }
        after.clear();
        last = mm;
        drag(mm, normal);
    }

    @Override
    public void drag(Vec3 mm, Vec3 normal) {
        mask = brush.get().stroke(mask, last, mm, sliceOnly.get() ? Optional.of(normal) : Optional.empty());
        last = mm;
        changed.accept(mask);
    }

    @Override
    public void undo() {
        step(before, after);
    }

    @Override
    public void redo() {
        step(after, before);
    }

    private void step(Deque<Mask> from, Deque<Mask> to) {
        if (!from.isEmpty()) {
            to.push(mask);
            mask = from.pop();
            changed.accept(mask);
        }
    }
}
