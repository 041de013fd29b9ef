package org.lodestone.study.derivative;

import org.lodestone.core.Parameters;
import org.lodestone.method.Method;
import org.lodestone.method.MethodInfo;

/**
 * One step that a result went through.
 *
 * @param method which method did it
 * @param parameters with which settings; the seed of what is random is among them
 * @param bundle name and version of the bundle that holds the method; empty when not known
 */
public record ProvenanceStep(MethodInfo method, Parameters parameters, String bundle) {

    /** A step of a bundle that is not known. */
    public ProvenanceStep(MethodInfo method, Parameters parameters) {
        this(method, parameters, "");
    }

    /** @return the step that {@code method} did */
    public static ProvenanceStep of(Method<?, ?> method, Parameters parameters) {
        return new ProvenanceStep(method.info(), parameters, BundleVersion.of(method.getClass()));
    }
}
