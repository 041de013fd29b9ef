/**
 * What drivers and simulators that talk bytes share: links over which bytes go, and faults that a simulator injects into them. Plain
 * Java; a driver may do without.
 */
package org.lodestone.device.wire;
