package org.lodestone.method.dicom;

/**
 * What a node said of itself.
 *
 * @param implementation its software's name, may be empty
 * @param implementationUid its software's identifier
 * @param largestPduBytes what it takes at once; 0 for no limit
 * @param milliseconds from connecting to the answer
 */
public record PacsEchoAnswer(String implementation, String implementationUid, long largestPduBytes, double milliseconds) {
}
