package org.lodestone.pipeline.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;

class SecondLookTest {

    private static FramePoint at(double x, double y, double z) {
        return new FramePoint(Frame.template("MNI"), new Vec3(x, y, z));
    }

    private static List<String> codes(FramePoint target, double halvesMm) {
        return SecondLook.of("cluster", target, at(-38, 44, 26), halvesMm, 10).stream().map(Finding::code).toList();
    }

    @Test
    void aStableTargetFarFromWherePatientsHaveTheirsIsTold() {
        assertEquals(List.of(), codes(at(-44, 34, 22), 3));
        assertEquals(List.of("LS-TARGET-025"), codes(at(-36, 21, 43), 3));
    }

    @Test
    void halvesThatDisagreeAreTold() {
        assertEquals(List.of("LS-TARGET-026"), codes(at(-38, 44, 30), 17));
        assertEquals(List.of("LS-TARGET-026"), codes(at(-38, 44, 30), Double.NaN));
    }
}
