package org.lodestone.study.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Severity;
import org.lodestone.method.dicom.ConvertedSeries;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesConversion;
import org.lodestone.method.dicom.SeriesConversionInput;
import org.lodestone.method.dicom.SeriesDiscovery;
import org.lodestone.method.dicom.SeriesDiscoveryInput;
import org.lodestone.method.dicom.SeriesRole;

/** Series of a scanner: converted, named by role, sorted into participants and sessions. */
final class DicomIntake {

    private static final int DEEPEST = 8;

    private DicomIntake() {
    }

    static void bring(IntakeJob job, Path source, int number, Execution execution) throws IOException {
        SeriesDiscovery discovery = job.methods().first(SeriesDiscovery.class);
        Path unpacked = job.transaction().scratch("unpacked-" + number);
        Outcome<List<DicomSeries>> found = discovery.run(new SeriesDiscoveryInput(source, unpacked),
                Parameters.defaults(discovery.parameters()), execution.part(0, 0.1));
        if (!found.isDone()) {
            List<Path> images = images(source);
            if (images.isEmpty()) {
                throw new RefusedException(found.findings());
            }
            for (Path image : images) {
                NiftiIntake.bring(job, image, number, execution);
            }
            return;
        }
        found.findings().forEach(job::say);
        Map<String, List<DicomSeries>> patients = new LinkedHashMap<>();
        found.orThrow().forEach(series -> patients.computeIfAbsent(Identity.key(series), _ -> new ArrayList<>()).add(series));
        if (patients.size() > 1 && job.request().subject().isPresent()) {
            throw new RefusedException(IntakeTrouble.at("LS-IMPORT-004", source + " holds scans of " + patients.size()
                    + " patients, which cannot all become sub-" + job.request().subject().get() + ".",
                    "Leave --subject out, or give the folder of one patient.", source));
        }
        double done = 0;
        for (Map.Entry<String, List<DicomSeries>> patient : patients.entrySet()) {
            double share = 1.0 / patients.size();
            new PatientIntake(job, patient.getKey(), number).bring(patient.getValue(),
                    execution.part(0.1 + 0.9 * done, 0.1 + 0.9 * (done + share)));
            done += share;
        }
    }

