package org.lodestone.pipeline;

/**
 * By how much the motor threshold changes with the distance between scalp and cortex (Stokes 2005, J Neurophysiol 94:4520-4527; Stokes
 * 2007, Clin Neurophysiol 118:1617-1625): threshold there = motor threshold + gradient x (distance there - distance over motor cortex).
 * In per cent of the stimulator's maximal output, not of the threshold. Measured over motor cortex with figure-of-eight coils of 50 and
 * 70 mm; that it holds elsewhere is an assumption.
 *
 * @param distanceMm from scalp to cortex at the target
 * @param motorDistanceMm from scalp to cortex at the motor point
 */
public record DistanceAdjustment(double distanceMm, double motorDistanceMm) {

    /** Per cent of maximal output a millimetre, Stokes 2005. */
    public static final double GRADIENT_2005 = 3.0;

    /** Per cent of maximal output a millimetre, Stokes 2007. */
    public static final double GRADIENT_2007 = 2.8;

    /** @return what is to be added to the motor threshold, per cent of maximal output, by the newer gradient */
    public double addPercentOutput() {
        return GRADIENT_2007 * (distanceMm - motorDistanceMm);
    }

    /** @return the same by the older gradient */
    public double addPercentOutput2005() {
        return GRADIENT_2005 * (distanceMm - motorDistanceMm);
    }
}
