package org.lodestone.device.sim.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.lodestone.core.Parameters;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolInfo;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;

/** Gives out recorded measurements at the pace they had. Poses of one instant become one measurement again. */
final class ReplayTracker implements Tracker {

    private final Path file;
    private final List<PoseFrame> frames;
    private final Parameters settings;
    private final DeviceContext context;
    private DeviceContext.Reader reader;

    ReplayTracker(Path file, List<PoseFrame> poses, Parameters settings, DeviceContext context) {
        this.file = file;
        this.frames = merged(poses);
        this.settings = settings;
        this.context = context;
    }

    private static List<PoseFrame> merged(List<PoseFrame> poses) {
        List<PoseFrame> merged = new ArrayList<>();
        for (PoseFrame pose : poses) {
            PoseFrame last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.hostNanos() == pose.hostNanos() && last.pose(pose.tools().getFirst().tool()).isEmpty()) {
                List<ToolPose> together = new ArrayList<>(last.tools());
                together.addAll(pose.tools());
                merged.set(merged.size() - 1, new PoseFrame(last.hostNanos(), last.deviceNanos(), last.frame(), together));
            } else {
                merged.add(pose);
            }
        }
        return List.copyOf(merged);
    }

    @Override
    public String identity() {
        return file + ", " + frames.size() + " measurements";
    }

    @Override
    public List<ToolInfo> tools() {
        return frames.stream().flatMap(f -> f.tools().stream()).map(ToolPose::tool).distinct().map(t -> new ToolInfo(t, "recorded")).toList();
    }

    @Override
    public void start() {
        if (reader == null) {
            reader = context.reader("replay", this::play);
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

    private void play() {
        do {
            long start = context.nanoTime();
            for (PoseFrame frame : frames) {
                long due = start + (long) ((frame.hostNanos() - frames.getFirst().hostNanos()) / settings.real("speed"));
                for (long left = due - context.nanoTime(); left > 0; left = due - context.nanoTime()) {
                    LockSupport.parkNanos(left);
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                }
                context.deliver(new PoseFrame(context.nanoTime(), frame.deviceNanos(), frame.frame(), frame.tools()));
            }
        } while (settings.flag("loop"));
        context.report(new DeviceStatus(DeviceState.READY, Detail.NONE, "The recording is over."));
    }
}
