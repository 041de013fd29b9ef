package org.lodestone.navigation.registration;

import java.util.Optional;
import org.lodestone.core.Vec3;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;
import org.lodestone.navigation.session.SeenTools;

/** Follows a pointer's tip in the head marker's coordinates, so that a head that moves meanwhile does no harm. Not safe for several threads. */
final class PointerTip {

    private final String headTool;
    private final String pointerTool;
    private final Vec3 tipMm;
    private SeenTools seen = SeenTools.NONE;

    PointerTip(String headTool, String pointerTool, Vec3 tipMm) {
        this.headTool = headTool;
        this.pointerTool = pointerTool;
        this.tipMm = tipMm;
    }

    /** @return where the tip is; empty while head or pointer is not seen */
    Optional<Vec3> at(PoseFrame frame) {
        seen = seen.with(frame);
        Optional<ToolPose> head = usable(headTool, frame.hostNanos()), pointer = usable(pointerTool, frame.hostNanos());
        return head.isEmpty() || pointer.isEmpty() ? Optional.empty()
                : Optional.of(head.get().toolToFrame().inverse().apply(pointer.get().toolToFrame().apply(tipMm)));
    }

    private Optional<ToolPose> usable(String tool, long nowNanos) {
        return seen.at(tool, nowNanos).filter(pose -> pose.validity() == Validity.VALID);
    }
}
