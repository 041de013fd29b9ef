/**
 * OpenIGTLink messages as values, and as bytes: protocol versions 1 to 3 (Tokuda et al., Int J Med Robot 2009; openigtlink.org). All
 * numbers are big endian. Decoding throws nothing but {@link org.lodestone.device.DeviceException} and allocates nothing by a length it
 * has not compared with what is there.
 */
package org.lodestone.device.igtl.internal.message;
