package org.lodestone.dicom.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.dicom.internal.data.Dictionary;

/** The JSON of DICOM (PS3.18, annex F) as texts. */
final class DicomJson {

    private DicomJson() {
    }

    /** @return text by keyword, several values separated by a backslash; sequences and references are left out */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!field.getKey().matches("[0-9A-Fa-f]{8}") || field.getValue().path("vr").asText().equals("SQ")) {
                continue;
            }
            List<String> values = new ArrayList<>();
            for (JsonNode value : field.getValue().path("Value")) {
                values.add(value.isObject() ? value.path("Alphabetic").asText() : value.asText());
            }
            texts.put(Dictionary.keyword(Integer.parseUnsignedInt(field.getKey(), 16)), String.join("\\", values));
        }
        return texts;
    }

    /** @return texts of an element in the items of a sequence */
    static List<String> inItems(JsonNode object, String sequence, String element) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : object.path(sequence).path("Value")) {
            texts.add(item.path(element).path("Value").path(0).asText());
        }
        return texts;
    }
}
