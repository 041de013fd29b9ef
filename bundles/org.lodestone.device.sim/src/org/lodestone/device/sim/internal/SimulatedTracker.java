package org.lodestone.device.sim.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolInfo;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.VirtualRoom;

/** Measures the {@link VirtualRoom} with noise, latency and occlusion. What frame k holds depends on the settings alone, not on the clock. */
final class SimulatedTracker implements Tracker {

    private static final double MEAN_OCCLUSION_S = 0.4;

    private final SimulationSettings settings;
    private final DeviceContext context;
    private DeviceContext.Reader reader;

    SimulatedTracker(SimulationSettings settings, DeviceContext context) {
        this.settings = settings;
        this.context = context;
    }

    @Override
    public String identity() {
        return "simulated, seed " + settings.seed();
    }

    @Override
    public List<ToolInfo> tools() {
        return VirtualRoom.TOOLS.stream().map(tool -> new ToolInfo(tool, "simulated")).toList();
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
        VirtualRoom room = new VirtualRoom(settings.seed());
        SplittableRandom random = new SplittableRandom(settings.seed() ^ 0x5DEECE66DL);
        double[] hiddenUntil = new double[VirtualRoom.TOOLS.size()];
        long start = context.nanoTime();
        for (long k = 0; !Thread.currentThread().isInterrupted(); k++) {
            double t = k / settings.rateHz();
            List<ToolPose> poses = measured(room, t, random, hiddenUntil);
            long due = start + (long) ((t + settings.latencyMs() / 1000) * 1e9);
            if (!waitUntil(due)) {
                return;
            }
            if (settings.script().unplugsBy(t)) {
                context.report(new DeviceStatus(DeviceState.OFFLINE, Detail.COMMUNICATION_LOST, "The simulated cable was pulled."));
                return;
            }
            if (!settings.script().freezes(t)) {
                context.deliver(new PoseFrame(context.nanoTime(), OptionalLong.of((long) (t * 1e9)), context.frame(), poses));
            }
        }
    }

    private boolean waitUntil(long due) {
        for (long left = due - context.nanoTime(); left > 0; left = due - context.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return true;
    }

    private List<ToolPose> measured(VirtualRoom room, double t, SplittableRandom random, double[] hiddenUntil) {
        List<ToolPose> poses = new ArrayList<>(VirtualRoom.TOOLS.size());
        for (int i = 0; i < VirtualRoom.TOOLS.size(); i++) {
            String tool = VirtualRoom.TOOLS.get(i);
            Rigid noisy = withNoise(room.trueToolToCamera(tool, t), random);
            double error = settings.noiseMm() * (1 + 0.2 * Math.abs(random.nextGaussian()));
            boolean occlusionStarts = random.nextDouble() < settings.occlusionsPerMinute() / 60 / settings.rateHz();
            double length = -MEAN_OCCLUSION_S * Math.log(1 - random.nextDouble());
            if (occlusionStarts) {
                hiddenUntil[i] = t + length;
            }
            boolean hidden = t < hiddenUntil[i] || settings.script().hides(tool, t);
            poses.add(hidden ? ToolPose.missing(tool) : new ToolPose(tool, noisy, Validity.VALID, error));
        }
        return poses;
    }

    private Rigid withNoise(Rigid truth, SplittableRandom random) {
        double angle = Math.toRadians(settings.noiseDeg());
        Rotation shake = new Rotation(1, random.nextGaussian() * angle / 2, random.nextGaussian() * angle / 2, random.nextGaussian() * angle / 2);
        Vec3 jitter = new Vec3(random.nextGaussian() * settings.noiseMm(), random.nextGaussian() * settings.noiseMm(),
                random.nextGaussian() * settings.noiseMm() * 3);
        return new Rigid(shake.then(truth.rotation()), truth.translationMm().plus(jitter));
    }
}
