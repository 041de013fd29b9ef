package org.lodestone.dicom.internal.network;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Dictionary;
import org.lodestone.dicom.internal.data.Element;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.method.dicom.PacsMatch;
import org.lodestone.method.dicom.PacsQueryInput;

/** What is asked, and how answers become texts; the same for both networks. */
public final class Question {

    private static final List<String> STUDY = List.of("PatientName", "PatientID", "PatientBirthDate", "PatientSex", "StudyInstanceUID",
            "StudyDate", "StudyTime", "StudyDescription", "StudyID", "AccessionNumber", "ModalitiesInStudy",
            "NumberOfStudyRelatedSeries", "NumberOfStudyRelatedInstances");
    private static final List<String> SERIES = List.of("StudyInstanceUID", "SeriesInstanceUID", "Modality", "SeriesNumber",
            "SeriesDescription", "SeriesDate", "SeriesTime", "ProtocolName", "NumberOfSeriesRelatedInstances");
    private static final List<String> IMAGE = List.of("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "SOPClassUID",
            "InstanceNumber", "Rows", "Columns", "NumberOfFrames");

    private Question() {
    }

    /** @return keywords with the wanted values, empty for those that are asked for only */
    public static Map<String, String> keys(PacsQueryInput input) {
        Map<String, String> keys = new TreeMap<>();
        switch (input.level()) {
            case STUDY -> STUDY.forEach(keyword -> keys.put(keyword, ""));
            case SERIES -> SERIES.forEach(keyword -> keys.put(keyword, ""));
            case IMAGE -> IMAGE.forEach(keyword -> keys.put(keyword, ""));
        }
        keys.putAll(input.keys());
        for (String needed : input.level() == PacsQueryInput.Level.STUDY ? List.<String>of()
                : input.level() == PacsQueryInput.Level.SERIES ? List.of("StudyInstanceUID")
                        : List.of("StudyInstanceUID", "SeriesInstanceUID")) {
            if (keys.get(needed).isEmpty()) {
                throw new RefusedException(Finding.error("LS-PACS-016", "A query of " + input.level().name()
                        .toLowerCase(java.util.Locale.ROOT)
                        + " level needs the key " + needed + ".", "Query the level above first and take it from there."));
            }
        }
        return keys;
    }

    private static int tag(String keyword) {
        return Dictionary.tag(keyword).orElseThrow(() -> new RefusedException(Finding.error("LS-PACS-016",
                "There is no DICOM element " + keyword + ".",
                "Use a keyword of DICOM PS3.6, PatientID for instance, or a number ggggeeee.")));
    }

    /** @throws RefusedException for a keyword that is not in the standard */
    public static void demandKnown(String keyword) {
        tag(keyword);
    }

    static DataSet dataSet(PacsQueryInput input) {
        DataSetBuilder builder = new DataSetBuilder().text(Tags.QUERY_LEVEL, input.level().name());
        boolean plain = true;
        for (Map.Entry<String, String> key : keys(input).entrySet()) {
            int tag = tag(key.getKey());
            String form = Dictionary.form(tag);
            if (form.equals("SQ")) {
                builder.sequence(tag);
            } else if (key.getValue().isEmpty() || !List.of("US", "SS", "UL", "SL", "FL", "FD", "AT", "OB", "OW").contains(form)) {
                builder.text(tag, key.getValue());
                plain &= key.getValue().chars().allMatch(c -> c < 128);
            } else {
                builder.number(tag, number(key.getKey(), key.getValue()));
            }
        }
        return plain ? builder.build() : builder.text(Tags.CHARACTER_SET, "ISO_IR 192").build();
    }

    private static long number(String keyword, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-PACS-016", keyword + " is a number, not '" + value + "'.",
                    "Give a whole number, or leave the value out."));
            refusal.initCause(e);
            throw refusal;
        }
    }

    static PacsMatch match(DataSet answer) {
        Map<String, String> values = new TreeMap<>();
        for (Element element : answer.elements()) {
            if (element instanceof Element.Value value && value.tag() != Tags.CHARACTER_SET && (value.tag() & 0xffff) != 0) {
                boolean number = List.of("US", "SS", "UL", "SL").contains(value.form()) && value.length() > 0;
                values.put(Dictionary.keyword(value.tag()),
                        number ? String.valueOf(answer.integer(value.tag(), 0)) : answer.text(value));
            }
        }
        return new PacsMatch(values);
    }

    /** @return the remark that there is more than was wanted */
    public static Finding cut(int limit) {
        return Finding.warning("LS-PACS-015", "There are more than " + limit + " matches; the first " + limit + " are listed.",
                "Narrow the question down, or ask for more.");
    }
}
