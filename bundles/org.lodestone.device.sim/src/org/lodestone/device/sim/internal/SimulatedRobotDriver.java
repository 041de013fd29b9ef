package org.lodestone.device.sim.internal;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.lodestone.core.Parameter;
import org.lodestone.device.Capability;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DriverInfo;
import org.lodestone.device.Robot;
import org.lodestone.device.RobotDriver;

/** Offers one simulated coil robot as soon as its bundle runs; OSGI-INF/simulated-robot.xml declares it. */
public final class SimulatedRobotDriver implements RobotDriver {

    /** Called by the service runtime and the service loader. */
    public SimulatedRobotDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("lodestone.sim-robot", "0.1.0", "Simulated robot", DeviceKind.ROBOT, Set.of("sim-robot"),
                Set.of(Capability.REMOTE_MOTION, Capability.SIMULATED));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("speedMmPerS", 50, 0.1, 250, "How fast it moves at most"),
                Parameter.real("longestStepMm", 100, 1, 500, "Longest way of one command"),
                Parameter.real("headTopMm", 150, -1000, 1000, "Height of the head it may touch, in its base; below it the force rises"),
                Parameter.real("forceLimitN", 15, 1, 50, "Contact force at which it stops by itself"));
    }

    @Override
    public List<DeviceConfig> devicesAtHand() {
        return List.of(DeviceConfig.of("simulated-robot", "Simulated robot", this, URI.create("sim-robot:room")));
    }

    @Override
    public Robot open(DeviceConfig config, DeviceContext context) {
        return new SimulatedRobot(config.settings(), context);
    }
}
