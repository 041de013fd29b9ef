package org.lodestone.dicom.internal.data;

/** Numbers of the elements that this bundle itself reads or writes (DICOM PS3.6): group in the upper, element in the lower 16 bits. */
public final class Tags {

    public static final int META_LENGTH = 0x00020000;
    public static final int META_VERSION = 0x00020001;
    public static final int META_CLASS_UID = 0x00020002;
    public static final int META_INSTANCE_UID = 0x00020003;
    public static final int TRANSFER_SYNTAX = 0x00020010;
    public static final int IMPLEMENTATION_UID = 0x00020012;
    public static final int IMPLEMENTATION_NAME = 0x00020013;
    public static final int CHARACTER_SET = 0x00080005;
    public static final int IMAGE_TYPE = 0x00080008;
    public static final int CLASS_UID = 0x00080016;
    public static final int INSTANCE_UID = 0x00080018;
    public static final int STUDY_DATE = 0x00080020;
    public static final int CONTENT_DATE = 0x00080023;
    public static final int STUDY_TIME = 0x00080030;
    public static final int CONTENT_TIME = 0x00080033;
    public static final int ACCESSION_NUMBER = 0x00080050;
    public static final int QUERY_LEVEL = 0x00080052;
    public static final int MODALITY = 0x00080060;
    public static final int CONVERSION_TYPE = 0x00080064;
    public static final int MANUFACTURER = 0x00080070;
    public static final int REFERRING_PHYSICIAN = 0x00080090;
    public static final int CODE_VALUE = 0x00080100;
    public static final int CODE_SCHEME = 0x00080102;
    public static final int CODE_MEANING = 0x00080104;
    public static final int STUDY_DESCRIPTION = 0x00081030;
    public static final int SERIES_DESCRIPTION = 0x0008103e;
    public static final int REFERENCED_CLASS_UID = 0x00081150;
    public static final int REFERENCED_INSTANCE_UID = 0x00081155;
    public static final int PATIENT_NAME = 0x00100010;
    public static final int PATIENT_ID = 0x00100020;
    public static final int BIRTH_DATE = 0x00100030;
    public static final int SEX = 0x00100040;
    public static final int IDENTITY_REMOVED = 0x00120062;
    public static final int IDENTITY_REMOVAL_METHOD = 0x00120063;
    public static final int IDENTITY_REMOVAL_CODES = 0x00120064;
    public static final int STUDY_UID = 0x0020000d;
    public static final int SERIES_UID = 0x0020000e;
    public static final int STUDY_ID = 0x00200010;
    public static final int SERIES_NUMBER = 0x00200011;
    public static final int INSTANCE_NUMBER = 0x00200013;
    public static final int IMAGE_POSITION = 0x00200032;
    public static final int IMAGE_ORIENTATION = 0x00200037;
    public static final int FRAME_UID = 0x00200052;
    public static final int SAMPLES_PER_PIXEL = 0x00280002;
    public static final int PHOTOMETRIC = 0x00280004;
    public static final int PLANAR = 0x00280006;
    public static final int FRAMES = 0x00280008;
    public static final int ROWS = 0x00280010;
    public static final int COLUMNS = 0x00280011;
    public static final int PIXEL_SPACING = 0x00280030;
    public static final int BITS_ALLOCATED = 0x00280100;
    public static final int BITS_STORED = 0x00280101;
    public static final int HIGH_BIT = 0x00280102;
    public static final int PIXEL_REPRESENTATION = 0x00280103;
    public static final int BURNED_IN = 0x00280301;
    public static final int TEMPORAL_MODIFIED = 0x00280303;
    public static final int PIXELS = 0x7fe00010;
    public static final int ITEM = 0xfffee000;
    public static final int ITEM_END = 0xfffee00d;
    public static final int SEQUENCE_END = 0xfffee0dd;

    private Tags() {
    }
}
