package org.lodestone.dicom.internal.deidentify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.Dictionary;
import org.lodestone.dicom.internal.data.InstancePath;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Staging;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.dicom.internal.header.DicomHeaderReader;
import org.lodestone.dicom.internal.series.FileList;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.Deidentification;
import org.lodestone.method.dicom.DeidentificationInput;
import org.lodestone.method.dicom.DeidentifiedFiles;

/** De-identifies a file or a folder, several files at once; each keeps its coding, private elements go. */
public final class FolderDeidentification implements Deidentification {

    private static final int FILES_AT_ONCE = 64;
    private static final int MOST_NAMED = 20;

    /** What became of one file: exactly one of path (relative) and trouble, or neither for a file that is no DICOM. */
    private record Treated(Path original, Optional<Path> result, Optional<Finding> trouble, boolean mosaic, int leaks) {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.deidentification", "1", "De-identify",
                "Removes from DICOM files what tells who the patient is. Faces can still be recognised in scans of heads.",
                "DICOM PS3.15, annex E (basic application level confidentiality profile)");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.flag("retainUids", false, "Keeps unique identifiers: files can be matched with the originals."),
                Parameter.flag("cleanDescriptors", false, "Keeps short descriptions (series, protocol) without words that name somebody."),
                Parameter.text("patientId", "", "Pseudonym for the patient; empty leaves name and number empty."),
                Parameter.text("key", "", "Secret that new identifiers depend on; the same key gives the same identifiers again."));
    }

    @Override
    public Outcome<DeidentifiedFiles> run(DeidentificationInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>();
        Options options = Options.of(parameters);
        Deidentifier deidentifier = new Deidentifier(options, new NewUids(options.key()));
        try {
            demandEmpty(input.target());
            List<Path> files = FileList.below(input.source(), execution.progress(), findings);
            try (Staging staging = Staging.in(input.target())) {
                List<Treated> all = treatAll(files, staging.path(), deidentifier, execution);
                report(all, findings);
                List<Path> results = all.stream().flatMap(t -> t.result().stream()).toList();
                Set<Path> distinct = new HashSet<>(results);
                if (results.isEmpty()) {
                    findings.add(Finding.error("LS-DEID-001", "Nothing in " + input.source() + " could be de-identified (" + files.size()
                            + " files).", "Choose a folder with DICOM images.").with("file", input.source()).with("offset", 0));
                    return Outcome.refused(findings);
                }
                staging.publish();
                return Outcome.done(new DeidentifiedFiles(results.stream().filter(distinct::remove).map(input.target()::resolve).toList(),
                        all.stream().filter(t -> t.trouble().isPresent()).map(Treated::original).toList()), findings);
            }
        } catch (RefusedException e) {
            findings.addAll(e.findings());
            return Outcome.refused(findings);
        } catch (IOException e) {
            findings.add(Finding.error("LS-DEID-001", input.source() + " cannot be read or its results not be written: " + e.getMessage()
                    + ".", "Check path, rights and disk.").with("file", input.source()).with("offset", 0));
            return Outcome.refused(findings);
        }
    }

    private static void demandEmpty(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> content = Files.list(target)) {
            if (content.findAny().isPresent()) {
                throw new RefusedException(Finding.error("LS-DEID-004", target + " is not empty.", "Choose a new folder.")
                        .with("file", target).with("offset", 0));
            }
        }
    }

    private static List<Treated> treatAll(List<Path> files, Path folder, Deidentifier deidentifier, Execution execution) {
        List<Treated> all = new ArrayList<>();
        for (int from = 0; from < files.size(); from += FILES_AT_ONCE) {
            execution.progress().report((double) from / files.size(), "De-identifying");
            List<Path> part = files.subList(from, Math.min(files.size(), from + FILES_AT_ONCE));
            all.addAll(execution.parallel().map(part.size(), execution.progress(), i -> treat(part.get(i), folder, deidentifier)));
        }
        return all;
    }

    private static Treated treat(Path file, Path folder, Deidentifier deidentifier) {
        try {
            if (DicomHeaderReader.read(file).isEmpty() || isDirectory(file)) {
                return new Treated(file, Optional.empty(), Optional.empty(), false, 0);
            }
            Part10 original = Part10.read(file);
            Optional<String> hazard = Hazard.of(original.data());
            if (hazard.isPresent()) {
                return leftOut(file, "LS-DEID-002", hazard.get(), "Look at it, and hand it over only when it names nobody.", 0);
            }
            Deidentifier.Result result = deidentifier.apply(original.data());
            DataSet data = result.data();
            Optional<Path> place =
                    InstancePath.of(data.text(Tags.STUDY_UID), data.text(Tags.SERIES_UID), data.text(Tags.INSTANCE_UID));
            if (place.isEmpty()) {
                return leftOut(file, "LS-DEID-003", "lacks a proper study, series or instance identifier", "Export the study again.", 0);
            }
            new Part10(original.coding(), data).write(folder.resolve(place.get()));
            boolean mosaic = original.data().texts(Tags.IMAGE_TYPE).contains("MOSAIC")
                    && original.data().elements().stream().anyMatch(e -> Dictionary.isPrivate(e.tag()));
            return new Treated(file, place, Optional.empty(), mosaic, result.leaks());
        } catch (DamagedDicomException e) {
            return leftOut(file, "LS-DEID-003", "is damaged: " + e.getMessage(), "Export the study again.", e.offset());
        } catch (IOException e) {
            return leftOut(file, "LS-DEID-003", "cannot be read or written: " + e.getMessage(), "Check disk and rights.", 0);
        }
    }

    private static boolean isDirectory(Path file) {
        return file.getFileName().toString().equalsIgnoreCase("DICOMDIR");
    }

    private static Treated leftOut(Path file, String code, String what, String remedy, long offset) {
        return new Treated(file, Optional.empty(), Optional.of(Finding.warning(code, file.getFileName() + " " + what
                + "; it is left out.", remedy).with("file", file).with("offset", offset)), false, 0);
    }

    private static void report(List<Treated> all, List<Finding> findings) {
        List<Finding> troubles = all.stream().flatMap(t -> t.trouble().stream()).toList();
        troubles.stream().limit(MOST_NAMED).forEach(findings::add);
        if (troubles.size() > MOST_NAMED) {
            findings.add(Finding.warning("LS-DEID-003", troubles.size() + " files are left out; the first " + MOST_NAMED + " are named.",
                    "Look at the originals."));
        }
        long mosaics = all.stream().filter(Treated::mosaic).count();
        if (mosaics > 0) {
            findings.add(Finding.warning("LS-DEID-005", mosaics + " mosaic images lost their private elements, and with them slice timing "
                    + "and number of slices.", "Convert this series from the originals."));
        }
        int leaks = all.stream().mapToInt(Treated::leaks).sum();
        if (leaks > 0) {
            findings.add(Finding.warning("LS-DEID-006", leaks + " texts outside of the profile named somebody and were emptied.",
                    "Look through the result before it leaves the house."));
        }
    }
}
