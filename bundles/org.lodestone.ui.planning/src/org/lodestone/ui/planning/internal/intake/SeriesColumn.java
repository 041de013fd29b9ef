package org.lodestone.ui.planning.internal.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesRole;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.FindingWords;

/** The columns of the list of series. */
enum SeriesColumn {
    PATIENT(Messages.columnPatient, 130, (s, r) -> s.patientName().isBlank() ? s.patientId() : s.patientName()),
    STUDY(Messages.columnStudy, 100, (s, r) -> s.studyDate()),
    NUMBER(Messages.columnNumber, 50, (s, r) -> s.number() < 0 ? "" : String.valueOf(s.number())),
    DESCRIPTION(Messages.columnDescription, 210, (s, r) -> s.description()),
    ROLE(Messages.columnRole, 120, (s, r) -> word(r)),
    SIZE(Messages.columnSize, 120, (s, r) -> s.columns() + " x " + s.rows() + (s.slices() > 0 ? " x " + s.slices() : "")),
    VOLUMES(Messages.columnVolumes, 70, (s, r) -> String.valueOf(s.volumes())),
    REPETITION(Messages.columnRepetition, 70, (s, r) -> milliseconds(s.repetitionTimeMs())),
    ECHO(Messages.columnEcho, 70, (s, r) -> milliseconds(s.echoTimeMs())),
    PHASE(Messages.columnPhase, 60, (s, r) -> s.phaseAxis()),
    FILES(Messages.columnFiles, 60, (s, r) -> String.valueOf(s.files().size()));

    private final String heading;
    private final int width;
    private final BiFunction<DicomSeries, SeriesRole, String> text;

    SeriesColumn(String heading, int width, BiFunction<DicomSeries, SeriesRole, String> text) {
        this.heading = heading;
        this.width = width;
        this.text = text;
    }

    String heading() {
        return heading;
    }

    int width() {
        return width;
    }

    /** One text a column; {@code chosen} holds the roles that a person changed, by series number. */
    static String[] texts(DicomSeries series, Map<Integer, SeriesRole> chosen) {
        SeriesRole role = chosen.getOrDefault(series.number(), series.role());
        return Arrays.stream(values()).map(column -> column.text.apply(series, role)).toArray(String[]::new);
    }

    static String word(SeriesRole role) {
        return FindingWords.said(role.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String milliseconds(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.0f ms", value.getAsDouble()) : "";
    }
}
