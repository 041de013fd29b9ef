package org.lodestone.dicom.internal.series;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodestone.dicom.internal.header.DicomHeader;
import org.lodestone.dicom.internal.header.DicomTag;
import org.lodestone.method.dicom.SeriesRole;

/**
 * What a series is good for, by header first and by name second: names are free text and lie.
 *
 * @param role the suggestion
 * @param reason in words
 */
record RoleSuggestion(SeriesRole role, String reason) {

    private static final int FEWEST_VOLUMES_OF_A_RUN = 20;
    /** A gradient-echo test run of a few volumes; a pair of volumes is rather for distortion. */
    private static final int FEWEST_VOLUMES_OF_A_TEST = 4;
    /** For distortion each direction is scanned a few times. */
    private static final int MOST_VOLUMES_OF_A_PAIR = 5;
    private static final Pattern DIRECTION = word("ap|pa|rl|lr");
    private static final Pattern FUNCTIONAL = word("bold|fmri|rest|resting|task|rsfmri");
    private static final Pattern LOCALISER = word("loc|localizer|localiser|scout|survey|aahead|aascout|3-?plane|3-?pl");
    private static final Pattern FIELD_MAP = word("fieldmap|field_map|fmap|gre_field|b0_?map|topup|distortion|rev(erse)?_?pe|pepolar|spinecho");
    private static final Pattern DIFFUSION = word("dwi|dti|diff|diffusion|hardi|dki|adc|fa|trace");
    private static final Pattern REFERENCE = word("sbref");
    private static final Pattern T1 = word("t1|t1w|mprage|mp2?rage|spgr|fspgr|bravo|t1_?tfe|t1_?ffe|vibe");
    private static final Pattern T2 = word("t2|t2w|flair|space|cube|tirm|tse|fse");
    private static final List<String> DERIVED_WORDS = List.of("DERIVED", "SECONDARY", "MPR", "MOCO", "PROJECTION IMAGE", "REFORMATTED");

    static RoleSuggestion of(DicomHeader header, Extent extent, int orientations) {
        String name = (header.text(DicomTag.SERIES_DESCRIPTION) + " " + header.text(DicomTag.PROTOCOL_NAME)).toLowerCase(Locale.ROOT);
        List<String> type = header.words(DicomTag.IMAGE_TYPE);
        String sequence = header.text(DicomTag.SEQUENCE_NAME).toLowerCase(Locale.ROOT);
        boolean echoPlanar = header.words(DicomTag.SCANNING_SEQUENCE).contains("EP") || sequence.contains("ep");
        if (!header.text(DicomTag.MODALITY).equals("MR")) {
            return new RoleSuggestion(SeriesRole.OTHER, "modality " + header.text(DicomTag.MODALITY));
        }
        if (orientations > 1 && extent.volumes() * extent.slices() < 100 || LOCALISER.matcher(name).find()) {
            return new RoleSuggestion(SeriesRole.LOCALISER, orientations > 1 ? orientations + " orientations" : named(LOCALISER, name));
        }
        for (String word : DERIVED_WORDS) {
            if (type.contains(word)) {
                return new RoleSuggestion(SeriesRole.DERIVED, "image type " + word);
            }
        }
        if (header.number(DicomTag.B_VALUE).orElse(0) > 0 || DIFFUSION.matcher(name).find()) {
            return new RoleSuggestion(SeriesRole.DIFFUSION, DIFFUSION.matcher(name).find() ? named(DIFFUSION, name) : "b-value");
        }
        if (FIELD_MAP.matcher(name).find()) {
            return new RoleSuggestion(SeriesRole.FIELD_MAP, named(FIELD_MAP, name));
        }
        if (echoPlanar) {
            return echoPlanar(header, extent, name);
        }
        return structural(header, name);
    }

    private static RoleSuggestion echoPlanar(DicomHeader header, Extent extent, String name) {
        boolean spinEcho = header.words(DicomTag.SCANNING_SEQUENCE).contains("SE");
        if (extent.volumes() >= FEWEST_VOLUMES_OF_A_RUN || extent.volumes() > 1 && FUNCTIONAL.matcher(name).find()
                || extent.volumes() >= FEWEST_VOLUMES_OF_A_TEST && !spinEcho) {
            return new RoleSuggestion(SeriesRole.BOLD, "echo-planar, " + extent.volumes() + " volumes");
        }
        if (REFERENCE.matcher(name).find() && extent.volumes() == 1) {
            return new RoleSuggestion(SeriesRole.BOLD_REFERENCE, "echo-planar, one volume, its name says sbref");
        }
        if (extent.volumes() <= MOST_VOLUMES_OF_A_PAIR && DIRECTION.matcher(name).find()) {
            return new RoleSuggestion(SeriesRole.FIELD_MAP, "echo-planar, " + extent.volumes() + " volumes, " + named(DIRECTION, name));
        }
        return new RoleSuggestion(SeriesRole.OTHER, "echo-planar, " + extent.volumes() + " volumes only");
    }

    private static RoleSuggestion structural(DicomHeader header, String name) {
        boolean inversion = header.number(DicomTag.INVERSION_TIME).orElse(0) > 0;
        boolean threeDimensional = header.text(DicomTag.ACQUISITION_TYPE).equals("3D");
        double echoMs = header.number(DicomTag.ECHO_TIME).orElse(Double.NaN);
        if (T2.matcher(name).find() && !T1.matcher(name).find()) {
            return new RoleSuggestion(SeriesRole.T2W, named(T2, name));
        }
        if (T1.matcher(name).find()) {
            return new RoleSuggestion(SeriesRole.T1W, named(T1, name));
        }
        // An inversion-prepared 3-D gradient echo with a short echo is an MPRAGE by any name.
        if (inversion && threeDimensional && echoMs < 10) {
            return new RoleSuggestion(SeriesRole.T1W, "3-D with inversion, echo after " + echoMs + " ms");
        }
        return new RoleSuggestion(SeriesRole.OTHER, "nothing known");
    }

    private static Pattern word(String alternatives) {
        return Pattern.compile("(?<![a-z])(" + alternatives + ")(?![a-z])");
    }

    private static String named(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        return matcher.find() ? "its name says " + matcher.group(1) : "";
    }
}
