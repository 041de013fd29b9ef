package org.lodestone.pipeline.internal;

import java.nio.file.Files;
import org.lodestone.core.SpatialTransform;
import org.lodestone.pipeline.GateThresholds;
import org.lodestone.study.derivative.FunctionalTables;

/**
 * Names of the result files of a participant and what goes into each; relative to the participant's folder.
 *
 * @param label participant without {@code sub-}
 */
record JobFiles(String label) {

    /** The chain that was used, to be edited and run again. */
    static final String CHAIN = "chain.json";

    String targets() {
        return "func/sub-" + label + "_desc-tms_targets.json";
    }

    String report() {
        return "report.html";
    }

    void writeStructure(ResultFiles files, StructuralStage.Result structure) {
        String prefix = "anat/sub-" + label;
        files.volume(prefix + "_desc-preproc_T1w.nii.gz", structure.t1w(), "Structural scan as the job used it");
        files.mask(prefix + "_desc-brain_mask.nii.gz", structure.brain(), "Brain mask");
        files.surface(prefix + "_scalp.surf.gii", structure.scalp(), "Scalp surface");
        files.surface(prefix + "_brain.surf.gii", structure.brainSurface(), "Brain surface");
        SpatialTransform toTemplate = structure.registration().t1wToTemplate();
        files.transform(prefix + "_from-T1w_to-" + toTemplate.to().id() + "_xfm", toTemplate,
                "ITK transforms: fixedToMoving carries points from the T1w scan to the template, movingToFixed back");
    }

    void writeRun(ResultFiles files, FunctionalStage.Result run, GateThresholds limits) {
        String prefix = "func/" + run.source().prefix();
        files.volume(prefix + "_space-T1w_boldref.nii.gz", run.clean().mean(), "Mean of the run in the T1w space");
        files.volume(prefix + "_space-T1w_stat-tsnr_boldmap.nii.gz", run.clean().temporalSnr(), "Temporal signal-to-noise ratio");
        files.run(prefix + "_space-T1w_desc-denoised_bold.nii.gz", BoxedRun.of(run.clean().series()),
                "Denoised run as the targets were found in it, cut to the brain");
        files.json(prefix + "_desc-quality_bold.json", RunQuality.of(run, limits).toJson());
        files.table(prefix + "_desc-confounds_timeseries.tsv", "Confounds, columns as in fMRIPrep",
                file -> Files.writeString(file, FunctionalTables.confounds(run.table())));
        run.motion().ifPresent(motion -> files.table(prefix + "_desc-motion_matrices.tsv",
                "Head motion: world of the reference volume to world of each volume in mm, 4 x 4 matrices row after row",
                file -> Files.writeString(file, FunctionalTables.motionMatrices(motion))));
    }

    void writeTargetMaps(ResultFiles files, TargetStage.Result found) {
        String prefix = "func/sub-" + label + "_space-T1w";
        files.volume(prefix + "_seed-sgacc_stat-r_statmap.nii.gz", found.map().r(), "Correlation with the subgenual seed");
        files.mask(prefix + "_label-sgacc_mask.nii.gz", found.seed(), "Seed: subgenual cingulate");
        files.mask(prefix + "_label-dlpfcLeft_mask.nii.gz", found.search(), "Search region: left dorsolateral prefrontal cortex");
    }
}
