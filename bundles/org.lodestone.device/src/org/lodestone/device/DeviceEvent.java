package org.lodestone.device;

/** Something a device delivers while it runs. Immutable. */
public sealed interface DeviceEvent permits PoseFrame, PulseEvent, TriggerEvent, EmgBlock, StimulatorStatus, RobotStatus {

    /** @return when the host received it, in nanoseconds of {@link DeviceContext#nanoTime()} */
    long hostNanos();
}
