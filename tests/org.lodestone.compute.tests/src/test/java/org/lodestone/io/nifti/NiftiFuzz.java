package org.lodestone.io.nifti;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Severity;
import org.lodestone.io.nifti.NiftiBytes.Field;

/**
 * Mutates valid NIfTI files and reads them. A file may be read or refused with file, offset and remedy; everything else is a fault:
 * another exception, an error, more than ten seconds. {@code main --seconds N [--seed S]} runs it and prints the seed of each fault; tests
 * replay fixed seeds.
 */
public final class NiftiFuzz {

    private static final Execution SINGLE = new Execution(Parallel.single(), Progress.NONE);

    private NiftiFuzz() {
    }

    /** Runs until the time is over; exit status 1 when a fault was found. */
    public static void main(String[] arguments) throws IOException {
        long seconds = 60;
        long seed = 1;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--seconds" -> seconds = Long.parseLong(arguments[i + 1]);
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        Path folder = Files.createTempDirectory("fuzz");
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long runs = 0;
        long faults = 0;
        while (System.nanoTime() < end) {
            String fault = check(folder, seed + runs);
            if (!fault.isEmpty()) {
                System.out.println("seed " + (seed + runs) + ": " + fault);
                faults++;
            }
            runs++;
        }
        Files.delete(folder);
        System.out.println("NIfTI: " + runs + " files read, " + faults + " faults");
        System.exit(faults == 0 ? 0 : 1);
    }

    /**
     * Reads one mutated file.
     *
     * @param folder where to put it
     * @param seed decides the file
     * @return what was wrong; empty when all is well
     */
    static String check(Path folder, long seed) throws IOException {
        byte[] content = mutated(seed);
        boolean gzip = content.length > 1 && content[0] == 0x1f;
        // A new name each time and gone at the end: some disks flush a file that is written over.
        Path file = Files.write(folder.resolve(seed + (gzip ? ".nii.gz" : ".nii")), content);
        try {
            return check(file, content);
        } finally {
            Files.delete(file);
        }
    }

    private static String check(Path file, byte[] content) {
        long start = System.nanoTime();
        try {
            Outcome<NiftiImage> outcome = NiftiFiles.read(file, SINGLE);
            if (outcome instanceof Outcome.Done<NiftiImage>(NiftiImage image, List<Finding> _)) {
                touch(image);
            } else if (outcome.findings().stream().filter(f -> f.severity() == Severity.ERROR)
                    .anyMatch(f -> !f.facts().containsKey("file") || !f.facts().containsKey("offset"))) {
                return "no file or offset in " + outcome.findings();
            }
        } catch (RuntimeException | Error e) {
            return e + " at " + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 4)) + " " + HexFormat.of().formatHex(content);
        }
        long took = System.nanoTime() - start;
        return took > 10_000_000_000L ? "took " + took / 1_000_000 + " ms" : "";
    }

    private static void touch(NiftiImage image) {
        long size = image.voxels().size();
        float[] some = new float[(int) Math.min(size, 100)];
        image.voxels().read(size - some.length, some, 0, some.length);
        image.voxels().get(size - 1);
        image.image().grid().orientation();
        if (image.image().volumes() < 1) {
            throw new IllegalStateException("no volume");
        }
    }

    private static byte[] mutated(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<NiftiBytes> seeds = new ArrayList<>();
        for (int version = 1; version <= 2; version++) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                seeds.add(NiftiBytes.of(version, order));
                seeds.add(NiftiBytes.of(version, order).code(Field.QFORM, 1).real(Field.QUATERN, 0, 0.5).dim(4, 2, 3, 2, 2));
            }
        }
        NiftiBytes base = seeds.get(random.nextInt(seeds.size()));
        byte[] content = base.array();
        boolean compress = random.nextInt(3) == 0;
        if (compress && random.nextBoolean()) {
            content = mutate(base.gzip(), random);
        } else {
            content = mutate(content, random);
            content = compress ? NiftiBytes.gzip(content) : content;
        }
        return content;
    }

    private static byte[] mutate(byte[] original, SplittableRandom random) {
        byte[] content = original.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && content.length > 0; i++) {
            int at = random.nextInt(content.length);
            switch (random.nextInt(7)) {
                case 0 -> content[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> content[at] = (byte) random.nextInt(256);
                case 2 -> content[at] = (byte) (random.nextBoolean() ? 0x7f : 0xff);
                case 3 -> Arrays.fill(content, at, Math.min(content.length, at + 1 + random.nextInt(8)), (byte) -random.nextInt(2));
                case 4 -> content = Arrays.copyOf(content, at);
                case 5 -> content = Arrays.copyOf(content, content.length + random.nextInt(64));
                default -> {
                    int length = Math.min(8, content.length - at);
                    System.arraycopy(content, random.nextInt(content.length - length + 1), content, at, length);
                }
            }
        }
        return content;
    }
}
