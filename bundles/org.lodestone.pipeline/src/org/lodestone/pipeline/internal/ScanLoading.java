package org.lodestone.pipeline.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Series;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.image.Voxels;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.function.EchoCombination;
import org.lodestone.method.function.EchoInput;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.study.bids.BidsScan;

/** Reads scans and refuses those that nothing sound can be computed from, naming the file. */
final class ScanLoading {

    private static final int BLOCK = 1 << 16;
    private static final double TR_TOLERANCE = 0.01;

    private ScanLoading() {
    }

    static Volume t1w(BidsScan scan, String label, MethodRegistry methods, StepLog log, Execution execution) {
        StoredImage image = log.take(ImageFiles.read(scan.file(), methods, execution));
        if (image.volumes() != 1) {
            throw refused("LS-SCAN-010", scan.file() + " has " + image.volumes() + " volumes; a T1w scan has one.",
                    "Give one structural volume.");
        }
        checkValues(scan.file(), image.voxels(), execution);
        return image.asVolume(Frame.t1w("sub-" + label));
    }

    /** The run of a source; several echoes become one. */
    static Series combined(RunSource source, JobContext job, Execution execution) {
        List<Series> echoes = source.echoes().stream()
                .map(scan -> run(scan, source.prefix(), job.request().settings().trSeconds(), job.methods(), job.log(), execution)).toList();
        if (echoes.size() == 1) {
            return echoes.getFirst();
        }
        List<Double> times = source.echoes().stream().map(scan -> scan.sidecar().path("EchoTime").asDouble(0)).toList();
        for (int e = 0; e < times.size(); e++) {
            if (!(times.get(e) > (e == 0 ? 0 : times.get(e - 1)))) {
                throw refused("LS-SCAN-027", source.prefix() + " has echoes whose times are missing or equal: " + times + ".",
                        "Write EchoTime in seconds into the sidecar of each echo.");
            }
        }
        for (Series echo : echoes) {
            if (!echo.grid().sameAs(echoes.getFirst().grid()) || echo.length() != echoes.getFirst().length()) {
                throw refused("LS-SCAN-033", "The echoes of " + source.prefix() + " have different shapes.", "Convert the run again.");
            }
        }
        return job.runner().run(ChainStep.COMBINE_ECHOES, EchoCombination.class, new EchoInput(echoes, times), execution);
    }

    private static Series run(
            BidsScan scan, String id, Optional<Double> tr, MethodRegistry methods, StepLog log, Execution execution) {
        StoredImage image = log.take(ImageFiles.read(scan.file(), methods, execution));
        if (image.volumes() < 2) {
            throw refused("LS-SCAN-011", scan.file() + " has one volume; a functional run has many.",
                    "Give the four-dimensional run, not a single volume or a map of it.");
        }
        double seconds = tr.isPresent() ? overridden(scan, tr.get(), image.trSeconds(), log) : repetitionTime(scan, image.trSeconds());
        checkValues(scan.file(), image.voxels(), execution);
        return image.asSeries(Frame.bold(id), seconds);
    }

    /** The caller's word counts; that header or sidecar say something else is told. */
    private static double overridden(BidsScan scan, double seconds, OptionalDouble header, StepLog log) {
        if (!(seconds > 0)) {
            throw refused("LS-SCAN-028", "A repetition time of " + seconds + " s cannot be.", "Give the true time between volumes in seconds.");
        }
        OptionalDouble stored = scan.repetitionTimeSeconds().isPresent() ? scan.repetitionTimeSeconds() : header;
        if (stored.isPresent() && Math.abs(stored.getAsDouble() - seconds) > TR_TOLERANCE * seconds) {
            log.say(Finding.warning("LS-SCAN-029", "The repetition time of " + scan.file().getFileName() + " is taken as " + seconds
                    + " s, as asked; the files say " + stored.getAsDouble() + " s.", "Make sure which one is right."));
        }
        return seconds;
    }

    private static double repetitionTime(BidsScan scan, OptionalDouble header) {
        OptionalDouble sidecar = scan.repetitionTimeSeconds();
        if (sidecar.isPresent() && !(sidecar.getAsDouble() > 0)) {
            throw refused("LS-SCAN-012", "The sidecar of " + scan.file() + " gives a RepetitionTime of " + sidecar.getAsDouble() + " s.",
                    "Write the true RepetitionTime in seconds into the sidecar.");
        }
        if (sidecar.isEmpty() && header.isEmpty()) {
            throw refused("LS-SCAN-013", scan.file() + " gives no repetition time, neither in its header nor in a sidecar.",
                    "Write RepetitionTime in seconds into a JSON sidecar.");
        }
        if (sidecar.isPresent() && header.isPresent()
                && Math.abs(sidecar.getAsDouble() - header.getAsDouble()) > TR_TOLERANCE * sidecar.getAsDouble()) {
            throw refused("LS-SCAN-014", scan.file() + " contradicts its sidecar: repetition time " + header.getAsDouble()
                    + " s in the header, " + sidecar.getAsDouble() + " s in the sidecar.", "Correct the wrong one of the two.");
        }
        return sidecar.isPresent() ? sidecar.getAsDouble() : header.getAsDouble();
    }

    /** One pass over the stored voxels: no NaN, no infinity, not all the same. */
    private static void checkValues(Path file, Voxels voxels, Execution execution) {
        int blocks = Math.toIntExact(Math.ceilDiv(voxels.size(), BLOCK));
        var ranges = execution.parallel().map(blocks, execution.progress(), b -> {
            float[] values = new float[(int) Math.min(BLOCK, voxels.size() - (long) b * BLOCK)];
            voxels.read((long) b * BLOCK, values, 0, values.length);
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            long broken = 0;
            for (float value : values) {
                if (Float.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                } else {
                    broken++;
                }
            }
            return new double[] {low, high, broken};
        });
        double low = ranges.stream().mapToDouble(r -> r[0]).min().orElse(0);
        double high = ranges.stream().mapToDouble(r -> r[1]).max().orElse(0);
        long broken = (long) ranges.stream().mapToDouble(r -> r[2]).sum();
        if (broken > 0) {
            throw refused("LS-SCAN-015", file + " holds " + broken + " voxels that are no numbers (NaN or infinite).",
                    "Export the scan again, or replace those voxels by zero after finding out why they are there.");
        }
        if (!(high > low)) {
            throw refused("LS-SCAN-016", file + " is constant: every voxel is " + low + ".", "Export the scan again.");
        }
    }

    private static RefusedException refused(String code, String message, String remedy) {
        return new RefusedException(Finding.error(code, message, remedy));
    }
}
