package org.lodestone.testkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.lodestone.device.DeviceException;

/**
 * Gives parsers of device protocols mutated and random input. Everything but a result or the typed exception with words is a fault.
 * Each input follows from its seed alone.
 */
public final class ParserFuzz {

    private static final int BLOCK = 1000;

    private ParserFuzz() {
    }

    /** Reads one input made from {@code random}. */
    @FunctionalInterface
    public interface Parser {
        /** @throws DeviceException as the parser does */
        void read(SplittableRandom random) throws DeviceException;
    }

    /**
     * Runs each parser for its share of {@code --seconds N}, or for {@code --inputs N}; ends the program with 1 when there was a fault.
     *
     * @param parsers by name
     * @param arguments of the command line
     */
    public static void main(Map<String, Parser> parsers, String[] arguments) {
        long seconds = 60, seed = 1, inputs = Long.MAX_VALUE;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--seconds" -> seconds = Long.parseLong(arguments[i + 1]);
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--inputs" -> inputs = Long.parseLong(arguments[i + 1]);
                default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        boolean sound = true;
        for (Map.Entry<String, Parser> parser : parsers.entrySet()) {
            sound &= run(parser.getKey(), parser.getValue(), seconds * 1_000_000_000L / parsers.size(), seed, inputs);
        }
        System.exit(sound ? 0 : 1);
    }

    private static boolean run(String name, Parser parser, long nanos, long seed, long inputs) {
        long start = System.nanoTime(), runs = 0, faults = 0;
        while (inputs == Long.MAX_VALUE ? System.nanoTime() - start < nanos : runs < inputs) {
            for (int i = 0; i < BLOCK; i++, runs++) {
                String fault = check(parser, seed + runs);
                if (!fault.isEmpty()) {
                    System.out.println(name + ", seed " + (seed + runs) + ": " + fault);
                    faults++;
                }
            }
        }
        System.out.printf(Locale.ROOT, "%s: %d inputs, %d faults, %.0f a second%n", name, runs, faults, runs / ((System.nanoTime() - start) / 1e9));
        return faults == 0;
    }

    /** @return what was wrong with the input of that seed; empty when all is well */
    public static String check(Parser parser, long seed) {
        long start = System.nanoTime();
        try {
            parser.read(new SplittableRandom(seed));
        } catch (DeviceException e) {
            return e.getMessage().isBlank() ? "no message" : "";
        } catch (RuntimeException | Error e) {
            return e + " at " + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 4));
        }
        long took = System.nanoTime() - start;
        return took > 10_000_000_000L ? "took " + took / 1_000_000 + " ms" : "";
    }

    /** @return some bytes of {@code whole} changed, and sometimes its end cut off; a copy */
    public static byte[] mutated(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        for (int changes = random.nextInt(6); changes > 0 && bytes.length > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    /** @return up to {@code longest} random bytes */
    public static byte[] garbage(int longest, SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(longest + 1)];
        random.nextBytes(bytes);
        return bytes;
    }
}
