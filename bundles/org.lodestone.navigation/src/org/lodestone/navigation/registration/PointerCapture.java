package org.lodestone.navigation.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.device.PoseFrame;

/**
 * Where the tip of a pointer rests on the head, from measurements of about a second: the mean in the head marker's coordinates, so that a
 * head that moves meanwhile does no harm. Not safe for several threads.
 */
public final class PointerCapture {

    /** So many measurements with both tools valid are wanted. */
    public static final int WANTED = 30;

    /** A tip whose positions scatter more (root mean square) was not held still. */
    public static final double STEADY_MM = 1;

    private final PointerTip tip;
    private final List<Vec3> tips = new ArrayList<>();
    private int frames;

    /**
     * @param headTool name of the tool on the head
     * @param pointerTool name of the pointer
     * @param tipMm its tip in its own coordinates, from {@link PivotCalibration}
     */
    public PointerCapture(String headTool, String pointerTool, Vec3 tipMm) {
        tip = new PointerTip(headTool, pointerTool, tipMm);
    }

    /**
     * @param frame what was measured
     * @return where the tip is now in the head marker's coordinates; empty while head or pointer is not seen
     */
    public Optional<Vec3> measured(PoseFrame frame) {
        frames++;
        Optional<Vec3> now = tip.at(frame);
        now.ifPresent(tips::add);
        return now;
    }

    /** @return whether there are measurements enough */
    public boolean isComplete() {
        return tips.size() >= WANTED;
    }

    /** @return the mean, refused when head or pointer were hardly seen or the tip moved */
    public Outcome<Vec3> result() {
        if (!isComplete()) {
            return Outcome.refused(Finding.error("LS-NAV-010", "Head and pointer were both seen in " + tips.size() + " of " + frames
                    + " measurements; " + WANTED + " are needed.", "Turn both markers to the camera and touch the point again."));
        }
        Vec3 mean = tips.stream().reduce(Vec3.ZERO, Vec3::plus).times(1.0 / tips.size());
        double scatter = Math.sqrt(tips.stream().mapToDouble(p -> p.distance(mean)).map(d -> d * d).average().orElse(0));
        if (scatter > STEADY_MM) {
            return Outcome.refused(Finding.error("LS-NAV-011", String.format(Locale.ROOT, "The tip moved by %.1f mm; %.0f mm are allowed.",
                    scatter, STEADY_MM), "Rest the tip on the point and hold it still for a second."));
        }
        return Outcome.done(mean);
    }
}
