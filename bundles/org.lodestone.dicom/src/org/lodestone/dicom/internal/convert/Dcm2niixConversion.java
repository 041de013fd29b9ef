package org.lodestone.dicom.internal.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.ConvertedSeries;
import org.lodestone.method.dicom.SeriesConversion;
import org.lodestone.method.dicom.SeriesConversionInput;

/**
 * Converts a series with dcm2niix, the field's converter: vendor quirks are its business. It sees the files of this series only, works in
 * a folder of its own with its own defaults, and what it made is moved to the place at the end.
 */
public final class Dcm2niixConversion implements SeriesConversion {

    /** The version that our own tests ran with; older ones lack fixes for slice timing and orientation. */
    private static final String TESTED = "v1.0.20220720";

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.dcm2niix", "1", "dcm2niix", "Converts DICOM series to NIfTI with a BIDS sidecar.",
                "Li X, Morgan PS, Ashburner J, Smith J, Rorden C. The first step for neuroimaging data analysis: DICOM to NIfTI conversion. "
                        + "J Neurosci Methods 264:47-56, 2016.");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.text("program", "", "Path of dcm2niix; empty to look for it on the search path."),
                Parameter.flag("keepIdentity", false, "Keeps names and dates in the sidecar; off by default, as in dcm2niix."),
                Parameter.integer("timeoutMinutes", 30, 1, 1440, "After this time the converter is stopped."));
    }

    @Override
    public Outcome<ConvertedSeries> run(SeriesConversionInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>();
        try (TemporaryFolder work = TemporaryFolder.in(input.folder())) {
            Dcm2niix converter = Dcm2niix.find(parameters.text("program"), work.path(), execution.progress());
            if (converter.version().compareTo(TESTED) < 0) {
                findings.add(Finding.warning("LS-DICOM-014", "dcm2niix " + converter.version() + " is older than " + TESTED + ".",
                        "Install a newer dcm2niix and convert again; check slice timing and orientation."));
            }
            Path in = stage(input.series().files(), work.path(), execution);
            Path out = Files.createDirectory(work.path().resolve("out"));
            Path log = work.path().resolve("log.txt");
            execution.progress().report(0.1, "Converting with dcm2niix");
            int status = Dcm2niix.run(List.of(converter.program().toString(), "-g", "i", "-b", "y", "-ba",
                    parameters.flag("keepIdentity") ? "n" : "y", "-z", "i", "-d", "0", "-w", "2", "-f", input.name(), "-o", out.toString(),
                    in.toString()), log, parameters.integer("timeoutMinutes") * 60L, execution.progress());
            remarks(Dcm2niix.read(log), input, findings);
            List<Path> made = sorted(out);
            if (status != 0 || made.stream().noneMatch(Dcm2niixConversion::isImage)) {
                findings.add(Finding.error("LS-DICOM-011", "dcm2niix made no image of series " + input.series().number() + " "
                        + input.series().description() + " (exit code " + status + "): " + lastLine(Dcm2niix.read(log)),
                        "Check that the export is complete; try another series.").with("file", input.series().files().getFirst())
                        .with("offset", 0));
                return Outcome.refused(findings);
            }
            List<Path> moved = publish(made, input.folder());
            return Outcome.done(new ConvertedSeries(moved.stream().filter(Dcm2niixConversion::isImage).toList(), moved,
                    "dcm2niix " + converter.version()), findings);
        } catch (RefusedException e) {
            findings.addAll(e.findings());
            return Outcome.refused(findings);
        } catch (IOException e) {
            findings.add(Finding.error("LS-DICOM-013", "Converting to " + input.folder() + " failed: " + e.getClass().getSimpleName() + " "
                    + e.getMessage() + ".", "Check that the folder may be written and the disk has room.").with("file", input.folder())
                    .with("offset", 0));
            return Outcome.refused(findings);
        }
    }

    /** Puts the files of the series alone into a folder: links where the disk allows, else copies. */
    private static Path stage(List<Path> files, Path work, Execution execution) throws IOException {
        Path in = Files.createDirectory(work.resolve("in"));
        int number = 0;
        for (Path file : files) {
            execution.progress().check();
            Path place = in.resolve(String.format("%07d.dcm", number++));
            try {
                Files.createSymbolicLink(place, file.toAbsolutePath());
            } catch (UnsupportedOperationException | IOException e) {
                // Windows without the right to make links, file systems without them.
                Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return in;
    }

    private static List<Path> publish(List<Path> made, Path folder) throws IOException {
        for (Path file : made) {
            if (Files.exists(folder.resolve(file.getFileName()))) {
                throw new RefusedException(Finding.error("LS-DICOM-013", folder.resolve(file.getFileName()) + " is there already.",
                        "Choose another name or folder, or remove the old file.").with("file", folder.resolve(file.getFileName()))
                        .with("offset", 0));
            }
        }
        List<Path> moved = new ArrayList<>();
        try {
            for (Path file : made) {
                Path target = folder.resolve(file.getFileName());
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                moved.add(target);
            }
            return moved;
        } catch (IOException e) {
            for (Path file : moved) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
    }

    private static void remarks(String log, SeriesConversionInput input, List<Finding> findings) {
        log.lines().filter(line -> line.startsWith("Warning") || line.startsWith("Error")).distinct().limit(20)
                .forEach(line -> findings.add(Finding.warning("LS-DICOM-015", "Series " + input.series().number() + ", dcm2niix says: "
                        + line.strip(), "Look at the converted image.")));
    }

    private static String lastLine(String log) {
        return log.lines().filter(line -> !line.isBlank()).reduce((_, last) -> last.strip()).orElse("no message");
    }

    private static boolean isImage(Path file) {
        return file.getFileName().toString().endsWith(".nii.gz") || file.getFileName().toString().endsWith(".nii");
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
