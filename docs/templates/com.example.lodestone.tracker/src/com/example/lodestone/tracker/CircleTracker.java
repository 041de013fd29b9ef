package com.example.lodestone.tracker;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolInfo;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.Validity;

/** A pointer that moves on a circle of 50 mm. All calls come from the device's own thread; reading has a thread of its own. */
final class CircleTracker implements Tracker {

    private final double rateHz;
    private final DeviceContext context;
    private DeviceContext.Reader reader;

    CircleTracker(double rateHz, DeviceContext context) {
        this.rateHz = rateHz;
        this.context = context;
    }

    @Override
    public String identity() {
        return "circle, " + rateHz + " Hz";
    }

    @Override
    public List<ToolInfo> tools() {
        return List.of(new ToolInfo("pointer", "example"));
    }

    @Override
    public void start() {
        if (reader == null) {
            reader = context.reader("circle", this::measure);
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
        for (long k = 0; !Thread.currentThread().isInterrupted(); k++) {
            double angle = k / rateHz;
            Rigid pose = new Rigid(Rotation.IDENTITY, new Vec3(50 * Math.cos(angle), 50 * Math.sin(angle), -1200));
            context.deliver(new PoseFrame(context.nanoTime(), OptionalLong.empty(), context.frame(),
                    List.of(new ToolPose("pointer", pose, Validity.VALID, Double.NaN))));
            LockSupport.parkNanos((long) (1e9 / rateHz));
        }
    }
}
