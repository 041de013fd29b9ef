/**
 * Polhemus FASTRAK electromagnetic trackers, by the text records of their serial protocol. Known from public clients and the commands
 * of the manual; tried against our simulator only, never against a device.
 */
package org.lodestone.device.polhemus.internal;
