package org.lodestone.device.sim.internal;

import org.lodestone.core.Parameters;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.TriggerEvent;
import org.lodestone.device.TriggerInput;

/** One wire that goes up at every simulated pulse and down between them. */
final class SimulatedTrigger implements TriggerInput {

    private final Paced edges;

    SimulatedTrigger(Parameters settings, DeviceContext context) {
        edges = new Paced(context, "wire", 30 / settings.real("pulsesPerMinute"),
                k -> context.deliver(new TriggerEvent(context.nanoTime(), 0, k % 2 == 0)));
    }

    @Override
    public String identity() {
        return "simulated trigger input";
    }

    @Override
    public int lines() {
        return 1;
    }

    @Override
    public void start() {
        edges.start();
    }

    @Override
    public void stop() {
        edges.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
