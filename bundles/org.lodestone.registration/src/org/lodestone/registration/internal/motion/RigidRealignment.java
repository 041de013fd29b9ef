package org.lodestone.registration.internal.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.SplineImage;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Morphology;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.Realignment;
import org.lodestone.registration.internal.linear.HeadMask;

/**
 * Rigid realignment in two passes, first to the first volume, then to the mean of the realigned ones. The reference space is that of the
 * first volume.
 */
public final class RigidRealignment implements Realignment {

    /** Volumes a task; fixed, because each starts from the pose of the one before it. */
    private static final int CHUNK = 5;
    private static final double COARSE_FWHM_MM = 10;
    private static final double FINE_FWHM_MM = 5;

    private static final MethodInfo INFO = MethodInfo.of("lodestone.registration.rigid-realignment", "1",
            "Rigid realignment",
            "Six parameters a volume by least squares inside the head, to the first volume and then to the mean; cubic B-splines.",
            "Friston KJ et al. Spatial registration and normalization of images. Hum Brain Mapp 1995;3:165-189",
            "Unser M. Splines: a perfect fit. IEEE Signal Process Mag 1999;16:22-38");

    @Override
    public MethodInfo info() {
        return INFO;
    }

    @Override
    public Outcome<HeadMotion> run(Series series, Parameters parameters, Execution execution) {
        Grid grid = series.grid();
        if (Math.min(grid.nx(), Math.min(grid.ny(), grid.nz())) < 4) {
            return Outcome.refused(Finding.error("LS-REG-006",
                    "The run has " + grid.nx() + " x " + grid.ny() + " x " + grid.nz() + " voxels: too thin to see the head move.",
                    "Use a run of at least four slices."));
        }
        Volume first = finite(series.volume(0));
        Mask head = HeadMask.of(first, execution);
        if (head.count() < 100) {
            return Outcome.refused(Finding.error("LS-REG-003", "The first volume of the run shows no head.",
                    "Check that the run is BOLD and not empty."));
        }
        execution.progress().report(0, "Realigning to the first volume");
        List<Affine> poses = toFirst(series, first, weights(head, grid, execution), execution);
        execution.progress().report(0.45, "Averaging the realigned volumes");
        Volume mean = MeanVolume.of(series, poses, execution);
        execution.progress().report(0.55, "Realigning to the mean");
        List<Affine> refined = toMean(series, mean, weights(HeadMask.of(mean, execution), grid, execution), poses, execution);
        execution.progress().report(1, "Realigned");
        // said from the first volume, whose own pose is then exact, and not from the mean, which lies where the first pass left it
        Affine firstPose = refined.getFirst();
        List<Affine> motion = refined.stream().map(pose -> pose.inverse().times(firstPose)).toList();
        List<Affine> exact = new ArrayList<>(motion);
        exact.set(0, Affine.IDENTITY);
        return Outcome.done(new HeadMotion(grid.frame(), exact), findings(exact, series));
    }

    private static List<Affine> toFirst(Series series, Volume first, float[] weights, Execution execution) {
        VolumeFit coarse = new VolumeFit(
                SplineImage.of(Smoothing.gaussian(first, COARSE_FWHM_MM, execution), execution), weights, 2, false);
        VolumeFit fine = new VolumeFit(
                SplineImage.of(Smoothing.gaussian(first, FINE_FWHM_MM, execution), execution), weights, 2, false);
        Affine[] poses = new Affine[series.length()];
        poses[0] = Affine.IDENTITY;
        Execution alone = new Execution(Parallel.single(), execution.progress());
        execution.parallel().forRanges(series.length(), CHUNK, execution.progress(), (start, end) -> {
            Affine before = Affine.IDENTITY;
            for (int t = Math.max(1, start); t < end; t++) {
                Volume volume = finite(series.volume(t));
                float[] smooth = Smoothing.gaussian(volume, COARSE_FWHM_MM, alone).toFloats();
                Affine from = coarse.cost(smooth, before) < coarse.cost(smooth, Affine.IDENTITY) ? before : Affine.IDENTITY;
                Affine rough = coarse.fit(smooth, from, 20, 0.1).volumeToReference();
                float[] lessSmooth = Smoothing.gaussian(volume, FINE_FWHM_MM, alone).toFloats();
                poses[t] = fine.fit(lessSmooth, rough, 6, 0.05).volumeToReference();
                before = poses[t];
            }
        });
        return Arrays.asList(poses);
    }

    private static List<Affine> toMean(Series series, Volume mean, float[] weights, List<Affine> poses, Execution execution) {
        VolumeFit fit = new VolumeFit(SplineImage.of(mean, execution), weights, 1, true);
        return execution.parallel().map(series.length(), execution.progress(),
                t -> fit.fit(finite(series.volume(t)).toFloats(), poses.get(t), 4, 0.02).volumeToReference());
    }

    private static float[] weights(Mask head, Grid grid, Execution execution) {
        return Morphology.dilate(head, 1.5 * grid.spacingMm(0), execution).toVolume().toFloats();
    }

    private static Volume finite(Volume volume) {
        float[] values = new float[(int) volume.grid().size()];
        volume.voxels().read(0, values, 0, values.length);
        for (int v = 0; v < values.length; v++) {
            values[v] = Float.isFinite(values[v]) ? values[v] : 0;
        }
        return Volume.of(volume.grid(), values);
    }

    private static List<Finding> findings(List<Affine> motion, Series series) {
        List<Finding> findings = new ArrayList<>();
        for (int t = 0; t < motion.size(); t++) {
            double far = motion.get(t).apply(series.grid().centreMm()).distance(series.grid().centreMm());
            if (far > 25) {
                findings.add(Finding.warning("LS-REG-007",
                        "Volume " + t + " lies " + Math.round(far) + " mm from the first one.",
                        "Look at that volume; leave it out when it is damaged.").with("volume", t));
            }
        }
        return findings;
    }
}
