package org.lodestone.io.internal.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inflater agrees with zlib, byte for byte, also about what is wrong. */
class InflationTest {

    private static final int[] FLUSHES = {Deflater.NO_FLUSH, Deflater.SYNC_FLUSH, Deflater.FULL_FLUSH};

    @TempDir
    Path folder;

    private int number;

    /** What our inflater makes of a raw deflate stream; empty when it refuses. Tells where the input stands through {@code consumed}. */
    private Optional<byte[]> ours(byte[] packed, long[] consumed) throws IOException {
        Path file = Files.write(folder.resolve("s" + number++), packed);
        try (FileChannel channel = FileChannel.open(file)) {
            CompressedInput input = new CompressedInput(channel);
            Inflation inflation = new Inflation(input);
            inflation.begin();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int n = inflation.fill(); n > 0; n = inflation.fill()) {
                out.write(inflation.window(), inflation.start(), n);
            }
            consumed[0] = input.fileOffset();
            return Optional.of(out.toByteArray());
        } catch (DataFormatException | EOFException e) {
            return Optional.empty();
        } finally {
            Files.delete(file);
        }
    }

    private static Optional<byte[]> zlib(byte[] packed, long[] consumed) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[1 << 16];
            while (!inflater.finished()) {
                int n = inflater.inflate(part);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return Optional.empty();
                }
                out.write(part, 0, n);
            }
            consumed[0] = inflater.getBytesRead();
            return Optional.of(out.toByteArray());
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static byte[] deflate(byte[] raw, int level, int strategy, int flush) {
        Deflater deflater = new Deflater(level, true);
        try {
            deflater.setStrategy(strategy);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[1 << 16];
            int half = raw.length / 2;
            deflater.setInput(raw, 0, half);
            int n = part.length;
            while (n > 0 || !deflater.needsInput()) {
                n = deflater.deflate(part, 0, part.length, flush);
                out.write(part, 0, n);
            }
            deflater.setInput(raw, half, raw.length - half);
            deflater.finish();
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Data of one kind: noise, skewed noise with long codewords, runs, repetitions at all distances, words. */
    private static byte[] data(int kind, int length, SplittableRandom random) {
        byte[] data = new byte[length];
        int period = 1 + random.nextInt(40000);
        for (int i = 0; i < length; i++) {
            data[i] = switch (kind) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) Math.min(255, Long.numberOfTrailingZeros(random.nextLong()) * 7 + random.nextInt(1 + i % 3));
                case 2 -> (byte) (i / 1000);
                case 3 -> i < period ? (byte) random.nextInt(256) : data[i - period];
                default -> (byte) (1000 + 300 * Math.sin(i * 0.01) + random.nextInt(9));
            };
        }
        return data;
    }

    @Test
    void everyLevelStrategyAndFlushIsInflatedAsWritten() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        for (int kind = 0; kind < 5; kind++) {
            for (int level = 0; level <= 9; level += 3) {
                for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}) {
                    int flush = FLUSHES[random.nextInt(3)];
                    byte[] raw = data(kind, random.nextInt(700_000), random);
                    byte[] packed = deflate(raw, level, strategy, flush);
                    long[] consumed = new long[1];
                    byte[] behind = Arrays.copyOf(packed, packed.length + random.nextInt(20));
                    assertArrayEquals(raw, ours(behind, consumed).orElseThrow(), "kind " + kind + " level " + level + " " + strategy);
                    assertEquals(packed.length, consumed[0]);
                }
            }
        }
    }

    @Test
    void smallStreamsOfFixedAndEmptyBlocksAreInflated() throws IOException {
        for (int length = 0; length < 300; length++) {
            byte[] raw = data(length % 5, length, new SplittableRandom(length));
            long[] consumed = new long[1];
            assertArrayEquals(raw, ours(deflate(raw, 9, Deflater.DEFAULT_STRATEGY, Deflater.SYNC_FLUSH), consumed).orElseThrow());
        }
    }

    @Test
    void aStreamCutAtAnyByteEndsInTheMiddle() throws IOException {
        byte[] packed = deflate(data(4, 3000, new SplittableRandom(2)), 6, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH);
        for (int length = 0; length < packed.length; length++) {
            assertTrue(ours(Arrays.copyOf(packed, length), new long[1]).isEmpty(), "cut at " + length);
        }
    }

    @Test
    void mutatedStreamsAreTakenOrRefusedExactlyAsByZlib() throws IOException {
        int taken = 0;
        for (long seed = 0; seed < 4000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] raw = data((int) (seed % 5), 1 + random.nextInt(2000), random);
            byte[] packed = deflate(raw, 1 + random.nextInt(9), random.nextInt(3), FLUSHES[random.nextInt(3)]);
            int changes = 1 + random.nextInt(3);
            for (int change = 0; change < changes; change++) {
                // Early bytes hold the codes, where most of the rules are.
                packed[random.nextInt(random.nextBoolean() ? Math.min(80, packed.length) : packed.length)] = (byte) random.nextInt(256);
            }
            long[] consumed = new long[1];
            long[] expectedConsumed = new long[1];
            Optional<byte[]> expected = zlib(packed, expectedConsumed);
            Optional<byte[]> actual = ours(packed, consumed);
            assertEquals(expected.isPresent(), actual.isPresent(), "seed " + seed);
            if (expected.isPresent()) {
                assertArrayEquals(expected.get(), actual.get(), "seed " + seed);
                assertEquals(expectedConsumed[0], consumed[0], "seed " + seed);
                taken++;
            }
        }
        assertTrue(taken > 100, taken + " mutated streams were valid");
    }

    @Test
    void randomBytesAreRefusedOrTakenAsByZlib() throws IOException {
        for (long seed = 0; seed < 3000; seed++) {
            byte[] noise = new byte[200];
            new SplittableRandom(seed).nextBytes(noise);
            Optional<byte[]> expected = zlib(noise, new long[1]);
            Optional<byte[]> actual = ours(noise, new long[1]);
            assertEquals(expected.isPresent(), actual.isPresent(), "seed " + seed);
            expected.ifPresent(bytes -> assertArrayEquals(bytes, actual.get()));
        }
    }

    @Test
    void codesThatNoStreamCanHaveAreRefused() {
        PrefixCode code = new PrefixCode(9, Meanings.distances());
        assertThrows(DataFormatException.class, () -> code.build(new byte[] {1, 1, 1}, 0, 3, true));
        assertThrows(DataFormatException.class, () -> code.build(new byte[] {2, 2, 2}, 0, 3, true));
        assertThrows(DataFormatException.class, () -> code.build(new byte[] {2}, 0, 1, true));
    }
}
