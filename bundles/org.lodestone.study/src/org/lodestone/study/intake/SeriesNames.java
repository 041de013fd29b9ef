package org.lodestone.study.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesRole;

/** Names of BIDS for series of a scanner. Only known words of a description are used: it is free text, and may hold a name. */
final class SeriesNames {

    private static final Pattern TASK = Pattern.compile("(?i)task[-_ ]?([A-Za-z0-9]+)");
    private static final Pattern REST = Pattern.compile("(?i)(?<![a-z])(rest|resting|rsfmri|rs-?fmri|restingstate)(?![a-z])");
    private static final Pattern DIRECTION = Pattern.compile("(?<![A-Za-z])(AP|PA|LR|RL|ap|pa|lr|rl)(?![A-Za-z])");
    private static final Pattern FLAIR = Pattern.compile("(?i)flair|tirm");

    private final IntakeJob job;

    SeriesNames(IntakeJob job) {
        this.job = job;
    }

    static boolean isImported(SeriesRole role) {
        return switch (role) {
            case T1W, T2W, BOLD, BOLD_REFERENCE, FIELD_MAP, DIFFUSION -> true;
            case LOCALISER, DERIVED, OTHER -> false;
        };
    }

    /** @return why a series is not imported, in words */
    static String why(SeriesRole role, DicomSeries series) {
        return switch (role) {
            case LOCALISER -> "a localiser: " + series.roleReason();
            case DERIVED -> "derived from another series: " + series.roleReason();
            default -> "no known role: " + series.roleReason();
        };
    }

    /** @return the series for people; its description only when it does not name the patient */
    static String words(DicomSeries series) {
        String description = Identity.of(series).isIn(series.description()) ? "" : " " + series.description();
        return "series " + series.number() + description;
    }

    /** @return a place of its own for each series; several of the same kind are numbered as runs */
    Map<DicomSeries, BidsPlace> places(List<DicomSeries> all, String label, Map<String, Optional<String>> sessions) {
        Map<String, List<DicomSeries>> groups = new LinkedHashMap<>();
        Map<DicomSeries, BidsPlace> plain = new LinkedHashMap<>();
        for (DicomSeries series : all) {
            BidsPlace place = place(series, label, sessions.get(series.studyUid()));
            plain.put(series, place);
            // Phase and magnitude of a field map come as two series that belong together.
            String kind = place.folder().equals("fmap") && place.suffix().isEmpty() ? "/" + series.imageType().contains("P") : "";
            groups.computeIfAbsent(place.path() + kind, _ -> new ArrayList<>()).add(series);
        }
        Map<DicomSeries, BidsPlace> places = new LinkedHashMap<>();
        for (List<DicomSeries> group : groups.values()) {
            boolean several = group.size() > 1 || isTaken(plain.get(group.getFirst()));
            int run = isTaken(plain.get(group.getFirst())) ? 2 : 1;
            for (DicomSeries series : group) {
                BidsPlace place = plain.get(series);
                while (several && isTaken(place.withEntity("run-" + run))) {
                    run++;
                }
                places.put(series, several ? place.withEntity("run-" + run++) : place);
            }
        }
        return places;
    }

    private boolean isTaken(BidsPlace place) {
        String path = place.suffix().isEmpty() ? place.prefix() + "_magnitude1" : place.path();
        return job.transaction().isTaken(path + ".nii.gz") || job.transaction().isTaken(path + ".nii");
    }

    private BidsPlace place(DicomSeries series, String label, Optional<String> session) {
        SeriesRole role = job.request().roles().getOrDefault(series.number(), series.role());
        String text = series.description();
        return switch (role) {
            case T1W -> new BidsPlace(label, session, "anat", "", "T1w");
            case T2W -> new BidsPlace(label, session, "anat", "", FLAIR.matcher(text).find() ? "FLAIR" : "T2w");
            case BOLD -> new BidsPlace(label, session, "func", "_task-" + task(series) + direction(text), "bold");
            case BOLD_REFERENCE -> new BidsPlace(label, session, "func", "_task-" + task(series) + direction(text), "sbref");
            case DIFFUSION -> new BidsPlace(label, session, "dwi", direction(text), "dwi");
            // What kind of map it is shows after conversion; an echo-planar one has a direction.
            case FIELD_MAP -> direction(text).isEmpty() ? new BidsPlace(label, session, "fmap", "", "")
                    : new BidsPlace(label, session, "fmap", direction(text), "epi");
            default -> throw new IllegalArgumentException(role.name());
        };
    }

    private String task(DicomSeries series) {
        if (REST.matcher(series.description()).find()) {
            return "rest";
        }
        Matcher named = TASK.matcher(series.description());
        return named.find() && !Identity.of(series).isIn(named.group(1)) ? named.group(1) : job.request().task().orElse("unnamed");
    }

    private static String direction(String text) {
        Matcher matcher = DIRECTION.matcher(text);
        return matcher.find() ? "_dir-" + matcher.group(1).toUpperCase(Locale.ROOT) : "";
    }
}
