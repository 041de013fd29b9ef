package org.lodestone.runtime.internal;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DriverInfo;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolInfo;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.TrackerDriver;

/** A tracker that does what a test says. */
final class ScriptedDriver implements TrackerDriver {

    volatile DeviceException refuseToOpen;
    volatile Runnable duringOpen = () -> { };
    volatile Runnable duringClose = () -> { };
    volatile Runnable duringStart = () -> { };
    volatile DeviceKind kind = DeviceKind.TRACKER;
    volatile DeviceContext context;
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();

    @Override
    public DriverInfo info() {
        return new DriverInfo("test.scripted", "1", "Scripted", kind, Set.of("test"), Set.of());
    }

    @Override
    public List<DeviceConfig> devicesAtHand() {
        return List.of(DeviceConfig.of("scripted", "Scripted", this, URI.create("test:1")));
    }

    void deliver(long hostNanos) {
        context.deliver(new PoseFrame(hostNanos, OptionalLong.empty(), context.frame(), List.of(ToolPose.missing("coil"))));
    }

    @Override
    public Tracker open(DeviceConfig config, DeviceContext given) throws DeviceException {
        opened.incrementAndGet();
        context = given;
        duringOpen.run();
        if (refuseToOpen != null) {
            throw refuseToOpen;
        }
        return new Tracker() {
            @Override
            public List<ToolInfo> tools() {
                return List.of();
            }

            @Override
            public void start() {
                duringStart.run();
            }

            @Override
            public void stop() {
                // nothing streams
            }

            @Override
            public String identity() {
                return "scripted";
            }

            @Override
            public void close() {
                duringClose.run();
                closed.incrementAndGet();
            }
        };
    }
}
