package org.lodestone.dicom.internal.deidentify;

import org.lodestone.core.Parameters;

/**
 * How a de-identification is done.
 *
 * @param retainUids unique identifiers stay
 * @param cleanDescriptors short descriptions stay without words that name somebody
 * @param patientId pseudonym; empty for none
 * @param key that new identifiers depend on
 */
record Options(boolean retainUids, boolean cleanDescriptors, String patientId, String key) {

    static Options of(Parameters parameters) {
        return new Options(parameters.flag("retainUids"), parameters.flag("cleanDescriptors"), parameters.text("patientId"),
                parameters.text("key"));
    }
}
