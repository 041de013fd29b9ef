package org.lodestone.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Parameters;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.Tracker;
import org.lodestone.device.TrackerDriver;
import org.lodestone.device.igtl.internal.message.Encoder;
import org.lodestone.device.igtl.internal.message.Message;
import org.lodestone.device.igtl.internal.message.MessageHeader;
import org.lodestone.device.igtl.internal.message.Packet;
import org.lodestone.device.igtl.internal.message.TrackedTool;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.LinkDefaults;
import org.lodestone.device.wire.Links;
import org.lodestone.device.wire.VirtualRoom;
import org.lodestone.navigation.coil.CoilPlan;
import org.lodestone.navigation.coil.OnTarget;
import org.lodestone.navigation.coil.Tolerance;
import org.lodestone.navigation.headless.InstalledDevices;
import org.lodestone.navigation.session.Navigator;
import org.lodestone.navigation.session.SeenTools;

/**
 * A tracker on a socket at an even rate, and the product's driver and navigator at the other end: how long from the packet's last byte
 * written to the coil's pose in the scan, what was lost, what came out of order, what the reader's thread costs.
 */
final class TrackerStream implements DeviceContext {

    private static final List<String> TOOLS = List.of("head", "coil", "pointer", "robot");

    private final long[] sentNanos;
    private final long[] tookNanos;
    private final long periodNanos;
    private final Navigator navigator = navigator();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong disordered = new AtomicLong();
    private long lastIndex = -1;
    private SeenTools seen = SeenTools.NONE;
    private OnTarget onTarget = OnTarget.START;
    private volatile long readerCpuNanos;

    /** What a stream of one rate gave. */
    record Result(double p50Ms, double p99Ms, double worstMs, long lost, long disordered, double coreShare) {
    }

    private TrackerStream(int rateHz, int packets) {
        periodNanos = 1_000_000_000L / rateHz;
        sentNanos = new long[packets];
        tookNanos = new long[packets];
    }

    static Result measure(int rateHz, double seconds) throws IOException, InterruptedException {
        TrackerStream stream = new TrackerStream(rateHz, (int) (rateHz * seconds));
        return stream.run();
    }

    private Result run() throws IOException, InterruptedException {
        TrackerDriver driver = (TrackerDriver) InstalledDevices.fromClassPath(TrackerStream.class.getClassLoader())
                .driver(URI.create("openigtlink://127.0.0.1"));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = Thread.ofPlatform().daemon().start(() -> send(server));
            DeviceConfig config = new DeviceConfig("bench", "bench", driver.info().id(), URI.create("openigtlink://127.0.0.1:" + server.getLocalPort()),
                    Parameters.of(driver.parameters(), Map.of()), Duration.ofSeconds(5));
            long start = System.nanoTime();
            try (Tracker tracker = driver.open(config, this)) {
                tracker.start();
                sender.join();
                Thread.sleep(500);
            }
            long took = System.nanoTime() - start;
            long[] sorted = Arrays.copyOf(tookNanos, (int) received.get());
            Arrays.sort(sorted);
            return new Result(sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6, sorted[sorted.length - 1] / 1e6,
                    sentNanos.length - received.get(), disordered.get(), (double) readerCpuNanos / took);
        } catch (DeviceException e) {
            throw new IOException(e);
        }
    }

    private void send(ServerSocket server) {
        send(server, periodNanos, sentNanos.length, k -> sentNanos[k] = System.nanoTime());
    }

    /** Serves one client with measurements of a head, a coil, a pointer and a robot at an even rate, until all are sent or the client leaves. */
    static void send(ServerSocket server, long periodNanos, int packets, IntConsumer sending) {
        VirtualRoom room = new VirtualRoom(1);
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            long next = System.nanoTime() + 200_000_000L;
            for (int k = 0; k < packets; k++) {
                List<TrackedTool> tools = new ArrayList<>();
                for (String tool : TOOLS) {
                    Rigid pose = room.trueToolToCamera(tool.equals("robot") ? "pointer" : tool, k * periodNanos / 1e9);
                    tools.add(new TrackedTool(tool, 2, Optional.of(pose)));
                }
                byte[] packet = Encoder.encode(Packet.of("bench", MessageHeader.timestamp(k * periodNanos), new Message.TrackingData(tools, false)));
                for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                sending.accept(k);
                out.write(packet);
                next += periodNanos;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Navigator navigator() {
        Frame scan = Frame.scan("bench");
        return new Navigator("head", "coil", Optional.of(Rigid.IDENTITY), new AffineTransform(Frame.head("bench"), scan, Affine.IDENTITY),
                new CoilPlan(Rigid.IDENTITY, new FramePoint(scan, new Vec3(0, 0, -25))), Tolerance.USUAL);
    }

    @Override
    public void deliver(DeviceEvent event) {
        if (event instanceof PoseFrame frame && received.get() < tookNanos.length) {
            seen = seen.with(frame);
            var state = navigator.at(seen, onTarget, System.nanoTime());
            onTarget = state.onTarget();
            int index = (int) Math.round((double) frame.deviceNanos().orElse(0) / periodNanos);
            tookNanos[(int) received.getAndIncrement()] = System.nanoTime() - sentNanos[index];
            if (index <= lastIndex || state.coilToScan().isEmpty()) {
                disordered.incrementAndGet();
            }
            lastIndex = index;
            readerCpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    @Override
    public String deviceId() {
        return "bench";
    }

    @Override
    public Frame frame() {
        return Frame.tracker("bench");
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void report(DeviceStatus status) {
        // The end of the stream is a loss of the connection, as it should be.
    }

    @Override
    public ByteLink link(URI address, LinkDefaults usual, Duration timeout) throws DeviceException {
        return Links.open(List.of(), address, usual, timeout);
    }

    @Override
    public Reader reader(String name, Runnable loop) {
        Thread thread = Thread.ofPlatform().daemon().name("bench-" + name).start(loop);
        return thread::interrupt;
    }
}
