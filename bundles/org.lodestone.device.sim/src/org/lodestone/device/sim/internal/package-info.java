/** A treatment room that does not exist: head, coil and pointer move before a simulated tracker, the same way for the same seed. */
package org.lodestone.device.sim.internal;
