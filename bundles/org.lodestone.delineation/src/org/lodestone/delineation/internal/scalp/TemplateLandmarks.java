package org.lodestone.delineation.internal.scalp;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.method.structure.LandmarkDetection;
import org.lodestone.method.structure.LandmarkDetectionInput;

/**
 * Carries the landmarks of Colin27 (positions of the standard 10-05 montage, Oostenveld 2001) to the patient and puts them on the nearest
 * skin.
 */
public final class TemplateLandmarks implements LandmarkDetection {

    private static final Vec3 NASION = new Vec3(0.0083, 86.8110, -39.9830);
    private static final Vec3 INION = new Vec3(0.0045, -118.5650, -23.0780);
    private static final Vec3 LEFT = new Vec3(-86.0761, -19.9897, -47.9860);
    private static final Vec3 RIGHT = new Vec3(85.7939, -20.0093, -48.0310);
    /** A template's landmark this far off the skin means that head or registration do not fit. */
    private static final double LARGEST_GAP_MM = 20;

    /** Creates it. */
    public TemplateLandmarks() {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.delineation.template-landmarks", "1", "Landmarks carried from the template",
                "Nasion, inion and preauricular points of Colin27, put on the nearest skin of the patient.",
                "Oostenveld R, Praamstra P (2001) The five percent electrode system. Clin Neurophysiol 112:713-719. "
                        + "doi:10.1016/S1388-2457(00)00527-7");
    }

    @Override
    public Outcome<HeadLandmarks> run(LandmarkDetectionInput input, Parameters parameters, Execution execution) {
        SpatialTransform back = input.t1wToTemplate().inverse();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.warning("LS-DELIN-051", "Nasion, inion and preauricular points are proposals of the program.",
                "Look at each of them on the scalp and move it where it is off."));
        HeadLandmarks landmarks = new HeadLandmarks(
                snap("nasion", NASION, back, input.scalp(), findings), snap("inion", INION, back, input.scalp(), findings),
                snap("left preauricular point", LEFT, back, input.scalp(), findings),
                snap("right preauricular point", RIGHT, back, input.scalp(), findings));
        return Outcome.done(landmarks, findings);
    }

    private static FramePoint snap(String name, Vec3 template, SpatialTransform back, Surface scalp, List<Finding> findings) {
        Vec3 guess = back.apply(template);
        Vec3 best = guess;
        double nearest = Double.POSITIVE_INFINITY;
        for (int v = 0; v < scalp.vertexCount(); v++) {
            double distance = scalp.vertex(v).distance(guess);
            if (distance < nearest) {
                nearest = distance;
                best = scalp.vertex(v);
            }
        }
        if (nearest > LARGEST_GAP_MM) {
            findings.add(Finding.warning("LS-DELIN-052", "The proposed " + name + " was " + Math.round(nearest) + " mm off the skin.",
                    "Check the registration to the template and whether the image shows the whole head.").with("gapMm", nearest));
        }
        return new FramePoint(scalp.frame(), best);
    }
}
