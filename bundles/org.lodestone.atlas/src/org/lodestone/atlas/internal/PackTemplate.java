package org.lodestone.atlas.internal;

import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.method.atlas.Template;

/**
 * One template of a pack.
 *
 * @param name BIDS name of its space
 * @param loading how its images are read
 */
record PackTemplate(String name, Loading loading) {

    /** Reads head and brain. */
    @FunctionalInterface
    interface Loading {
        /** @return the template, or why it cannot be read */
        Outcome<Template> load(Execution execution);
    }
}
