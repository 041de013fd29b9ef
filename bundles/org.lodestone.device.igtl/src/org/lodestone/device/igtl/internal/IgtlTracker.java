package org.lodestone.device.igtl.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import org.lodestone.core.Rigid;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolInfo;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.Validity;
import org.lodestone.device.igtl.internal.message.Encoder;
import org.lodestone.device.igtl.internal.message.Message;
import org.lodestone.device.igtl.internal.message.MessageHeader;
import org.lodestone.device.igtl.internal.message.MessageReader;
import org.lodestone.device.igtl.internal.message.Packet;
import org.lodestone.device.igtl.internal.message.TrackedTool;
import org.lodestone.device.wire.ByteLink;

/** One connection to an OpenIGTLink server. A reader listens from the beginning; what it hears is passed on while streaming. */
final class IgtlTracker implements Tracker {

    private static final String OUR_NAME = "Lodestone";
    private static final int LISTEN_MS = 200;

    private final System.Logger log = System.getLogger(IgtlTracker.class.getName());
    private final ByteLink link;
    private final DeviceConfig config;
    private final DeviceContext context;
    private final Map<String, ToolInfo> tools = new ConcurrentSkipListMap<>();
    private volatile boolean streaming;
    private volatile boolean closed;
    private DeviceContext.Reader reader = () -> { };

    private IgtlTracker(ByteLink link, DeviceConfig config, DeviceContext context) {
        this.link = link;
        this.config = config;
        this.context = context;
    }

    static IgtlTracker on(ByteLink link, DeviceConfig config, DeviceContext context) {
        IgtlTracker tracker = new IgtlTracker(link, config, context);
        tracker.reader = context.reader("igtl", tracker::listen);
        return tracker;
    }

    @Override
    public String identity() {
        return config.address().toString();
    }

    @Override
    public List<ToolInfo> tools() {
        return List.copyOf(tools.values());
    }

    @Override
    public void start() throws DeviceException {
        String request = config.settings().text("request");
        if (!streaming && !request.equals("none")) {
            send(new Message.StartTracking(
                    config.settings().integer("resolutionMs"), config.settings().text("coordinates"), request.equals("qtdata")));
        }
        streaming = true;
    }

    @Override
    public void stop() throws DeviceException {
        String request = config.settings().text("request");
        if (streaming && !request.equals("none")) {
            send(new Message.StopTracking(request.equals("qtdata")));
        }
        streaming = false;
    }

    @Override
    public void close() {
        closed = true;
        streaming = false;
        try {
            link.close();
        } catch (IOException e) {
            log.log(System.Logger.Level.DEBUG, config.id() + " did not close cleanly: " + e.getMessage());
        }
        reader.close();
    }

    private void listen() {
        MessageReader messages = new MessageReader(link);
        try {
            while (!closed && !Thread.currentThread().isInterrupted()) {
                Optional<Packet> packet = messages.next(LISTEN_MS);
                if (packet.isPresent()) {
                    handle(packet.get());
                }
            }
        } catch (DeviceException e) {
            if (!closed) {
                context.report(new DeviceStatus(DeviceState.OFFLINE, e.detail(), e.getMessage()));
            }
        }
    }

    private void handle(Packet packet) throws DeviceException {
        long now = context.nanoTime();
        switch (packet.message()) {
            case Message.Transform t -> deliver(packet, now, List.of(pose(packet, packet.device(), t.pose())));
            case Message.Position p -> deliver(packet, now, List.of(pose(packet, packet.device(), p.pose())));
            case Message.TrackingData d -> deliver(packet, now, poses(packet, d.tools()));
            case Message.Status s -> status(s);
            case Message.Request r when r.what().equals("STATUS") -> send(new Message.Status(1, 0, "", "listening"));
            case Message.Text _, Message.Request _, Message.StartTracking _, Message.StopTracking _, Message.Reply _, Message.Other _ ->
                log.log(System.Logger.Level.DEBUG, () -> config.id() + " passes over " + packet.message());
        }
    }

    private void status(Message.Status status) {
        if (status.code() != 1 && streaming) {
            context.report(new DeviceStatus(DeviceState.DEGRADED, Detail.SELF_TEST_FAILED,
                    "The server reports status " + status.code() + " " + status.name() + " " + status.text()));
        }
    }

    private List<ToolPose> poses(Packet packet, List<TrackedTool> tracked) {
        List<ToolPose> poses = new ArrayList<>(tracked.size());
        for (TrackedTool tool : tracked) {
            poses.add(pose(packet, tool.name().isEmpty() ? packet.device() : tool.name(), tool.toolToTracker()));
        }
        return poses;
    }

    private ToolPose pose(Packet packet, String tool, Optional<Rigid> pose) {
        if (!tools.containsKey(tool)) {
            tools.put(tool, new ToolInfo(tool, "OpenIGTLink"));
        }
        boolean seen = pose.isPresent() && packet.metaData().entrySet().stream()
                .noneMatch(e -> e.getKey().endsWith("Status") && !e.getValue().equalsIgnoreCase("OK"));
        return seen ? new ToolPose(tool, pose.get(), Validity.VALID, Double.NaN) : ToolPose.missing(tool);
    }

    private void deliver(Packet packet, long now, List<ToolPose> poses) {
        if (streaming) {
            OptionalLong deviceNanos = packet.timestamp() == 0 ? OptionalLong.empty()
                    : OptionalLong.of(new MessageHeader(1, "T", "", packet.timestamp(), 0, 0).nanos());
            context.deliver(new PoseFrame(now, deviceNanos, context.frame(), poses));
        }
    }

    private synchronized void send(Message message) throws DeviceException {
        try {
            link.write(Encoder.encode(Packet.of(OUR_NAME, 0, message)));
        } catch (IOException e) {
            throw new DeviceException(Detail.COMMUNICATION_LOST, "The connection broke: " + e.getMessage(), e);
        }
    }
}
