package org.lodestone.device;

/**
 * Leave to do one thing that acts on a patient. Given by the interlock of the session after a person confirmed, bound to the plan, the
 * registration and the pose at that time, and withdrawn by any change of these. Drivers ask it again immediately before the command goes
 * out; they never keep one for later. What takes time, the way of a robot, asks it again all along.
 */
public interface Permit {

    /**
     * Stops the caller unless the permission stands at this instant. Called from the device's thread; returns at once.
     *
     * @throws DeviceException with {@link Detail#INTERLOCK_OPEN} or {@link Detail#CONTROL_NOT_ENABLED} and what is missing
     */
    void require() throws DeviceException;
}
