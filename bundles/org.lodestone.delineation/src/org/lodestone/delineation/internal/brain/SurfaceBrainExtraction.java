package org.lodestone.delineation.internal.brain;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.delineation.internal.HeadScan;
import org.lodestone.delineation.internal.mesh.Voxelizer;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.BrainExtraction;

/**
 * Brain extraction in two steps: a smooth surface that grows from inside tells brain from head, then tissue corrects the border. An
 * image that holds nothing but a brain keeps it whole.
 */
public final class SurfaceBrainExtraction implements BrainExtraction {

    /** Voxels of the upright grid the brain is looked for on: the scan's size within these limits. */
    private static final double FINEST_MM = 1;
    private static final double COARSEST_MM = 2;
    private static final int STEPS = 600;
    /** A surface around more than this has left the skull; the largest healthy brains have 2000 ml. */
    private static final double LEAK_ML = 2250;
    private static final double STRICTER = 0.06;
    private static final double DARKEST_BORDER = 0.85;
    /** Larger voxels mix bone with what lies around it: the border gets brighter. Found on two heads at 1, 2 and 3 mm. */
    private static final double BLUR = 0.175;
    private static final double BLUR_SCALE_MM = 0.65;

    /** Creates it. */
    public SurfaceBrainExtraction() {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.delineation.brain", "1", "Brain by surface and tissue",
                "A smooth surface grows from inside the brain to its dark rim; tissue then corrects the border.",
                "Smith SM (2002) Fast robust automated brain extraction. Human Brain Mapping 17:143-155. doi:10.1002/hbm.10062");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.real("localThreshold", 0.55, 0.1, 0.9,
                        "Where between air and local white matter the border lies, for 1 mm voxels; smaller gives a larger brain (Smith 2002: 0.5)."),
                Parameter.real("sulcusMm", 3, 0, 10, "Half the width of sulci that count as brain; found on Colin27 and MNI 2009a."));
    }

    @Override
    public Outcome<Mask> run(Volume scan, Parameters parameters, Execution execution) {
        double coarse = Math.max(0, Math.cbrt(scan.grid().voxelVolumeMm3()) - 1);
        double localThreshold = Math.min(DARKEST_BORDER, parameters.real("localThreshold") + BLUR * (1 - Math.exp(-coarse / BLUR_SCALE_MM)));
        BrainTissue.Settings settings = new BrainTissue.Settings(5, 2, 2, parameters.real("sulcusMm"), 8, 1.5, 1.5);
        return HeadScan.prepare(scan, workingMm(scan), execution).then(head -> {
            Mask first = plausibleBrain(head, localThreshold, execution.part(0, 0.6));
            if (first.volumeMl() < 300 || first.volumeMl() > 3500) {
                return Outcome.refused(Finding.error("LS-DELIN-010", "No brain was found: what looks like one has "
                        + Math.round(first.volumeMl()) + " ml.", "Give a whole-head T1w scan; check voxel sizes and orientation.")
                        .with("volumeMl", first.volumeMl()));
            }
            boolean extracted = ExtractedBrain.isAlready(head, first, execution);
            Mask corrected = extracted ? ExtractedBrain.whole(head) : BrainTissue.correct(head, first, settings, execution.part(0.6, 1));
            Mask brain = Resampling.resample(corrected, scan.grid(), AffineTransform.identity(scan.grid().frame()), execution);
            return Outcome.done(brain, judge(first, brain, extracted));
        });
    }

    /** Grows the surface; again with a stricter border when it broke out of the skull. */
    private static Mask plausibleBrain(HeadScan head, double localThreshold, Execution execution) {
        Mask brain = firstBrain(head, localThreshold, execution);
        for (double stricter = localThreshold + STRICTER; brain.volumeMl() > LEAK_ML && stricter <= DARKEST_BORDER; stricter += STRICTER) {
            brain = firstBrain(head, stricter, execution);
        }
        return brain;
    }

    private static Mask firstBrain(HeadScan head, double localThreshold, Execution execution) {
        BrainBalloon balloon = new BrainBalloon(head, localThreshold);
        BrainGuess guess = BrainGuess.fromHead(head);
        // The second round starts from the first one's brain: its centre no longer depends on face and neck.
        Mask rough = Voxelizer.inside(balloon.grow(guess, STEPS / 2, execution.part(0, 0.35)), head.image().grid());
        BrainGuess better = rough.count() > 0 ? BrainGuess.fromBrain(head, rough) : guess;
        return Voxelizer.inside(balloon.grow(better, STEPS, execution.part(0.35, 1)), head.image().grid());
    }

    private static double workingMm(Volume scan) {
        return Math.clamp(Math.cbrt(scan.grid().voxelVolumeMm3()), FINEST_MM, COARSEST_MM);
    }

    private static List<Finding> judge(Mask first, Mask brain, boolean extracted) {
        List<Finding> findings = new ArrayList<>();
        double volume = brain.volumeMl();
        if (extracted) {
            findings.add(Finding.warning("LS-DELIN-013", "The scan shows a brain alone: what lay around it was removed before.",
                    "Give the whole-head scan; without skin there is no scalp target."));
        }
        if (volume < 800 || volume > 2200) {
            findings.add(Finding.warning("LS-DELIN-011", "The brain has " + Math.round(volume) + " ml, adults' have 1000 to 2000 ml.",
                    "Look at its contour before you use anything that follows from it.").with("volumeMl", volume));
        }
        double change = Math.abs(volume - first.volumeMl()) / first.volumeMl();
        if (change > 0.3) {
            findings.add(Finding.warning("LS-DELIN-012", "Surface and tissue disagree about the brain by "
                    + Math.round(100 * change) + " % of its volume.", "Look at its contour before you use anything that follows from it."));
        }
        return findings;
    }
}
