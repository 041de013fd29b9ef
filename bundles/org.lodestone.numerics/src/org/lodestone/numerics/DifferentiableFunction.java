package org.lodestone.numerics;

/** A real function of several variables with its gradient. */
@FunctionalInterface
public interface DifferentiableFunction {

    /**
     * @param x where. Not modified.
     * @param gradient receives the partial derivatives there. Modified.
     * @return the value; NaN or infinity where the function is not defined
     */
    double at(double[] x, double[] gradient);
}
