package org.lodestone.connectivity.internal.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.StoredImage;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.VolumeReader;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.RunConnectivityInput;
import org.lodestone.testkit.SharedData;

/** A seed map of nilearn 0.10.4 on a real run, made again with the same order of steps. */
class NilearnReferenceTest {

    private static final Execution EXECUTION = Execution.unobserved();

    private static StoredImage read(Path file) {
        VolumeReader reader = MethodRegistry.fromClassPath(NilearnReferenceTest.class.getClassLoader()).all(VolumeReader.class).stream()
                .filter(r -> r.accepts(file)).findFirst().orElseThrow();
        return reader.run(file, Parameters.defaults(reader.parameters()), EXECUTION).orThrow();
    }

    private static Path reference(String name) {
        Path file = SharedData.folder().map(f -> f.resolve("reference/nilearn-0.10.4").resolve(name)).orElse(Path.of(name));
        Assumptions.assumeTrue(Files.exists(file), "shared/reference/nilearn-0.10.4/" + name + " is not here");
        return file;
    }

    @Test
    void mapAndSeedSeriesAgreeToTheFifthDecimal() throws IOException {
        Frame frame = Frame.bold("feat");
        Series run = read(SharedData.file("bold/feat_filtered_func_data.nii.gz")).asSeries(frame, 3);
        Mask mask = Mask.above(read(reference("feat_mask.nii.gz")).asVolume(frame), 0.5);
        Grid grid = run.grid();
        Mask seed = Mask.where(grid, v -> grid.toWorld(v % 64, v / 64 % 64, v / 4096).distance(new Vec3(-1.5, -1.5, -6)) <= 2);
        RunSeedPearson method = new RunSeedPearson();
        ConnectivityMap map = method.run(new RunConnectivityInput(run, mask, seed, new Confounds(List.of(), new double[0][])),
                Parameters.of(method.parameters(), Map.of("filter", "butterworth5")), EXECUTION).orThrow();

        List<String> lines = Files.readAllLines(reference("feat_seed.tsv"));
        double mean = 0, square = 0;
        for (float x : map.seedSeries()) {
            mean += x / 64.0;
        }
        for (float x : map.seedSeries()) {
            square += (x - mean) * (x - mean) / 63.0;
        }
        for (int t = 0; t < 64; t++) {
            assertEquals(Double.parseDouble(lines.get(t).strip()), (map.seedSeries()[t] - mean) / Math.sqrt(square), 1e-5, "volume " + t);
        }
        float[] expected = read(reference("feat_r.nii.gz")).asVolume(frame).toFloats();
        float[] r = map.r().toFloats();
        double worst = 0;
        for (int voxel : mask.indices()) {
            worst = Math.max(worst, Math.abs(r[voxel] - expected[voxel]));
        }
        assertTrue(worst <= 1e-5, "largest difference of r " + worst);
    }
}
