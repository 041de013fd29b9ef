package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesDiscovery;
import org.lodestone.method.dicom.SeriesDiscoveryInput;
import org.lodestone.study.JsonFile;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.bids.BidsScan;
import org.lodestone.study.intake.SourceKind;

/** Prints what DICOM sources hold: patients, their studies, their series. Names are for the screen only; JSON numbers the patients. */
final class SeriesListing {

    private final Face face;
    private final boolean json;
    private final Set<String> shown = new HashSet<>();

    SeriesListing(Face face, boolean json) {
        this.face = face;
        this.json = json;
    }

    int print(List<Path> sources, Execution execution) {
        SeriesDiscovery discovery = face.methods().get().first(SeriesDiscovery.class);
        ObjectNode all = JsonFile.object();
        ArrayNode rows = all.putArray("series");
        ArrayNode findings = all.putArray("findings");
        for (Path source : sources) {
            if (isDataset(source)) {
                scans(BidsDataset.open(source), all.withArray("scans"));
                continue;
            }
            Outcome<List<DicomSeries>> outcome = list(discovery, source, execution);
            outcome.findings().forEach(finding -> findings.add(finding.toLine()));
            List<DicomSeries> series = outcome.orThrow();
            if (json) {
                rows(series, rows);
            } else {
                face.explain(outcome.findings());
                tree(series);
            }
        }
        if (json) {
            face.print(all);
        }
        return ExitCode.DONE;
    }

    private static boolean isDataset(Path source) {
        try {
            return Files.isDirectory(source) && SourceKind.of(source) != SourceKind.DICOM;
        } catch (IOException e) {
            RefusedException refused = new RefusedException(Finding.error("LS-CLI-031", source + " cannot be read: " + e.getMessage() + ".",
                    "Check its permissions."));
            refused.initCause(e);
            throw refused;
        }
    }

    /** A dataset names its scans itself. */
    private void scans(BidsDataset dataset, ArrayNode rows) {
        for (String label : dataset.participants()) {
            if (!json) {
                face.out().println("participant  sub-" + label);
            }
            for (BidsScan scan : dataset.scans(label)) {
                String file = dataset.root().relativize(scan.file()).toString();
                rows.addObject().put("participant", label).put("file", file);
                if (!json) {
                    face.out().println("  " + file);
                }
            }
        }
    }

    private Outcome<List<DicomSeries>> list(SeriesDiscovery discovery, Path source, Execution execution) {
        try {
            Path scratch = Files.createTempDirectory("lodestone-list");
            try {
                SeriesDiscoveryInput input = new SeriesDiscoveryInput(source, scratch, this::first);
                return discovery.run(input, Parameters.defaults(discovery.parameters()), execution);
            } finally {
                Folders.delete(scratch);
            }
        } catch (IOException e) {
            RefusedException refused = new RefusedException(Finding.error("LS-CLI-030", "No temporary folder can be used: " + e.getMessage()
                    + ".", "Free some space, or set java.io.tmpdir."));
            refused.initCause(e);
            throw refused;
        }
    }

    /** Shows series at once, while others are still read. */
    private void first(List<DicomSeries> known) {
        for (DicomSeries series : known) {
            if (!json && shown.add(series.seriesUid())) {
                face.out().println("found  series " + series.number() + "  " + series.description());
            }
        }
        face.out().flush();
    }

    private void tree(List<DicomSeries> all) {
        String patient = "";
        String study = "";
        for (DicomSeries series : all) {
            String person = "patient  " + series.patientId() + "  " + series.patientName().replace('^', ' ').strip();
            if (!person.equals(patient)) {
                face.out().println(person);
                patient = person;
                study = "";
            }
            if (!series.studyUid().equals(study)) {
                face.out().println("  study  " + series.studyDate() + "  " + series.studyDescription());
                study = series.studyUid();
            }
            face.out().printf(Locale.ROOT, "    series %4d  %-40s %3dx%-3d %3d slices %4d volumes  %s  %-3s  %-14s %s%n", series.number(),
                    series.description(), series.columns(), series.rows(), series.slices(), series.volumes(),
                    series.repetitionTimeMs().isPresent() ? String.format(Locale.ROOT, "TR %6.0f ms", series.repetitionTimeMs().getAsDouble())
                            : "TR       -   ", series.phaseAxis(), series.role().name().toLowerCase(Locale.ROOT), series.roleReason());
        }
    }

    private static void rows(List<DicomSeries> all, ArrayNode rows) {
        List<String> patients = all.stream().map(series -> series.patientId() + "\n" + series.patientName()).distinct().toList();
        List<String> studies = all.stream().map(DicomSeries::studyUid).distinct().toList();
        for (DicomSeries series : all) {
            ObjectNode row = rows.addObject();
            row.put("patient", 1 + patients.indexOf(series.patientId() + "\n" + series.patientName()));
            row.put("study", 1 + studies.indexOf(series.studyUid())).put("series", series.number());
            row.put("description", series.description()).put("device", series.device());
            row.put("columns", series.columns()).put("rows", series.rows()).put("slices", series.slices()).put("volumes", series.volumes());
            series.repetitionTimeMs().ifPresent(ms -> row.put("repetitionTimeMs", ms));
            series.echoTimeMs().ifPresent(ms -> row.put("echoTimeMs", ms));
            row.put("phaseAxis", series.phaseAxis()).put("role", series.role().name().toLowerCase(Locale.ROOT));
            row.put("reason", series.roleReason()).put("files", series.files().size());
        }
    }
}
