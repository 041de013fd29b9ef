package org.lodestone.study.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.SeriesRole;

/**
 * What to import, and as what.
 *
 * @param sources folders of DICOM, ZIP archives, DICOMDIRs, NIfTI files, BIDS datasets, derivatives
 * @param subject label of the participant without {@code sub-}; empty: a patient that the store knows keeps the label, another one gets the
 *     next number
 * @param session label without {@code ses-}; empty: none for a patient's only study, numbers for several
 * @param roles what a person chose for a series, by series number; others keep what was suggested
 * @param task label of functional runs whose description names none
 * @param deidentify also removes dates, places, devices and free text from sidecars and headers
 * @param softwareVersion of the product
 */
public record ImportRequest(List<Path> sources, Optional<String> subject, Optional<String> session, Map<Integer, SeriesRole> roles,
        Optional<String> task, boolean deidentify, String softwareVersion) {

    /** Takes {@code sub-} and {@code ses-} off and refuses labels that BIDS does not allow (LS-IMPORT-001). */
    public ImportRequest {
        sources = List.copyOf(sources);
        roles = Map.copyOf(roles);
        subject = label("subject", "sub-", subject);
        session = label("session", "ses-", session);
        task = label("task", "task-", task);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("nothing to import");
        }
    }

    private static Optional<String> label(String what, String prefix, Optional<String> given) {
        Optional<String> label = given.map(text -> text.startsWith(prefix) ? text.substring(prefix.length()) : text);
        label.filter(text -> !text.matches("[A-Za-z0-9]+")).ifPresent(text -> {
            throw new RefusedException(Finding.error("LS-IMPORT-001", "The " + what + " label " + text + " is not allowed by BIDS.",
                    "Use letters and digits only, and no name of a patient."));
        });
        return label;
    }
}
