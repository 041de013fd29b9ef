package org.lodestone.dicom.internal.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.dicom.internal.header.DicomHeader;
import org.lodestone.dicom.internal.header.DicomHeaderReader;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesDiscovery;
import org.lodestone.method.dicom.SeriesDiscoveryInput;

/** Lists series by reading the header of every file below a folder, on all cores. */
public final class FolderDiscovery implements SeriesDiscovery {

    private static final int FILES_AT_ONCE = 256;
    /** The first rows shall not wait for many files of a slow disk. */
    private static final int FILES_AT_FIRST = 32;
    private static final int MOST_WARNINGS_OF_FILES = 20;
    /** Grouping costs some milliseconds; people see a list grow at three steps a second. */
    private static final long BETWEEN_LISTS_NANOS = 300_000_000L;

    private record Reading(Optional<DicomHeader> header, Optional<Finding> trouble) {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.folder-discovery", "1", "DICOM series",
                "Lists patients, studies and series in a folder, a ZIP archive or on a DICOM disc.", "DICOM PS3.5, PS3.6, PS3.10");
    }

    @Override
    public Outcome<List<DicomSeries>> run(SeriesDiscoveryInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>();
        try {
            Path place = input.source();
            if (ZipContent.isZip(place)) {
                ZipContent.unpack(place, input.scratch(), execution.progress());
                place = input.scratch();
            }
            List<Path> files = FileList.below(place, execution.progress(), findings);
            List<DicomSeries> series = SeriesGrouping.group(headers(files, input, execution, findings), findings);
            if (series.isEmpty()) {
                findings.add(Finding.error("LS-DICOM-001", "There is no DICOM series in " + input.source() + " (" + files.size()
                        + " files).",
                        "Choose the folder that the scanner or the archive exported.").with("file", input.source()).with("offset", 0));
                return Outcome.refused(findings);
            }
            return Outcome.done(series, findings);
        } catch (IOException e) {
            String what = e instanceof NoSuchFileException ? " is not there." : " cannot be read: " + e.getMessage() + ".";
            findings.add(Finding.error("LS-DICOM-001", input.source() + what, "Check path, rights and disk.")
                    .with("file", input.source()).with("offset", 0));
            return Outcome.refused(findings);
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static List<DicomHeader> headers(List<Path> files, SeriesDiscoveryInput input, Execution execution, List<Finding> findings) {
        List<DicomHeader> headers = new ArrayList<>();
        int damaged = 0;
        long told = System.nanoTime() - BETWEEN_LISTS_NANOS;
        for (int from = 0, next; from < files.size(); from = next) {
            execution.progress().report((double) from / files.size(), "Reading headers");
            next = Math.min(files.size(), from + (from == 0 ? FILES_AT_FIRST : FILES_AT_ONCE));
            List<Path> part = files.subList(from, next);
            for (Reading reading : execution.parallel().map(part.size(), execution.progress(), i -> read(part.get(i)))) {
                reading.header().ifPresent(headers::add);
                if (reading.trouble().isPresent() && damaged++ < MOST_WARNINGS_OF_FILES) {
                    findings.add(reading.trouble().get());
                }
            }
            if (System.nanoTime() - told >= BETWEEN_LISTS_NANOS && next < files.size() && !headers.isEmpty()) {
                input.listener().accept(SeriesGrouping.group(headers, new ArrayList<>()));
                told = System.nanoTime();
            }
        }
        if (damaged > MOST_WARNINGS_OF_FILES) {
            findings.add(Finding.warning("LS-DICOM-004", damaged + " files are damaged; the first " + MOST_WARNINGS_OF_FILES
                    + " are named.", "Export the study again."));
        }
        return headers;
    }

    private static Reading read(Path file) {
        try {
            return new Reading(DicomHeaderReader.read(file), Optional.empty());
        } catch (DamagedDicomException e) {
            return new Reading(Optional.empty(), Optional.of(warning(file, e.offset(), e.getMessage())));
        } catch (IOException e) {
            String what = Files.exists(file) ? "cannot be read: " + e.getMessage() : "vanished while the folder was read";
            return new Reading(Optional.empty(), Optional.of(warning(file, 0, what)));
        }
    }

    private static Finding warning(Path file, long offset, String what) {
        return Finding.warning("LS-DICOM-004", file.getFileName() + ": " + what + "; the file is left out.",
                "Export the study again; a series that lacks slices cannot be used.").with("file", file).with("offset", offset);
    }
}
