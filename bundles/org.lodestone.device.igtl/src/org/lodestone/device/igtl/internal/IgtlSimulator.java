package org.lodestone.device.igtl.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.lodestone.core.Rigid;
import org.lodestone.device.DeviceException;
import org.lodestone.device.igtl.internal.message.Encoder;
import org.lodestone.device.igtl.internal.message.Message;
import org.lodestone.device.igtl.internal.message.MessageHeader;
import org.lodestone.device.igtl.internal.message.MessageReader;
import org.lodestone.device.igtl.internal.message.Packet;
import org.lodestone.device.igtl.internal.message.TrackedTool;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.SimulatorServer;
import org.lodestone.device.wire.VirtualRoom;
import org.lodestone.device.wire.WireSimulator;

/**
 * A tracker that speaks OpenIGTLink: sends each tool of the {@link VirtualRoom} as TRANSFORM at 100 Hz, or TDATA or QTDATA once a client
 * asked for it, and answers GET_STATUS. A hidden tool is sent as NaN, never as the identity, which is a pose.
 */
public final class IgtlSimulator implements WireSimulator {

    private static final int USUAL_PERIOD_MS = 10;

    /** Called by the service runtime and the service loader. */
    public IgtlSimulator() {
        // nothing to prepare
    }

    @Override
    public String device() {
        return "openigtlink";
    }

    @Override
    public int usualPort() {
        return IgtlTrackerDriver.USUAL_PORT;
    }

    @Override
    public Running start(int port, FaultScript faults, long seed) throws IOException {
        VirtualRoom room = new VirtualRoom(seed);
        return new SimulatorServer("openigtlink", port, faults, seed,
                (link, clock) -> new Conversation(room, faults, link, clock).talk());
    }

    /** What a client has asked for. */
    private enum Wish { TRANSFORM, TDATA, QTDATA, NOTHING }

    private record Mode(Wish wish, int periodMs) {
    }

    private record Conversation(VirtualRoom room, FaultScript faults, ByteLink link, LongSupplier clock, AtomicReference<Mode> mode) {

        Conversation(VirtualRoom room, FaultScript faults, ByteLink link, LongSupplier clock) {
            this(room, faults, link, clock, new AtomicReference<>(new Mode(Wish.TRANSFORM, USUAL_PERIOD_MS)));
        }

        void talk() throws IOException {
            Thread listener = new Thread(this::listen, Thread.currentThread().getName() + "-ears");
            listener.setDaemon(true);
            listener.start();
            long next = clock.getAsLong();
            double stuckAt = 0;
            while (!Thread.currentThread().isInterrupted()) {
                double now = next / 1e9;
                stuckAt = faults.isOn(FaultScript.Kind.STALE, now) ? stuckAt : now;
                send(now, stuckAt, mode.get());
                next = Math.max(next + mode.get().periodMs() * 1_000_000L, clock.getAsLong() - 1_000_000_000L);
                LockSupport.parkNanos(next - clock.getAsLong());
            }
        }

        private void send(double now, double poseTime, Mode asked) throws IOException {
            long timestamp = MessageHeader.timestamp(Math.round(poseTime * 1e9));
            List<TrackedTool> tools = new ArrayList<>();
            for (String tool : VirtualRoom.TOOLS) {
                Optional<Rigid> pose = faults.hides(tool, now) ? Optional.empty() : Optional.of(room.trueToolToCamera(tool, poseTime));
                tools.add(new TrackedTool(tool, 2, pose));
            }
            switch (asked.wish()) {
                case TRANSFORM -> {
                    for (TrackedTool tool : tools) {
                        write(Packet.of(tool.name(), timestamp, new Message.Transform(tool.toolToTracker())));
                    }
                }
                case TDATA -> write(Packet.of("Simulated", timestamp, new Message.TrackingData(tools, false)));
                case QTDATA -> write(Packet.of("Simulated", timestamp, new Message.TrackingData(tools, true)));
                case NOTHING -> LockSupport.parkNanos(1_000_000);
            }
        }

        private void listen() {
            MessageReader messages = new MessageReader(link);
            try {
                while (true) {
                    Optional<Packet> packet = messages.next(1000);
                    if (packet.isPresent()) {
                        answer(packet.get().message());
                    }
                }
            } catch (DeviceException | IOException e) {
                System.getLogger(IgtlSimulator.class.getName()).log(System.Logger.Level.DEBUG, "client left: " + e.getMessage());
            }
        }

        private void answer(Message message) throws IOException {
            switch (message) {
                case Message.StartTracking s -> {
                    mode.set(new Mode(s.quaternions() ? Wish.QTDATA : Wish.TDATA, s.resolutionMs() == 0 ? USUAL_PERIOD_MS : s.resolutionMs()));
                    write(Packet.of("Simulated", 0, new Message.Reply(s.quaternions() ? "RTS_QTDATA" : "RTS_TDATA", true)));
                }
                case Message.StopTracking _ -> mode.set(new Mode(Wish.NOTHING, USUAL_PERIOD_MS));
                case Message.Request r when r.what().equals("STATUS") ->
                    write(Packet.of("Simulated", 0, new Message.Status(1, 0, "", "simulated")));
                default -> System.getLogger(IgtlSimulator.class.getName()).log(System.Logger.Level.DEBUG, "passed over " + message);
            }
        }

        private void write(Packet packet) throws IOException {
            synchronized (link) {
                link.write(Encoder.encode(packet));
            }
        }
    }
}
