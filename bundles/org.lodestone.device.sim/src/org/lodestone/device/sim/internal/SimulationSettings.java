package org.lodestone.device.sim.internal;

import java.util.List;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;

/**
 * How the simulated tracker behaves. The defaults are those of an optical tracker of the kind used in navigation: 0.12 mm lateral and
 * three times that along the line of sight (Wiles et al., Proc. SPIE 5367, 2004, for the ratio).
 *
 * @param rateHz measurements a second
 * @param latencyMs from measurement to delivery
 * @param noiseMm standard deviation across the line of sight; along it three times as much
 * @param noiseDeg standard deviation of the rotation about each axis
 * @param occlusionsPerMinute how often a tool is hidden by chance
 * @param seed of everything random
 * @param script what happens when, see {@link Script}
 */
record SimulationSettings(
        double rateHz, double latencyMs, double noiseMm, double noiseDeg, double occlusionsPerMinute, long seed, Script script) {

    static final List<Parameter> PARAMETERS = List.of(
            Parameter.real("rateHz", 60, 1, 2000, "Measurements a second"),
            Parameter.real("latencyMs", 8, 0, 1000, "From measurement to delivery, milliseconds"),
            Parameter.real("noiseMm", 0.12, 0, 10, "Standard deviation across the line of sight, millimetres; along it three times that"),
            Parameter.real("noiseDeg", 0.1, 0, 10, "Standard deviation of the rotation about each axis, degrees"),
            Parameter.real("occlusionsPerMinute", 2, 0, 600, "How often a tool is hidden by chance"),
            Parameter.integer("seed", 20250101, 0, Long.MAX_VALUE, "Seed of everything random"),
            Parameter.text("script", "", "What happens when: '2 hide coil 0.5; 5 freeze 1; 9 unplug' (seconds since start)"));

    static SimulationSettings of(Parameters p) {
        return new SimulationSettings(p.real("rateHz"), p.real("latencyMs"), p.real("noiseMm"), p.real("noiseDeg"),
                p.real("occlusionsPerMinute"), Long.parseLong(p.values().get("seed").toString()), Script.parse(p.text("script")));
    }
}
