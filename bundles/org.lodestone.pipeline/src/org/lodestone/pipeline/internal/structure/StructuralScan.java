package org.lodestone.pipeline.internal.structure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.pipeline.DelineationRequest;
import org.lodestone.pipeline.internal.StepLog;
import org.lodestone.study.bids.BidsName;

/**
 * The scan as it is worked on.
 *
 * @param grid of the file: results lie on it
 * @param work the scan without NaN; on the file's grid, or on a coarser one when the file's voxels are far below a millimetre
 * @param broken voxels that were no numbers, on the grid of {@code work}; empty for none
 * @param lesion what must not count, on the grid of {@code work}
 * @param gates what the header means for a target
 */
record StructuralScan(Grid grid, Volume work, Optional<Mask> broken, Optional<Mask> lesion, List<Gate> gates) {

    /** Finer voxels cost time and tell nothing more about folds. */
    private static final double FINEST_MM = 0.65;
    private static final double FINE_WORK_MM = 0.8;

    static StructuralScan read(DelineationRequest request, StepLog log, Execution execution) {
        Path file = request.t1w();
        StoredImage image = log.take(ImageFiles.read(file, request.methods(), execution));
        if (image.volumes() != 1) {
            throw refused("LS-STRUCT-001", file + " has " + image.volumes() + " volumes; a T1w scan has one.",
                    "Give one structural volume, not a run.");
        }
        String name = BidsName.parse(file).map(BidsName::entityPrefix).orElse(file.getFileName().toString());
        Frame frame = Frame.t1w(name);
        HeaderGeometry header = HeaderGeometry.of(image);
        Grid grid = header.chosen(request.header(), file.toString()).in(frame);
        Volume whole = new Volume(grid, image.voxels());
        float[] values = whole.toFloats();
        BitSet broken = new BitSet();
        float low = Float.POSITIVE_INFINITY, high = Float.NEGATIVE_INFINITY;
        for (int v = 0; v < values.length; v++) {
            if (Float.isFinite(values[v])) {
                low = Math.min(low, values[v]);
                high = Math.max(high, values[v]);
            } else {
                broken.set(v);
            }
        }
        if (!(high > low)) {
            throw refused("LS-STRUCT-002", file + " is empty: every voxel is the same.", "Export the scan again.");
        }
        Optional<Mask> noNumbers = broken.isEmpty() ? Optional.empty() : Optional.of(new Mask(grid, broken));
        noNumbers.ifPresent(mask -> log.say(Finding.warning("LS-STRUCT-005", mask.count() + " voxels of the scan are no numbers (NaN) and count as 0.",
                "Look where they are before you use the result, or export the scan again.").with("brokenVoxels", mask.count())));
        Volume clean = noNumbers.isEmpty() ? whole : Volume.of(grid, zeroed(values, broken));
        Optional<Mask> lesion = request.lesion().map(path -> lesion(path, image, grid, request, log, execution));
        List<Gate> gates = new ArrayList<>(header.gates(request.header()));
        double largest = Math.max(grid.spacingMm(0), Math.max(grid.spacingMm(1), grid.spacingMm(2)));
        gates.add(Gate.atMost("voxel-size", largest, 2, "mm", String.format(java.util.Locale.ROOT, largest <= 2
                ? "The largest voxel edge is %.2f mm." : "The largest voxel edge is %.2f mm: cortex is 2 to 4 mm thick, folds are not resolved and a "
                + "target is good to a voxel at best. Take a T1w scan of about 1 mm.", largest)));
        if (Math.cbrt(grid.voxelVolumeMm3()) >= FINEST_MM) {
            return new StructuralScan(grid, clean, noNumbers, lesion, gates);
        }
        Grid coarse = grid.withSpacing(FINE_WORK_MM);
        AffineTransform same = AffineTransform.identity(frame);
        Volume work = Resampling.resample(Smoothing.gaussian(clean, FINE_WORK_MM, execution), coarse, same, Interpolation.LINEAR, 0, execution);
        log.say(Finding.info("LS-STRUCT-003", "The scan is worked on at 0.8 mm; results are written on its own grid."));
        return new StructuralScan(grid, work, noNumbers.map(mask -> Resampling.resample(mask, coarse, same, execution)),
                lesion.map(mask -> Resampling.resample(mask, coarse, same, execution)), gates);
    }

    private static float[] zeroed(float[] values, BitSet broken) {
        float[] clean = values.clone();
        broken.stream().forEach(v -> clean[v] = 0);
        return clean;
    }

    private static Mask lesion(Path path, StoredImage scan, Grid grid, DelineationRequest request, StepLog log, Execution execution) {
        StoredImage image = log.take(ImageFiles.read(path, request.methods(), execution));
        Volume volume = image.asVolume(grid.frame());
        if (image.grid().in(scan.grid().frame()).sameAs(scan.grid())) {
            // The mask was drawn on the scan: voxel on voxel, whichever geometry was chosen.
            return Mask.above(new Volume(grid, volume.voxels()), 0.5);
        }
        log.say(Finding.info("LS-STRUCT-004", path + " lies on another grid than the scan and is carried over by its millimetres."));
        return Resampling.resample(Mask.above(volume, 0.5), grid, AffineTransform.identity(grid.frame()), execution);
    }

    /** @return true when the work is done on a coarser grid than the file's */
    boolean isCoarser() {
        return !work.grid().sameAs(grid);
    }

    private static RefusedException refused(String code, String message, String remedy) {
        return new RefusedException(Finding.error(code, message, remedy));
    }
}
