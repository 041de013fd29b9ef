package org.lodestone.study.bids;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run that another program has prepared already, fMRIPrep for instance ({@code desc-preproc_bold}), with what belongs to it.
 *
 * @param bold the run with its metadata
 * @param space the space it lies in: {@code T1w}, {@code MNI152NLin2009cAsym}; empty for the run's own
 * @param confounds {@code desc-confounds_timeseries.tsv} of the run, which all its spaces share
 * @param mask {@code desc-brain_mask} in the same space
 * @param reference {@code boldref} in the same space
 */
public record PreparedRun(BidsScan bold, String space, Optional<Path> confounds, Optional<Path> mask, Optional<Path> reference) {

    /**
     * @param dataset derivatives, or a raw dataset
     * @param label participant without {@code sub-}
     * @return its prepared runs, those in the T1w space first, then by space and name; none for raw data
     * @throws org.lodestone.core.RefusedException when there is no such participant
     */
    public static List<PreparedRun> of(BidsDataset dataset, String label) {
        List<PreparedRun> runs = new ArrayList<>();
        for (BidsScan scan : dataset.scans(label)) {
            BidsName name = scan.name();
            if (name.suffix().equals("bold") && name.entity("desc").orElse("").equals("preproc")) {
                String own = name.entityPrefix().replaceFirst("_desc-preproc$", "");
                String run = own.replaceFirst("_space-[A-Za-z0-9]+", "").replaceFirst("_res-[A-Za-z0-9]+", "");
                runs.add(new PreparedRun(scan, name.entity("space").orElse(""), beside(scan, run + "_desc-confounds_timeseries.tsv",
                        run + "_desc-confounds_regressors.tsv"), beside(scan, own + "_desc-brain_mask.nii.gz", own + "_desc-brain_mask.nii"),
                        beside(scan, own + "_boldref.nii.gz", own + "_boldref.nii")));
            }
        }
        runs.sort(Comparator.comparing((PreparedRun run) -> !run.space().equals("T1w")).thenComparing(PreparedRun::space)
                .thenComparing(run -> run.bold().file()));
        return List.copyOf(runs);
    }

    private static Optional<Path> beside(BidsScan scan, String... names) {
        for (String name : names) {
            Path file = scan.file().resolveSibling(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
