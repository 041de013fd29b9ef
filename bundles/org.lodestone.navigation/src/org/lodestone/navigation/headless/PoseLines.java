package org.lodestone.navigation.headless;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lodestone.core.Finding;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.StreamingDevice;
import org.lodestone.device.ToolPose;
import org.lodestone.device.wire.PoseLine;

/** Prints what a tracker measures, one {@link PoseLine} a pose, and connects again when the connection breaks. */
public final class PoseLines {

    private static final long FIRST_WAIT_MS = 500;
    private static final long LONGEST_WAIT_MS = 10_000;

    private PoseLines() {
    }

    /**
     * Runs until the time is over, the recording is at its end, or the user asked to stop.
     *
     * @param devices drivers at hand
     * @param address of the tracker
     * @param settings of the tracker that differ from the driver's defaults
     * @param seconds how long; infinite for ever
     * @param lines gets each line, in order, on the tracker's reader thread
     * @param words gets what happens to the connection
     * @param progress asked whether to stop
     * @throws RefusedException when there is no such tracker
     */
    public static void run(InstalledDevices devices, URI address, Map<String, String> settings, double seconds,
            Consumer<String> lines, Consumer<String> words, Progress progress) {
        DeviceDriver driver = devices.driver(address);
        if (driver.info().kind() != DeviceKind.TRACKER) {
            throw new RefusedException(Finding.error("LS-DEVICE-006", address + " is no tracker.", "Give the address of a tracker."));
        }
        DeviceConfig config = devices.config(address, settings);
        long end = seconds < 1e9 ? System.nanoTime() + (long) (seconds * 1e9) : Long.MAX_VALUE;
        long waitMs = FIRST_WAIT_MS;
        boolean everConnected = false;
        while (System.nanoTime() < end && !progress.isCancelled()) {
            LinkedBlockingQueue<DeviceStatus> reports = new LinkedBlockingQueue<>();
            DirectContext context = new DirectContext(config.id(), devices.openers(), event -> print(event, lines), reports::add);
            try (StreamingDevice tracker = (StreamingDevice) driver.open(config, context)) {
                everConnected = true;
                waitMs = FIRST_WAIT_MS;
                words.accept("Connected to " + tracker.identity() + ".");
                tracker.start();
                DeviceStatus ended = untilReport(reports, end, progress);
                if (ended.state() == DeviceState.READY) {
                    return;
                }
                words.accept(ended.message());
            } catch (DeviceException e) {
                if (!everConnected) {
                    throw InstalledDevices.refusal("LS-DEVICE-005", e.getMessage(), "Check the address and that the device is on.", e);
                }
                words.accept(e.getMessage());
            } finally {
                context.close();
            }
            waitMs = pause(Math.min(waitMs, Math.max(0, (end - System.nanoTime()) / 1_000_000)), waitMs);
        }
    }

    private static void print(org.lodestone.device.DeviceEvent event, Consumer<String> lines) {
        if (event instanceof PoseFrame frame) {
            for (ToolPose pose : frame.tools()) {
                lines.accept(PoseLine.encode(frame, pose));
            }
        }
    }

    private static DeviceStatus untilReport(LinkedBlockingQueue<DeviceStatus> reports, long end, Progress progress) {
        try {
            while (System.nanoTime() < end && !progress.isCancelled()) {
                DeviceStatus status = reports.poll(50, TimeUnit.MILLISECONDS);
                if (status != null && status.state() != DeviceState.ACTIVE && status.state() != DeviceState.DEGRADED) {
                    return status;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new DeviceStatus(DeviceState.READY, Detail.NONE, "The time is over.");
    }

    private static long pause(long ms, long before) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Math.min(LONGEST_WAIT_MS, 2 * before);
    }
}
