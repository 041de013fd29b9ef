package org.lodestone.dicom.internal.handover;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.plan.TargetPlan;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.method.export.ExportRequest;

/**
 * What all objects that we make have in common: patient and study of the structural scan where it is known, a series of their own, the
 * maker. Texts are coded in UTF-8 whatever the scan uses. Identifiers follow from the content, dates from the signature, so the same
 * request gives the same bytes.
 */
final class NewInstance {

    private static final int SOFTWARE = 0x00181020;
    private static final List<Integer> TAKEN_OVER = List.of(Tags.STUDY_DATE, Tags.STUDY_TIME, Tags.ACCESSION_NUMBER,
            Tags.REFERRING_PHYSICIAN, Tags.STUDY_DESCRIPTION, Tags.PATIENT_NAME, Tags.PATIENT_ID, Tags.BIRTH_DATE, Tags.SEX, Tags.STUDY_UID,
            Tags.STUDY_ID);

    private NewInstance() {
    }

    /**
     * Begins an object.
     *
     * @param classUid SOP class
     * @param modality of its series
     * @param seriesNumber high, out of the scanner's way
     * @param number of the instance
     * @param description of the series
     */
    static DataSetBuilder begin(ExportRequest request, Optional<SourceSeries> source, String classUid, String modality, int seriesNumber,
            int number, String description, byte[] content) {
        TargetPlan plan = request.plan();
        DataSet origin = source.map(SourceSeries::first).orElse(DataSet.EMPTY);
        String seed = plan.statement() + plan.frame() + plan.targets() + origin.text(Tags.SERIES_UID) + modality;
        DataSetBuilder builder = new DataSetBuilder();
        builder.text(Tags.CHARACTER_SET, "ISO_IR 192");
        for (int tag : TAKEN_OVER) {
            builder.text(tag, origin.text(tag));
        }
        if (source.isEmpty()) {
            builder.text(Tags.PATIENT_NAME, plan.caseId()).text(Tags.PATIENT_ID, plan.caseId())
                    .text(Tags.STUDY_UID, uid("study " + plan.caseId(), new byte[0]));
        }
        return builder.text(Tags.CLASS_UID, classUid).text(Tags.INSTANCE_UID, uid(seed + number, content))
                .text(Tags.SERIES_UID, uid("series " + seed, new byte[0])).text(Tags.MODALITY, modality)
                .text(Tags.SERIES_NUMBER, String.valueOf(seriesNumber)).text(Tags.INSTANCE_NUMBER, String.valueOf(number))
                .text(Tags.SERIES_DESCRIPTION, description).text(Tags.MANUFACTURER, "Lodestone")
                .text(SOFTWARE, plan.softwareVersion().length() > 60 ? plan.softwareVersion().substring(0, 60) : plan.softwareVersion())
                .text(Tags.CONTENT_DATE, date(plan)).text(Tags.CONTENT_TIME, time(plan));
    }

    /** @return day of the signature, UTC; empty for a plan that nobody signed */
    static String date(TargetPlan plan) {
        return plan.approval().map(a -> DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC).format(a.instant())).orElse("");
    }

    /** @return time of the signature, UTC; empty for a plan that nobody signed */
    static String time(TargetPlan plan) {
        return plan.approval().map(a -> DateTimeFormatter.ofPattern("HHmmss").withZone(ZoneOffset.UTC).format(a.instant())).orElse("");
    }

    /** Writes the object into the folder of the request. */
    static Path write(DataSetBuilder builder, ExportRequest request, String ending) throws IOException {
        Path file = request.folder().resolve(request.baseName() + ending + ".dcm");
        new Part10(Coding.EXPLICIT, builder.build()).write(file);
        return file;
    }

    private static String uid(String seed, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(seed.getBytes(StandardCharsets.UTF_8));
            return "2.25." + new BigInteger(1, Arrays.copyOf(digest.digest(content), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
