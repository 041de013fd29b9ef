package org.lodestone.device.wire;

/**
 * What a family of devices uses unless an address says otherwise.
 *
 * @param tcpPort of the device or of the usual serial port server
 * @param serial speed and format of its serial line
 */
public record LinkDefaults(int tcpPort, SerialSettings serial) {
}
