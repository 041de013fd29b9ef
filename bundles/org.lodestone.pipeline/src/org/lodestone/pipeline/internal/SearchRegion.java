package org.lodestone.pipeline.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.target.RegionDefinition;
import org.lodestone.method.target.RegionRequest;
import org.lodestone.method.target.SearchLimit;
import org.lodestone.method.target.SearchLimitInput;
import org.lodestone.pipeline.chain.ChainStage;
import org.lodestone.pipeline.chain.ChainStep;

/** Where a target may lie: a region by name, regions of an atlas, or a mask that somebody drew; limited to what can be reached. */
final class SearchRegion {

    private SearchRegion() {
    }

    /**
     * What somebody writes for a region: {@code dlpfc}, {@code ba9-46}, {@code atlas:ID:LABELS}, or the id of a region's method.
     *
     * @return the stage that draws it; empty for the path of an image
     */
    static Optional<ChainStage> stage(String word) {
        ChainStage atlas = ChainStage.of(ChainStep.SEARCH, "lodestone.region.atlas");
        String[] parts = word.split(":", 3);
        if (word.equals("dlpfc")) {
            return Optional.of(ChainStage.of(ChainStep.SEARCH, "lodestone.region.left-dlpfc"));
        }
        if (word.equals("ba9-46")) {
            return Optional.of(atlas);
        }
        if (parts[0].equals("atlas") && parts.length == 3) {
            return Optional.of(atlas.with("atlas", parts[1], "command line").with("labels", parts[2], "command line"));
        }
        return Files.exists(Path.of(word)) || word.endsWith(".nii") || word.endsWith(".nii.gz")
                ? Optional.empty() : Optional.of(ChainStage.of(ChainStep.SEARCH, word));
    }

    /** Draws the region on a grid in the T1w space and limits it. */
    static Mask draw(Grid grid, StructuralStage.Result structure, JobContext job, Execution execution) {
        RegionRequest request = new RegionRequest(grid, structure.registration().t1wToTemplate(), Optional.of(job.request().pack()));
        Optional<String> asked = job.request().settings().search();
        Optional<ChainStage> named = asked.flatMap(SearchRegion::stage);
        Mask drawn = asked.isPresent() && named.isEmpty()
                ? file(Path.of(asked.get()), grid, structure, job, execution)
                : job.runner().run(named.or(() -> job.runner().chain().stage(ChainStep.SEARCH)).orElseGet(() -> stage("dlpfc").orElseThrow()),
                        RegionDefinition.class, request, execution);
        Optional<ChainStage> limit = job.runner().chain().stage(ChainStep.LIMIT);
        return limit.isEmpty() ? drawn : job.runner().run(limit.get(), SearchLimit.class,
                new SearchLimitInput(drawn, structure.grey(), Optional.of(structure.scalp())), execution);
    }

    /** A mask in the T1w space, on any grid. */
    private static Mask file(Path file, Grid grid, StructuralStage.Result structure, JobContext job, Execution execution) {
        StoredImage image = job.log().take(ImageFiles.read(file, job.methods(), execution));
        if (image.volumes() != 1) {
            throw new RefusedException(Finding.error("LS-SEARCH-003", file + " has " + image.volumes() + " volumes; a mask has one.",
                    "Give one volume, above 0 where a target may lie."));
        }
        Volume values = image.asVolume(structure.t1w().grid().frame());
        Mask drawn = Resampling.resample(Mask.above(values, 0), grid, AffineTransform.identity(grid.frame()), execution);
        Mask brain = Resampling.resample(structure.brain(), grid, AffineTransform.identity(grid.frame()), execution);
        if (drawn.and(brain).count() == 0) {
            throw new RefusedException(Finding.error("LS-SEARCH-004", file + " misses the brain.",
                    "Draw the mask on this patient's T1w scan and keep its millimetres."));
        }
        return drawn.and(brain);
    }

    /** @return the group's map on the grid, when there is one */
    static Optional<Volume> groupMap(Grid grid, StructuralStage.Result structure, JobContext job, Execution execution) {
        return job.request().settings().groupMap().map(file -> {
            StoredImage image = job.log().take(ImageFiles.read(file, job.methods(), execution));
            Volume map = image.asVolume(structure.registration().t1wToTemplate().to());
            job.log().say(Finding.info("LS-TARGET-021", "The group's seed map " + file.getFileName() + " is taken to lie in "
                    + map.grid().frame().id() + "."));
            return Resampling.resample(map, grid, structure.registration().t1wToTemplate(), org.lodestone.image.Interpolation.LINEAR, 0,
                    execution);
        });
    }
}
