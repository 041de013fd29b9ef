/**
 * MagPro stimulators of MagVenture by their serial protocol, 38400 baud: frames of FE, length, payload, CRC, FF. Only reports until a permit
 * is shown for each command that acts.
 */
package org.lodestone.device.magventure.internal;
