package org.lodestone.cli.pacs;

import java.util.function.Predicate;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/** Picks the method for an address. */
final class Chosen {

    private Chosen() {
    }

    /** @return the first method of that step that accepts */
    static <M> M of(Face face, Class<M> step, Predicate<M> accepts) {
        return face.methods().get().all(step).stream().filter(accepts).findFirst()
                .orElseThrow(() -> new RefusedException(Finding.error("LS-CLI-063", "No installed bundle does " + step.getSimpleName()
                        + " with such an archive.", "Use an address of the other kind.")));
    }
}
