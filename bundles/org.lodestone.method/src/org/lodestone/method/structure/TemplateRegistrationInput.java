package org.lodestone.method.structure;

import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * What a template registration works on.
 *
 * @param t1w the patient's whole-head scan
 * @param brain its brain, on the same grid
 * @param template whole-head template image
 * @param templateBrain its brain, on the template's grid
 */
public record TemplateRegistrationInput(Volume t1w, Mask brain, Volume template, Mask templateBrain) {

    /** Checks that masks and images lie voxel on voxel. */
    public TemplateRegistrationInput {
        if (!t1w.grid().sameAs(brain.grid()) || !template.grid().sameAs(templateBrain.grid())) {
            throw new IllegalArgumentException("a mask lies on another grid than its image");
        }
    }
}
