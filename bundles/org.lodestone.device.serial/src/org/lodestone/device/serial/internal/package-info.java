/** Serial lines by jSerialComm, for every driver whose device has one; a site may bring another {@code LinkOpener} in its place. */
package org.lodestone.device.serial.internal;
