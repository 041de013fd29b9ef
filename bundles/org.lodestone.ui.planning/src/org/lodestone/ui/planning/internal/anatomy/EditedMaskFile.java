package org.lodestone.ui.planning.internal.anatomy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.study.derivative.StagedFolder;

/** Writes a mask that a person drew on beside the file it was made of, which stays as it is. */
final class EditedMaskFile {

    private EditedMaskFile() {
    }

    /**
     * @param original file of the mask
     * @return a file beside it that does not exist: {@code _desc-brainEdited_mask}, {@code _desc-edited_mask}, with a number from the second
     */
    static Path nameFor(Path original) {
        String stem = original.getFileName().toString().replaceFirst("_mask\\.nii(\\.gz)?$", "");
        String named = stem.matches(".*_desc-[A-Za-z0-9]+$") ? stem + "Edited" : stem + "_desc-edited";
        Path file = original.resolveSibling(named + "_mask.nii.gz");
        for (int i = 2; Files.exists(file); i++) {
            file = original.resolveSibling(named + i + "_mask.nii.gz");
        }
        return file;
    }

    /**
     * Writes the mask with its sidecar, whole or not at all, and reads it back.
     *
     * @return the file
     */
    static Outcome<Path> write(Path original, MaskEdit edit, Mask mask, MethodRegistry methods, String softwareVersion, Execution execution) {
        Path file = nameFor(original);
        try (StagedFolder staged = StagedFolder.in(file.toAbsolutePath().getParent())) {
            Path part = staged.file(file.getFileName().toString());
            ImageFiles.write(WriteRequest.of(part, mask, "edited by hand"), methods, execution).orThrow();
            staged.madeOf("Edited by hand from " + original.getFileName() + ": " + edit.added() + " voxels added, " + edit.removed() + " removed",
                    List.of(original), List.of(), softwareVersion);
            Mask again = read(part, mask.grid().frame(), methods, execution);
            if (!again.toBitSet().equals(mask.toBitSet())) {
                return Outcome.refused(Finding.error("LS-DESK-020", file + " was not read back as it was drawn; nothing was saved.",
                        "Save again; when it happens again, check the disk."));
            }
            staged.publish();
            return Outcome.done(file);
        }
    }

    /** @return the mask of a file */
    static Mask read(Path file, Frame frame, MethodRegistry methods, Execution execution) {
        Volume volume = ImageFiles.read(file, methods, execution).then(image -> Outcome.done(image.asVolume(frame))).orThrow();
        return Mask.above(volume, 0.5);
    }
}
