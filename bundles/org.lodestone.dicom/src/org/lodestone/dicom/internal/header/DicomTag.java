package org.lodestone.dicom.internal.header;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The header elements that a list of series is made of (DICOM PS3.6), and the one private element that tells a Siemens mosaic. */
public enum DicomTag {
    CHARACTER_SET(0x00080005), IMAGE_TYPE(0x00080008), INSTANCE_UID(0x00080018), STUDY_DATE(0x00080020), MODALITY(0x00080060),
    MANUFACTURER(0x00080070), STUDY_DESCRIPTION(0x00081030), SERIES_DESCRIPTION(0x0008103e), MODEL(0x00081090),
    PATIENT_NAME(0x00100010), PATIENT_ID(0x00100020), SCANNING_SEQUENCE(0x00180020), ACQUISITION_TYPE(0x00180023),
    SEQUENCE_NAME(0x00180024), REPETITION_TIME(0x00180080), ECHO_TIME(0x00180081), INVERSION_TIME(0x00180082), PROTOCOL_NAME(0x00181030),
    PHASE_DIRECTION(0x00181312), EFFECTIVE_ECHO_TIME(0x00189082), B_VALUE(0x00189087), IMAGES_IN_MOSAIC(0x0019100a),
    STUDY_UID(0x0020000d), SERIES_UID(0x0020000e), SERIES_NUMBER(0x00200011), INSTANCE_NUMBER(0x00200013),
    IMAGE_POSITION(0x00200032), IMAGE_ORIENTATION(0x00200037), TEMPORAL_POSITIONS(0x00200105), NUMBER_OF_FRAMES(0x00280008),
    ROWS(0x00280010), COLUMNS(0x00280011), PIXEL_SPACING(0x00280030);

    private static final Map<Integer, DicomTag> BY_NUMBER =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(DicomTag::number, tag -> tag));

    private final int number;

    DicomTag(int number) {
        this.number = number;
    }

    /** @return group in the upper, element in the lower 16 bits */
    public int number() {
        return number;
    }

    /** @return true when the value is an unsigned 16-bit number, not text */
    boolean isShort() {
        return this == ROWS || this == COLUMNS || this == IMAGES_IN_MOSAIC;
    }

    /** @return true when the value is a 64-bit real number */
    boolean isDouble() {
        return this == EFFECTIVE_ECHO_TIME || this == B_VALUE;
    }

    /** @return the element with that number, or null */
    static DicomTag of(int number) {
        return BY_NUMBER.get(number);
    }
}
