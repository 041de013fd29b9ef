package org.lodestone.effective.internal.rdcm;

/**
 * The haemodynamic response that regression DCM takes as given: one region with self-inhibition of 1 Hz, driven by one step of input,
 * through the balloon model (Friston 2003; coefficients of Stephan 2007), integrated by Euler's method at the step of the input.
 */
final class FixedResponse {

    private static final double DECAY = 0.64, AUTOREGULATION = 0.32, TRANSIT_SECONDS = 2, STIFFNESS = 0.32;
    /** Oxygen extraction in the flow equation; the signal equation has its own, as in the published toolbox. */
    private static final double EXTRACTION_OF_FLOW = 0.32, EXTRACTION_OF_SIGNAL = 0.4;
    private static final double VENOUS_VOLUME = 4, OFFSET_HZ = 40.3, ECHO_SECONDS = 0.04, RELAXATION_SLOPE = 25;

    private FixedResponse() {
    }

    /**
     * @param stepSeconds of the input
     * @param length number of steps
     * @return the response in percent at each step, 0 at the first one
     */
    static double[] of(double stepSeconds, int length) {
        double k1 = 4.3 * OFFSET_HZ * ECHO_SECONDS * EXTRACTION_OF_SIGNAL;
        double k2 = RELAXATION_SLOPE * EXTRACTION_OF_SIGNAL * ECHO_SECONDS;
        double x = 0, s = 0, f = 1, v = 1, q = 1, logF = 0, logV = 0, logQ = 0;
        double[] response = new double[length];
        for (int i = 0; i + 1 < length; i++) {
            double outflow = Math.pow(v, 1 / STIFFNESS);
            double extraction = (1 - Math.pow(1 - EXTRACTION_OF_FLOW, 1 / f)) / EXTRACTION_OF_FLOW;
            double nextX = x + stepSeconds * (-x + (i == 0 ? 1 : 0));
            double nextS = s + stepSeconds * (x - DECAY * s - AUTOREGULATION * (f - 1));
            logF += stepSeconds * (s / f);
            logV += stepSeconds * ((f - outflow) / (TRANSIT_SECONDS * v));
            logQ += stepSeconds * ((f * extraction - outflow * q / v) / (TRANSIT_SECONDS * q));
            x = nextX;
            s = nextS;
            f = Math.exp(logF);
            v = Math.exp(logV);
            q = Math.exp(logQ);
            response[i + 1] = VENOUS_VOLUME * (k1 * (1 - q) + k2 * (1 - q / v));
        }
        return response;
    }
}
