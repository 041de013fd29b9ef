package org.lodestone.method.structure;

import java.util.Optional;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * What a template registration works on.
 *
 * @param t1w the patient's whole-head scan
 * @param brain its brain, on the same grid
 * @param template whole-head template image
 * @param templateBrain its brain, on the template's grid
 * @param ignored what must not count in the comparison, a lesion for instance (Brett 2001), on the grid of the scan
 */
public record TemplateRegistrationInput(Volume t1w, Mask brain, Volume template, Mask templateBrain, Optional<Mask> ignored) {

    /** Checks that masks and images lie voxel on voxel. */
    public TemplateRegistrationInput {
        if (!t1w.grid().sameAs(brain.grid()) || !template.grid().sameAs(templateBrain.grid())
                || ignored.isPresent() && !t1w.grid().sameAs(ignored.get().grid())) {
            throw new IllegalArgumentException("a mask lies on another grid than its image");
        }
    }

    /** An input in which everything counts. */
    public TemplateRegistrationInput(Volume t1w, Mask brain, Volume template, Mask templateBrain) {
        this(t1w, brain, template, templateBrain, Optional.empty());
    }
}
