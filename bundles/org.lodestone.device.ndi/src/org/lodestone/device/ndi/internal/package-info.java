/**
 * Polaris and Vega trackers of Northern Digital by their combined application interface: text commands with a CRC, poses in text (TX) or
 * binary (BX) replies. Over TCP or a serial line behind any {@link org.lodestone.device.wire.ByteLink}.
 */
package org.lodestone.device.ndi.internal;
