package org.lodestone.device.sim.internal;

import java.util.SplittableRandom;
import org.lodestone.core.Parameters;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.EmgBlock;
import org.lodestone.device.EmgInput;

/**
 * Two muscles at rest: noise, and on the first channel a response of two phases 22 ms after each simulated pulse. What sample k holds
 * depends on the settings alone.
 */
final class SimulatedEmg implements EmgInput {

    private static final int CHANNELS = 2;
    private static final double RATE_HZ = 2000;
    private static final int BLOCK = 40;
    private static final double NOISE_MICROVOLTS = 8;
    private static final double LATENCY_S = 0.022;
    private static final double LENGTH_S = 0.012;

    private final double betweenS;
    private final double responseMicrovolts;
    private final long seed;
    private final DeviceContext context;
    private final Paced blocks;

    SimulatedEmg(Parameters settings, DeviceContext context) {
        this.context = context;
        betweenS = 60 / settings.real("pulsesPerMinute");
        responseMicrovolts = settings.real("responseMicrovolts");
        seed = Long.parseLong(settings.values().get("seed").toString());
        blocks = new Paced(context, "amplifier", BLOCK / RATE_HZ, this::deliver);
    }

    private void deliver(long block) {
        SplittableRandom random = new SplittableRandom(seed ^ block * 0x9E3779B97F4A7C15L);
        float[] samples = new float[BLOCK * CHANNELS];
        for (int i = 0; i < BLOCK; i++) {
            double sincePulse = (block * BLOCK + i) / RATE_HZ % betweenS;
            double phase = (sincePulse - LATENCY_S) / LENGTH_S;
            double response = phase >= 0 && phase < 1 ? responseMicrovolts / 2 * Math.sin(2 * Math.PI * phase) : 0;
            for (int c = 0; c < CHANNELS; c++) {
                samples[i * CHANNELS + c] = (float) (random.nextGaussian() * NOISE_MICROVOLTS + (c == 0 ? response : 0));
            }
        }
        context.deliver(new EmgBlock(context.nanoTime(), RATE_HZ, CHANNELS, samples));
    }

    @Override
    public String identity() {
        return "simulated muscle amplifier, seed " + seed;
    }

    @Override
    public int channels() {
        return CHANNELS;
    }

    @Override
    public double rateHz() {
        return RATE_HZ;
    }

    @Override
    public void start() {
        blocks.start();
    }

    @Override
    public void stop() {
        blocks.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
