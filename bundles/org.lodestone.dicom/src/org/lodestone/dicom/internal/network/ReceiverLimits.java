package org.lodestone.dicom.internal.network;

import java.time.Duration;

/**
 * How much a receiver bears.
 *
 * @param associations at once
 * @param largestBytes of one instance
 * @param timeout longest silence within a message
 * @param idle longest silence between messages: scanners keep an association open while they scan
 */
record ReceiverLimits(int associations, long largestBytes, Duration timeout, Duration idle) {
}
