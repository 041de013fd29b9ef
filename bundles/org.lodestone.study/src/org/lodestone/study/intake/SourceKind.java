package org.lodestone.study.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.lodestone.study.JsonFile;

/** What a source is, by its content. */
public enum SourceKind {
    /** One image file. */
    NIFTI,
    /** A raw dataset. */
    BIDS,
    /** Results of another program in BIDS form, fMRIPrep's for instance. */
    DERIVATIVES,
    /** A folder, archive, disc or file of DICOM; also what is nothing of the others. */
    DICOM;

    private static final int DEEPEST = 6;

    /**
     * @param source existing path
     * @return what it seems to be
     * @throws IOException when a folder cannot be read
     */
    public static SourceKind of(Path source) throws IOException {
        if (Files.isRegularFile(source)) {
            return isImage(source) ? NIFTI : DICOM;
        }
        boolean participants;
        try (Stream<Path> children = Files.list(source)) {
            participants = children.anyMatch(child -> child.getFileName().toString().startsWith("sub-") && Files.isDirectory(child));
        }
        if (!participants) {
            return DICOM;
        }
        Path description = source.resolve("dataset_description.json");
        if (Files.isRegularFile(description) && JsonFile.read(description).path("DatasetType").asText().equals("derivative")) {
            return DERIVATIVES;
        }
        try (Stream<Path> files = Files.walk(source, DEEPEST)) {
            return files.anyMatch(file -> file.getFileName().toString().contains("_desc-preproc_")) ? DERIVATIVES : BIDS;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** @return whether the name is that of an image file */
    static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".nii") || name.endsWith(".nii.gz") || name.endsWith(".hdr") || name.endsWith(".img");
    }
}
