package org.lodestone.dicom.internal.network;

import org.lodestone.dicom.internal.data.Part10;

/**
 * Limits and name of one side.
 *
 * @param largestData most bytes of a data unit that it takes, 0 for no limit
 * @param implementationUid identifier of its software
 * @param implementationName name of its software
 */
record SystemInfo(long largestData, String implementationUid, String implementationName) {

    /** What we take at once. */
    static final int OUR_LARGEST_DATA = 1 << 17;

    /** @return ourselves */
    static SystemInfo ours() {
        return new SystemInfo(OUR_LARGEST_DATA, Part10.IMPLEMENTATION_UID, Part10.IMPLEMENTATION_NAME);
    }
}
