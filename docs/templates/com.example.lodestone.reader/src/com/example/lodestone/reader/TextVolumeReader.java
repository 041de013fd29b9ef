package com.example.lodestone.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringTokenizer;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.StoredImage;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.VolumeReader;

/** Reads {@code .voltxt}: words {@code nx ny nz spacingMm}, then one number a voxel, x fastest, axes right, front, up. */
public final class TextVolumeReader implements VolumeReader {

    private static final int LARGEST = 256;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("com.example.text-volume-reader", "1", "Volumes as text", "Reads .voltxt files. An example.");
    }

    @Override
    public boolean accepts(Path file) {
        return file.getFileName().toString().endsWith(".voltxt");
    }

    @Override
    public Outcome<StoredImage> run(Path file, Parameters parameters, Execution execution) {
        try {
            StringTokenizer words = new StringTokenizer(Files.readString(file));
            int nx = extent(words);
            int ny = extent(words);
            int nz = extent(words);
            double mm = Double.parseDouble(words.nextToken());
            // What a header claims is compared with what is there before anything is allocated.
            if (words.countTokens() != nx * ny * nz) {
                return refused(file, "holds " + words.countTokens() + " values instead of " + nx * ny * nz);
            }
            float[] values = new float[nx * ny * nz];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(words.nextToken());
            }
            Grid grid = new Grid(nx, ny, nz, Affine.scaling(mm, mm, mm), Frame.scan(file.getFileName().toString()));
            return Outcome.done(new StoredImage(List.of(nx, ny, nz), grid, StoredImage.AffineSource.SFORM, OptionalDouble.empty(),
                    new FloatVoxels(values), Map.of("format", "voltxt")));
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            return refused(file, "cannot be understood: " + e.getMessage());
        } catch (IOException e) {
            return refused(file, "cannot be read: " + e.getMessage());
        }
    }

    private static int extent(StringTokenizer words) {
        int extent = Integer.parseInt(words.nextToken());
        if (extent < 1 || extent > LARGEST) {
            throw new IllegalArgumentException("an extent of " + extent);
        }
        return extent;
    }

    private static Outcome<StoredImage> refused(Path file, String why) {
        return Outcome.refused(Finding.error("LS-EXAMPLE-003", file + " " + why + ".", "Write the file again."));
    }
}
