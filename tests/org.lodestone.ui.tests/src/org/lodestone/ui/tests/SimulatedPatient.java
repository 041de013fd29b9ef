package org.lodestone.ui.tests;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.Capability;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DriverInfo;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolInfo;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.TrackerDriver;
import org.lodestone.device.Validity;

/** A tracker before which somebody sits whose head is the scan of {@link SmallCase}; the test moves pointer and coil. A dropped bundle uses it, too. */
public final class SimulatedPatient implements TrackerDriver {

    static final String DEVICE = "patient-tracker";
    static final String NAME = Language.either("Tracker of the test", "测试用跟踪仪");
    private static final Rigid SCAN_TO_CAMERA = new Rigid(Rotation.about(new Vec3(0.2, 1, 0.1), 2.5), new Vec3(30, -40, -1500));
    private static final Rigid MARKER_TO_SCAN = new Rigid(Rotation.about(new Vec3(1, 0.4, 0), 0.7), new Vec3(10, 85, 40));
    private static final long PERIOD_MS = 10;

    private volatile Rigid pointerToScan = Rigid.IDENTITY;
    private volatile Rigid coilToScan = Rigid.IDENTITY;
    private volatile boolean seen = true;

    /** Called by a test, or by the service runtime for a bundle that was dropped. */
    public SimulatedPatient() {
        // nobody sits before it yet
    }

    /** Rests the pointer's tip, which is its origin, on a point of the scan. */
    void touch(Vec3 scanMm) {
        pointerToScan = new Rigid(Rotation.IDENTITY, scanMm);
    }

    void coil(Rigid toScan) {
        coilToScan = toScan;
    }

    /** @return where the coil's marker is seen */
    Rigid coilToCamera() {
        return coilToScan.then(SCAN_TO_CAMERA);
    }

    /** @return from the scan to the camera */
    static Rigid scanToCamera() {
        return SCAN_TO_CAMERA;
    }

    /** The camera sends nothing from this moment on, or sends again. */
    void seen(boolean sends) {
        seen = sends;
    }

    /** @return where a point of the coil is in the scan */
    Vec3 onCoil(Vec3 mm) {
        return coilToScan.apply(mm);
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("test.patient", "1.0.0", NAME, DeviceKind.TRACKER, Set.of("patient"), Set.of(Capability.SEVERAL_TOOLS));
    }

    @Override
    public List<DeviceConfig> devicesAtHand() {
        return List.of(DeviceConfig.of(DEVICE, NAME, this, URI.create("patient:test")));
    }

    @Override
    public Tracker open(DeviceConfig config, DeviceContext context) {
        return new Tracker() {
            private DeviceContext.Reader reader;

            @Override
            public String identity() {
                return "patient";
            }

            @Override
            public List<ToolInfo> tools() {
                return List.of();
            }

            @Override
            public void start() {
                if (reader == null) {
                    reader = context.reader("camera", this::measure);
                }
            }

            @Override
            public void stop() {
                if (reader != null) {
                    reader.close();
                    reader = null;
                }
            }

            @Override
            public void close() {
                stop();
            }

            private void measure() {
                while (!Thread.currentThread().isInterrupted()) {
                    if (seen) {
                        context.deliver(new PoseFrame(context.nanoTime(), OptionalLong.empty(), context.frame(), List.of(
                                tool("head", MARKER_TO_SCAN), tool("pointer", pointerToScan), tool("coil", coilToScan))));
                    }
                    try {
                        Thread.sleep(PERIOD_MS);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            }
        };
    }

    private static ToolPose tool(String name, Rigid toScan) {
        return new ToolPose(name, toScan.then(SCAN_TO_CAMERA), Validity.VALID, 0.1);
    }
}
