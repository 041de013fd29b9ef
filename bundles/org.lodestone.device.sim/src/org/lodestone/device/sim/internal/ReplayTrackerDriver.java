package org.lodestone.device.sim.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lodestone.core.Parameter;
import org.lodestone.device.Capability;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DriverInfo;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.Tracker;
import org.lodestone.device.TrackerDriver;
import org.lodestone.device.wire.PoseLine;

/**
 * Plays a recorded session again, with the pauses it had: {@code replay:FILE}, a file of {@link PoseLine}s. OSGI-INF/replay-tracker.xml
 * declares it.
 */
public final class ReplayTrackerDriver implements TrackerDriver {

    /** How lines about pulses and pauses begin, which a recorded session holds beside its poses. */
    private static final String NO_POSE = "{\"event\":";

    /** Called by the service runtime and the service loader. */
    public ReplayTrackerDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("lodestone.replay", "0.1.0", "Recorded session", DeviceKind.TRACKER, Set.of("replay"),
                Set.of(Capability.DEVICE_TIME, Capability.ERROR_ESTIMATE, Capability.SEVERAL_TOOLS, Capability.SIMULATED));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("speed", 1, 0.01, 1000, "How many times as fast as it was"),
                Parameter.flag("loop", false, "Begin again at the end"));
    }

    @Override
    public Tracker open(DeviceConfig config, DeviceContext context) throws DeviceException {
        Path file = Path.of(config.address().getSchemeSpecificPart());
        try (Stream<String> lines = Files.lines(file)) {
            List<PoseFrame> frames = new ArrayList<>();
            List<String> all = lines.filter(line -> !line.isBlank() && !line.startsWith(NO_POSE)).toList();
            for (int i = 0; i < all.size(); i++) {
                Optional<PoseFrame> frame = PoseLine.decode(all.get(i), context.frame());
                // A recording that was cut off may end inside a line.
                if (frame.isEmpty() && i + 1 < all.size()) {
                    throw new DeviceException(Detail.WRONG_DEVICE, file + ", line " + (i + 1) + ", holds no pose: give a recorded session.");
                }
                frame.ifPresent(frames::add);
            }
            if (frames.isEmpty()) {
                throw new DeviceException(Detail.WRONG_DEVICE, file + " holds no pose: give a recorded session.");
            }
            return new ReplayTracker(file, List.copyOf(frames), config.settings(), context);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new DeviceException(Detail.NOT_CONFIGURED, file + " cannot be read: give the file of a recorded session.", e);
        }
    }
}
