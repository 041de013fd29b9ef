package org.lodestone.phantom.run;

import java.util.SplittableRandom;

/**
 * Regions that drive each other, seen through a balloon: what methods of directed coupling are tested with. Neuronal states follow
 * x' = A x + v with random fluctuations v; each region's response is the non-linear balloon model with its own delay; noise is white.
 *
 * @param couplingHz A, {@code [to][from]}, self-inhibition on the diagonal. Handed over: must not be modified any more.
 * @param memorySeconds how long fluctuations last; 0 for white ones
 * @param haemodynamicSpread standard deviation of the logarithm of each region's transit time and decay
 * @param noiseShare standard deviation of the measurement noise over that of the signal
 */
public record CoupledRegions(double[][] couplingHz, double memorySeconds, double haemodynamicSpread, double noiseShare) {

    private static final double STEP_SECONDS = 0.05, WARM_UP_SECONDS = 60, DRIVE = 0.03;
    private static final double DECAY = 0.64, AUTOREGULATION = 0.32, TRANSIT_SECONDS = 2, STIFFNESS = 0.32, EXTRACTION = 0.4;
    private static final double VENOUS_VOLUME = 4, K1 = 4.3 * 40.3 * 0.4 * 0.04, K2 = 25 * 0.4 * 0.04;

    /**
     * @param length number of volumes
     * @param trSeconds time between them
     * @param random source of fluctuations and noise; its state advances
     * @return {@code [region][time]} in percent
     */
    public double[][] scan(int length, double trSeconds, SplittableRandom random) {
        int n = couplingHz.length, steps = (int) Math.round(trSeconds / STEP_SECONDS);
        double dt = trSeconds / steps;
        double[] decay = new double[n], transit = new double[n], x = new double[n], v = new double[n], s = new double[n];
        double[] logF = new double[n], logV = new double[n], logQ = new double[n];
        for (int r = 0; r < n; r++) {
            decay[r] = DECAY * Math.exp(haemodynamicSpread * random.nextGaussian());
            transit[r] = TRANSIT_SECONDS * Math.exp(haemodynamicSpread * random.nextGaussian());
        }
        double[][] bold = new double[n][length];
        int before = (int) Math.round(WARM_UP_SECONDS / dt);
        for (long i = -before; i < (long) length * steps; i++) {
            if (i >= 0 && i % steps == 0) {
                for (int r = 0; r < n; r++) {
                    double volume = Math.exp(logV[r]), content = Math.exp(logQ[r]);
                    bold[r][(int) (i / steps)] = VENOUS_VOLUME * (K1 * (1 - content) + K2 * (1 - content / volume));
                }
            }
            advance(x, v, dt, random);
            for (int r = 0; r < n; r++) {
                double f = Math.exp(logF[r]), volume = Math.exp(logV[r]), content = Math.exp(logQ[r]), out = Math.pow(volume, 1 / STIFFNESS);
                double extracted = (1 - Math.pow(1 - EXTRACTION, 1 / f)) / EXTRACTION;
                double signal = s[r];
                s[r] += dt * (x[r] - decay[r] * signal - AUTOREGULATION * (f - 1));
                logF[r] += dt * signal / f;
                logV[r] += dt * (f - out) / (transit[r] * volume);
                logQ[r] += dt * (f * extracted - out * content / volume) / (transit[r] * content);
            }
        }
        addNoise(bold, random);
        return bold;
    }

    private void advance(double[] x, double[] v, double dt, SplittableRandom random) {
        int n = x.length;
        double[] next = new double[n];
        for (int r = 0; r < n; r++) {
            double flow = 0;
            for (int from = 0; from < n; from++) {
                flow += couplingHz[r][from] * x[from];
            }
            if (memorySeconds > 0) {
                double keep = Math.exp(-dt / memorySeconds);
                v[r] = keep * v[r] + Math.sqrt((1 - keep * keep) / (2 * memorySeconds)) * DRIVE * random.nextGaussian();
                next[r] = x[r] + dt * (flow + v[r]);
            } else {
                next[r] = x[r] + dt * flow + Math.sqrt(dt) * DRIVE * random.nextGaussian();
            }
        }
        System.arraycopy(next, 0, x, 0, n);
    }

    private void addNoise(double[][] bold, SplittableRandom random) {
        for (double[] row : bold) {
            double mean = java.util.Arrays.stream(row).average().orElse(0), square = 0;
            for (double y : row) {
                square += (y - mean) * (y - mean);
            }
            double noise = noiseShare * Math.sqrt(square / row.length);
            for (int t = 0; t < row.length; t++) {
                row[t] += noise * random.nextGaussian();
            }
        }
    }
}
