package org.lodestone.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.image.ElementType;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;

/** Writes images of 9 x 8 x 7 random voxels as a dataset's scans. */
record TinyScans(Path dataset) {

    private static final Grid GRID = new Grid(9, 8, 7, Affine.scaling(3, 3, 3), Frame.scan("tiny"));

    float[] values(int volumes) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[(int) GRID.size() * volumes];
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) random.nextDouble(1, 100);
        }
        return values;
    }

    void volume(String name, int volumes) throws IOException {
        volume(name, volumes, values(volumes));
    }

    void volume(String name, int volumes, float[] values) throws IOException {
        Path file = dataset.resolve(name);
        Files.createDirectories(file.getParent());
        ImageFiles.write(
                new WriteRequest(file, GRID, volumes, volumes > 1 ? 2 : 0, new FloatVoxels(values), ElementType.FLOAT32, "tiny"),
                MethodRegistry.fromClassPath(TinyScans.class.getClassLoader()), Execution.unobserved()).orThrow();
    }

    void text(String name, String content) throws IOException {
        Files.createDirectories(dataset.resolve(name).getParent());
        Files.writeString(dataset.resolve(name), content);
    }

    /** Says in the header of a written file that its first axis is that long. */
    void lyingHeader(String name, int extent) throws IOException {
        byte[] bytes;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(dataset.resolve(name)))) {
            bytes = in.readAllBytes();
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(42, (short) extent);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(dataset.resolve(name)))) {
            out.write(bytes);
        }
    }
}
