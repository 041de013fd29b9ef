package org.lodestone.dicom.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.lodestone.dicom.internal.DicomBytes.Coding;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.dicom.internal.header.DicomHeaderReader;

/**
 * Mutates valid DICOM files and reads their headers. Everything but a header, "no DICOM" or told damage inside the file is a fault, also
 * more than ten seconds. {@code main --seconds N [--seed S]} runs it; tests replay fixed seeds.
 */
public final class DicomFuzz {

    private DicomFuzz() {
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
        System.out.println("DICOM headers: " + runs + " files read, " + faults + " faults");
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
        byte[] content = mutated(new SplittableRandom(seed));
        // A new name each time and gone at the end: some disks flush a file that is written over.
        Path file = Files.write(folder.resolve(seed + ".dcm"), content);
        try {
            return check(file, content);
        } finally {
            Files.delete(file);
        }
    }

    private static String check(Path file, byte[] content) throws IOException {
        long start = System.nanoTime();
        try {
            DicomHeaderReader.read(file);
        } catch (DamagedDicomException e) {
            if (e.offset() < 0 || e.offset() > content.length) {
                return "damage told at " + e.offset() + " of " + content.length;
            }
        } catch (RuntimeException | Error e) {
            return e + " at " + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 4)) + " " + HexFormat.of().formatHex(content);
        }
        long took = System.nanoTime() - start;
        return took > 10_000_000_000L ? "took " + took / 1_000_000 + " ms" : "";
    }

    private static byte[] mutated(SplittableRandom random) {
        Coding coding = Coding.values()[random.nextInt(3)];
        byte[] content = random.nextInt(4) == 0
                ? DicomBytes.identity(DicomBytes.bare(coding), "1.2", "1.2.1", 1, 0).array()
                : DicomBytes.image(coding, "1.2.3.4", "1.2.3.4.1", 7, -12.5).array();
        int changes = 1 + random.nextInt(5);
        for (int change = 0; change < changes && content.length > 0; change++) {
            int at = random.nextInt(content.length);
            switch (random.nextInt(5)) {
                case 0 -> content[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> content[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(content, at, Math.min(content.length, at + 1 + random.nextInt(4)), (byte) 0xff);
                case 3 -> {
                    int length = Math.min(12, content.length - at);
                    System.arraycopy(content, random.nextInt(content.length - length + 1), content, at, length);
                }
                default -> content = random.nextInt(3) == 0 ? Arrays.copyOf(content, at) : content;
            }
        }
        return content;
    }
}
