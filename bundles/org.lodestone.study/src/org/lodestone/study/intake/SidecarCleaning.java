package org.lodestone.study.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes out of a sidecar what tells who the patient is. */
final class SidecarCleaning {

    /** Never needed and always about the person. */
    private static final Set<String> ALWAYS = Set.of("PatientName", "PatientID", "PatientBirthDate", "PatientAddress", "OtherPatientIDs",
            "AccessionNumber", "ReferringPhysicianName", "PerformingPhysicianName", "OperatorsName", "ImageComments", "PatientComments",
            "RequestedProcedureDescription", "OperatorName", "ReferringPhysician");

    /** Where, when, on which device, and what somebody typed: removed when the import is de-identified. */
    private static final Set<String> DEIDENTIFIED = Set.of("InstitutionName", "InstitutionAddress", "InstitutionalDepartmentName",
            "StationName", "DeviceSerialNumber", "ProcedureStepDescription", "SeriesDescription", "ProtocolName", "StudyDescription",
            "AcquisitionTime", "AcquisitionDate", "AcquisitionDateTime", "SeriesDate", "SeriesTime", "StudyDate", "StudyTime", "ContentDate",
            "ContentTime", "SeriesInstanceUID", "StudyInstanceUID", "StudyID", "PatientSex", "PatientWeight", "PatientSize", "PatientAge",
            "BodyPartExamined", "ConsistencyInfo");

    private SidecarCleaning() {
    }

    static ObjectNode clean(ObjectNode sidecar, Identity identity, boolean deidentify) {
        ObjectNode clean = sidecar.deepCopy();
        List<String> names = new ArrayList<>();
        clean.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (ALWAYS.contains(name) || deidentify && DEIDENTIFIED.contains(name) || tells(clean.get(name), identity)) {
                clean.remove(name);
            }
        }
        return clean;
    }

    private static boolean tells(JsonNode value, Identity identity) {
        if (value.isTextual()) {
            return identity.isIn(value.textValue());
        }
        for (JsonNode child : value) {
            if (tells(child, identity)) {
                return true;
            }
        }
        return false;
    }
}
