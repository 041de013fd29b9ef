package org.lodestone.delineation.internal.scalp;

/**
 * The arithmetic of Beam F3 (Beam 2009, Brain Stimulation 2:50-54): from three tape lengths to two. The equations are garbled in print;
 * this form reproduces the worked examples of calculators in use; other transcriptions on the web give 22 to 35 cm.
 *
 * @param alongCircumferenceCm from the midline to the left along the circumference, X
 * @param fromVertexCm from the vertex towards that point, Y
 */
record BeamFormula(double alongCircumferenceCm, double fromVertexCm) {

    /** Ratio of the taped distance on the curved head to the straight one on its map. */
    private static final double CURVED = 0.91;

    /**
     * @param earToEarCm tragus over vertex to tragus
     * @param nasionInionCm nasion over vertex to inion
     * @param circumferenceCm of the head
     */
    static BeamFormula of(double earToEarCm, double nasionInionCm, double circumferenceCm) {
        double r1 = 0.4 * nasionInionCm, r2 = 0.4 * earToEarCm;
        double a = (r2 * Math.sin(Math.toRadians(324)) + r1 / 2) / r2;
        double b = r1 * Math.sin(Math.toRadians(298)) / (r1 * Math.cos(Math.toRadians(298)) - r2 / 2);
        double x = 0.5 * (r1 - r2 * b) / (a - b);
        double y = a * x - r1 / 2;
        double degrees = Math.toDegrees(Math.atan(y / x));
        return new BeamFormula(circumferenceCm / 4 * (90 + degrees) / 90, CURVED * Math.hypot(x, y));
    }
}
