package org.lodestone.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.VolumeReader;

/**
 * A reader that answers each file name with a volume made in the test.
 *
 * @param images by file name
 */
public record NamedImages(Map<String, Volume> images) implements VolumeReader {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("test.named-images", "1", "Images by name", "Answers file names with volumes.");
    }

    @Override
    public boolean accepts(Path file) {
        return images.containsKey(file.getFileName().toString());
    }

    @Override
    public Outcome<StoredImage> run(Path file, Parameters parameters, Execution execution) {
        Volume volume = images.get(file.getFileName().toString());
        return Outcome.done(new StoredImage(List.of(volume.grid().nx(), volume.grid().ny(), volume.grid().nz()), volume.grid(),
                StoredImage.AffineSource.SFORM, OptionalDouble.empty(), volume.voxels(), Map.of()));
    }
}
