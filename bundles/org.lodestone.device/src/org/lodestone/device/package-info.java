/**
 * The interface that hardware is plugged in by: trackers, stimulators, robots, triggers and muscle amplifiers. A driver is an OSGi service
 * of {@link org.lodestone.device.DeviceDriver}; it opens devices and holds none. What a device sees it hands to its
 * {@link org.lodestone.device.DeviceContext}; who owns its life is the supervisor of the runtime, never the driver.
 *
 * <p>Nothing that can move or fire does so by itself: stimulators and robots only report until an operator enables control for the
 * session, and every command that acts needs a permit that is checked again at the moment it acts.
 *
 * <p>Package version 0.1: adding a default method is a minor change, anything else a major one.
 */
package org.lodestone.device;
