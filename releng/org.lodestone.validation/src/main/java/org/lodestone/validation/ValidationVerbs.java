package org.lodestone.validation;

import java.util.List;
import java.util.concurrent.Callable;
import org.lodestone.cli.Face;
import org.lodestone.cli.VerbProvider;

/** Adds {@code validate} to the command line. */
public final class ValidationVerbs implements VerbProvider {

    /** Called by the service loader. */
    public ValidationVerbs() {
        // nothing to keep
    }

    @Override
    public List<Callable<Integer>> verbs(Face face) {
        return List.of(new ValidateVerb(face));
    }
}