    /** A folder of images without DICOM is a folder of images. */
    private static List<Path> images(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(source, DEEPEST)) {
            return files.filter(Files::isRegularFile).filter(SourceKind::isImage)
                    .filter(file -> !file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".img")).sorted().toList();
        }
    }

    /** The series of one patient. */
    private record PatientIntake(IntakeJob job, String key, int number) {

        void bring(List<DicomSeries> all, Execution execution) throws IOException {
            List<DicomSeries> wanted = new ArrayList<>();
            for (DicomSeries series : all) {
                SeriesRole role = job.request().roles().getOrDefault(series.number(), series.role());
                if (job.store().alias("series", series.seriesUid()).isPresent()) {
                    job.leaveOut(SeriesNames.words(series), "it is in the store already");
                } else if (!SeriesNames.isImported(role)) {
                    job.leaveOut(SeriesNames.words(series), SeriesNames.why(role, series));
                } else {
                    wanted.add(series);
                }
            }
            if (wanted.isEmpty()) {
                return;
            }
            String label = label();
            Map<String, Optional<String>> sessions = new SessionChoice(job, label).of(wanted);
            SeriesNames names = new SeriesNames(job);
            Map<DicomSeries, BidsPlace> places = names.places(wanted, label, sessions);
            double step = 1.0 / wanted.size();
            int done = 0;
            List<Path> used = new ArrayList<>();
            String program = "";
            for (DicomSeries series : wanted) {
                Optional<ConvertedSeries> converted =
                        convert(series, places.get(series), execution.part(step * done, step * (done + 1)), done);
                done++;
                if (converted.isPresent()) {
                    program = converted.get().converter();
                    used.addAll(series.files());
                    new ConvertedFiles(job, series, places.get(series)).bring(converted.get());
                    job.transaction().remember("series", series.seriesUid(), places.get(series).prefix());
                    sessions.get(series.studyUid()).ifPresent(ses -> job.transaction().remember("study", series.studyUid(), label + "/" + ses));
                }
            }
            if (!used.isEmpty()) {
                job.participant(label, Map.of());
                if (!key.isEmpty()) {
                    job.transaction().remember("patient", key, label);
                    job.transaction().remember("label", label, job.store().pseudonym("patient", key));
                }
                // Read again after conversion: a file that went away meanwhile shows here.
                job.source("dicom", program, used.size(), SourceHash.of(used, execution));
            }
        }

        private String label() {
            Optional<String> known = key.isEmpty() ? Optional.empty() : job.store().alias("patient", key);
            Optional<String> asked = job.request().subject();
            if (asked.isPresent() && known.isPresent() && !known.get().equals(asked.get())) {
                throw new RefusedException(Finding.error("LS-IMPORT-005", "This patient is sub-" + known.get() + " in this store, not sub-"
                        + asked.get() + ".", "Import as sub-" + known.get() + ", or check whose scans these are."));
            }
            if (asked.isPresent() && !key.isEmpty() && job.store().alias("label", asked.get())
                    .filter(other -> !other.equals(job.store().pseudonym("patient", key))).isPresent()) {
                throw new RefusedException(Finding.error("LS-IMPORT-005", "sub-" + asked.get() + " of this store is another patient.",
                        "Leave --subject out to get the next free number, or check whose scans these are."));
            }
            return asked.or(() -> known).orElseGet(job::freeLabel);
        }

        private Optional<ConvertedSeries> convert(DicomSeries series, BidsPlace place, Execution execution, int order) {
            SeriesConversion conversion = job.methods().first(SeriesConversion.class);
            Path folder = job.transaction().scratch("converted-" + number + "-" + place.label() + "-" + order);
            Outcome<ConvertedSeries> outcome = conversion.run(new SeriesConversionInput(series, folder, place.stem()),
                    Parameters.defaults(conversion.parameters()), execution);
            Identity identity = Identity.of(series);
            outcome.findings().stream().filter(finding -> !identity.isIn(finding.message())).map(DicomIntake::softened).forEach(job::say);
            if (outcome instanceof Outcome.Refused<ConvertedSeries>(List<Finding> reasons)) {
                if (reasons.stream().anyMatch(reason -> reason.severity() == Severity.ERROR && !reason.code().equals("LS-DICOM-011"))) {
                    throw new RefusedException(reasons);
                }
                job.leaveOut(SeriesNames.words(series), "it could not be converted");
                return Optional.empty();
            }
            return Optional.of(outcome.orThrow());
        }
    }

    /** One series that fails does not stop the others: its error is a warning of the import. */
    private static Finding softened(Finding finding) {
        return finding.severity() == Severity.ERROR
                ? new Finding(Severity.WARNING, finding.code(), finding.message(), finding.remedy(), finding.facts()) : finding;
    }

    /** Which study becomes which session. */
    private record SessionChoice(IntakeJob job, String label) {

        Map<String, Optional<String>> of(List<DicomSeries> series) {
            Map<String, Optional<String>> sessions = new TreeMap<>();
            List<DicomSeries> studies = series.stream().sorted(Comparator.comparing(DicomSeries::studyDate)
                    .thenComparing(DicomSeries::studyUid)).toList();
            long count = studies.stream().map(DicomSeries::studyUid).distinct().count();
            List<String> there = job.known(label).map(one -> one.sessions()).orElse(List.of());
            boolean plain = job.known(label).isPresent() && there.isEmpty();
            List<String> taken = new ArrayList<>(there);
            for (DicomSeries one : studies) {
                sessions.computeIfAbsent(one.studyUid(), uid -> {
                    Optional<String> session = job.request().session().or(() -> earlier(uid));
                    if (session.isEmpty() && !plain && (count > 1 || !there.isEmpty())) {
                        session = Optional.of(next(taken));
                    }
                    session.ifPresent(taken::add);
                    job.refuseMixedSessions(label, session);
                    return session;
                });
            }
            return sessions;
        }

        private Optional<String> earlier(String studyUid) {
            return job.store().alias("study", studyUid).filter(value -> value.startsWith(label + "/"))
                    .map(value -> value.substring(label.length() + 1));
        }

        private static String next(List<String> taken) {
            int number = 1;
            while (taken.contains(String.format("%02d", number))) {
                number++;
            }
            return String.format("%02d", number);
        }
    }
}
