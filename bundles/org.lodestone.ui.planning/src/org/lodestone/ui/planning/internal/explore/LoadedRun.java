package org.lodestone.ui.planning.internal.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.StoredImage;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.function.SeedExploration;
import org.lodestone.method.function.SeedExplorer;
import org.lodestone.method.function.VoxelSeries;

/** Denoised runs of a case, made ready for maps at the speed of the cross-hair. */
final class LoadedRun {

    private static final String ENDING = "_desc-denoised_bold.nii";

    private LoadedRun() {
    }

    /**
     * @param results folder of a participant
     * @return its denoised runs, sorted by name
     * @throws IOException when the folder cannot be read
     */
    static List<Path> of(Path results) throws IOException {
        try (Stream<Path> files = Files.walk(results, 3)) {
            return files.filter(file -> file.getFileName().toString().contains(ENDING)).sorted().toList();
        }
    }

    /**
     * @param file a denoised run in the space of the case
     * @param frame of the case
     * @param methods where readers and the exploration are looked up
     * @param execution threads, progress, cancellation
     * @return maps of it
     */
    static Outcome<SeedExplorer> explorer(Path file, Frame frame, MethodRegistry methods, Execution execution) {
        List<SeedExploration> explorations = methods.all(SeedExploration.class);
        if (explorations.isEmpty()) {
            return Outcome.refused(Finding.error("LS-EXPLORE-001", "No installed bundle makes seed maps under the cross-hair.",
                    "Install the product with all of its parts."));
        }
        return ImageFiles.read(file, methods, execution.part(0, 0.7)).then(image -> {
            VoxelSeries series = series(image, frame, execution);
            return explorations.getFirst().run(series, Parameters.NONE, execution.part(0.8, 1));
        });
    }

    /** Voxels that are not 0 all the time; a censored volume is 0 everywhere. */
    private static VoxelSeries series(StoredImage image, Frame frame, Execution execution) {
        OptionalDouble stored = image.trSeconds();
        Series run = image.asSeries(frame, stored.orElse(1));
        int size = (int) run.grid().size();
        BitSet some = new BitSet(size);
        float[] volume = new float[size];
        for (int t = 0; t < run.length(); t++) {
            execution.progress().check();
            run.voxels().read((long) t * size, volume, 0, size);
            for (int v = 0; v < size; v++) {
                if (volume[v] != 0) {
                    some.set(v);
                }
            }
        }
        return VoxelSeries.of(run, new Mask(run.grid(), some), execution);
    }
}
