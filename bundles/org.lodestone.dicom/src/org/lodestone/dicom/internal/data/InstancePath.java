package org.lodestone.dicom.internal.data;

import java.nio.file.Path;
import java.util.Optional;
import org.lodestone.dicom.internal.header.DicomHeader;
import org.lodestone.dicom.internal.header.DicomTag;

/** Where an instance lies in a folder: {@code STUDY/SERIES/INSTANCE.dcm}. */
public final class InstancePath {

    private InstancePath() {
    }

    /** @return the relative path; empty when an identifier is missing or is none, so that nothing can lie outside of the folder */
    public static Optional<Path> of(DicomHeader header) {
        return of(header.text(DicomTag.STUDY_UID), header.text(DicomTag.SERIES_UID), header.text(DicomTag.INSTANCE_UID));
    }

    /** @return the relative path; empty when an identifier is none */
    public static Optional<Path> of(String study, String series, String instance) {
        return isUid(study) && isUid(series) && isUid(instance) ? Optional.of(Path.of(study, series, instance + ".dcm")) : Optional.empty();
    }

    /** @return true for digits and dots that begin with a digit: dots alone would be a folder's own name or its parent's */
    public static boolean isUid(String uid) {
        return uid.matches("[0-9][0-9.]{0,63}");
    }
}
