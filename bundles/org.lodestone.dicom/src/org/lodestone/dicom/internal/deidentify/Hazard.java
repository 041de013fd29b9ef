package org.lodestone.dicom.internal.deidentify;

import java.util.Optional;
import java.util.Set;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.Tags;

/** Content that no rule about elements can make harmless. */
final class Hazard {

    private static final Set<String> SECONDARY_CAPTURE = Set.of("1.2.840.10008.5.1.4.1.1.7", "1.2.840.10008.5.1.4.1.1.7.1",
            "1.2.840.10008.5.1.4.1.1.7.2", "1.2.840.10008.5.1.4.1.1.7.3", "1.2.840.10008.5.1.4.1.1.7.4");
    private static final Set<String> OPAQUE = Set.of("1.2.840.10008.5.1.4.1.1.66", "1.3.12.2.1107.5.9.1");
    private static final String DOCUMENT = "1.2.840.10008.5.1.4.1.1.104.";

    private Hazard() {
    }

    /** @return why the file must not leave, in words; empty when nothing speaks against it */
    static Optional<String> of(DataSet data) {
        String flag = data.text(Tags.BURNED_IN);
        String classUid = data.text(Tags.CLASS_UID);
        if (flag.equals("YES")) {
            return Optional.of("says that names are burned into its pixels");
        }
        if (classUid.startsWith(DOCUMENT)) {
            return Optional.of("is a document, which may name the patient anywhere");
        }
        if (OPAQUE.contains(classUid)) {
            return Optional.of("holds a maker's raw data, which may name the patient anywhere");
        }
        boolean picture = SECONDARY_CAPTURE.contains(classUid) || data.texts(Tags.IMAGE_TYPE).contains("SCREEN SAVE");
        if (picture && !flag.equals("NO")) {
            return Optional.of("is a picture of a screen and does not say that it is free of names");
        }
        return Optional.empty();
    }
}
