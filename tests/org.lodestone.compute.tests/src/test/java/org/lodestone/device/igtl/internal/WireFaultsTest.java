package org.lodestone.device.igtl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Frame;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.Validity;
import org.lodestone.device.igtl.internal.message.Encoder;
import org.lodestone.device.igtl.internal.message.Message;
import org.lodestone.device.igtl.internal.message.Packet;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.LinkDefaults;

/** Ten thousand random faults on the wire of a tracker: half packets, garbage, silence, clocks that jump, cables that are pulled. */
class WireFaultsTest {

    private static final int CONNECTIONS = 2_000;
    private static final int FAULTS_EACH = 5;

    private final SplittableRandom random = new SplittableRandom(53);
    private int whole;
    private int delivered;

    /** The only poses that are ever sent: on the line x = y = z. */
    private byte[] sound() {
        double at = random.nextInt(-500, 500);
        Rigid pose = new Rigid(Rotation.IDENTITY, new Vec3(at, at, at));
        // The device's clock may say anything.
        return Encoder.encode(Packet.of("coil", random.nextLong(), new Message.Transform(Optional.of(pose))));
    }

    private byte[] stream() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int fault = 0; fault < FAULTS_EACH; fault++) {
            for (int k = random.nextInt(4); k > 0; k--) {
                out.writeBytes(sound());
                whole++;
            }
            byte[] bad = sound();
            switch (random.nextInt(4)) {
                case 0 -> out.write(bad, 0, random.nextInt(1, bad.length));
                case 1 -> {
                    bad[random.nextInt(58, bad.length)] ^= (byte) random.nextInt(1, 256);
                    out.writeBytes(bad);
                }
                case 2 -> {
                    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                    out.writeBytes(bad);
                }
                default -> {
                    byte[] garbage = new byte[random.nextInt(1, 200)];
                    random.nextBytes(garbage);
                    out.writeBytes(garbage);
                }
            }
        }
        return out.toByteArray();
    }

    /** Gives the bytes in pieces, sometimes nothing, and ends as cables end. */
    private static ByteLink link(byte[] bytes, SplittableRandom random) {
        return new ByteLink() {
            private int at;

            @Override
            public int read(byte[] into, int offset, int length, int timeoutMs) throws IOException {
                if (at == bytes.length) {
                    if (random.nextBoolean()) {
                        throw new IOException("cable pulled");
                    }
                    return -1;
                }
                int part = random.nextInt(10) == 0 ? 0 : Math.min(Math.min(length, bytes.length - at), random.nextInt(1, 90));
                System.arraycopy(bytes, at, into, offset, part);
                at += part;
                return part;
            }

            @Override
            public void write(byte[] some) {
                // a server that does not listen
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    /** What one connection ended with. */
    private final class Host implements DeviceContext {

        private final ByteLink link;
        private final CountDownLatch lost = new CountDownLatch(1);
        private final AtomicReference<Throwable> escaped = new AtomicReference<>();
        private int losses;
        private Thread thread;

        Host(ByteLink link) {
            this.link = link;
        }

        @Override
        public String deviceId() {
            return "under-test";
        }

        @Override
        public Frame frame() {
            return Frame.tracker(deviceId());
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void report(DeviceStatus status) {
            if (status.state() == DeviceState.OFFLINE) {
                losses++;
                lost.countDown();
            }
        }

        @Override
        public void deliver(DeviceEvent event) {
            for (ToolPose pose : ((PoseFrame) event).tools()) {
                Vec3 mm = pose.toolToFrame().translationMm();
                if (pose.validity() == Validity.VALID && (mm.x() != mm.y() || mm.y() != mm.z() || Math.abs(mm.x()) > 500)) {
                    escaped.set(new AssertionError("a pose that was never sent: " + pose));
                }
                delivered++;
            }
        }

        @Override
        public ByteLink link(URI address, LinkDefaults usual, Duration timeout) {
            return link;
        }

        @Override
        public Reader reader(String name, Runnable loop) {
            thread = Thread.ofPlatform().daemon().unstarted(loop);
            thread.setUncaughtExceptionHandler((t, e) -> {
                escaped.set(e);
                lost.countDown();
            });
            thread.start();
            return () -> { };
        }
    }

    @Test
    void everyConnectionEndsAsALossToldOnceAndNoPoseIsShownThatWasNotSent() throws Exception {
        IgtlTrackerDriver driver = new IgtlTrackerDriver();
        DeviceConfig config = DeviceConfig.of("under-test", "test", driver, URI.create("openigtlink://127.0.0.1"));
        for (int i = 0; i < CONNECTIONS; i++) {
            byte[] bytes = stream();
            CountDownLatch started = new CountDownLatch(1);
            ByteLink faulty = link(bytes, random.split());
            Host host = new Host(new ByteLink() {
                @Override
                public int read(byte[] into, int offset, int length, int timeoutMs) throws IOException {
                    try {
                        started.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return faulty.read(into, offset, length, timeoutMs);
                }

                @Override
                public void write(byte[] some) throws IOException {
                    faulty.write(some);
                }

                @Override
                public void close() throws IOException {
                    faulty.close();
                }
            });
            Tracker tracker = IgtlTracker.on(host.link(config.address(), null, config.connectTimeout()), config, host);
            tracker.start();
            started.countDown();
            assertTrue(host.lost.await(20, TimeUnit.SECONDS), "connection " + i + " hangs");
            host.thread.join(2000);
            tracker.close();
            assertEquals(null, host.escaped.get(), "connection " + i);
            assertEquals(1, host.losses);
            assertTrue(!host.thread.isAlive());
        }
        assertTrue(delivered > whole / 20 && delivered <= whole + CONNECTIONS * FAULTS_EACH, delivered + " of " + whole + " sound messages");
    }
}
