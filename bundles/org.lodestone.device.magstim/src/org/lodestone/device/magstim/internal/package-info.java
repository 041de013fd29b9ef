/**
 * Rapid2, 200-2 and BiStim2 stimulators of Magstim by their remote interface, 9600 baud: commands and replies end with the complement of
 * the sum of their bytes. Only reports until a permit is shown for each command that acts.
 */
package org.lodestone.device.magstim.internal;
