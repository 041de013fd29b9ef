package org.lodestone.device;

/**
 * A body whose pose a tracker measures.
 *
 * @param id name in the frames of this tracker: {@code pointer}, {@code head}, {@code coil}, or what the device calls it
 * @param description part number, number of markers; empty when unknown
 */
public record ToolInfo(String id, String description) {
}
