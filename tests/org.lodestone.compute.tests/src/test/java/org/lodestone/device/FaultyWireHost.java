package org.lodestone.device;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.LinkDefaults;
import org.lodestone.device.wire.TcpLink;

/**
 * A host whose wire goes wrong at random and whose clock jumps. It is the permit too: leave is given or not, and every command to fire that
 * goes out over the wire is held against it.
 */
final class FaultyWireHost implements DeviceContext, Permit {

    private static final int FAULT_IN = 12;
    private static final double FARTHEST_MM = 1e6;

    private final SplittableRandom random;
    private final int soundReads;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch lost = new CountDownLatch(1);
    private volatile String trouble = "";
    private volatile long clockJumpNanos;
    private volatile boolean leave;
    private volatile boolean asked;
    private volatile int faults;
    private volatile int measurements;
    private volatile int fired;

    /** @param openingReads how often a driver reads until it is open: in about half of the connections faults come before that */
    FaultyWireHost(SplittableRandom random, int openingReads) {
        this.random = random;
        this.soundReads = random.nextInt(2 * openingReads);
    }

    int faults() {
        return faults;
    }

    int measurements() {
        return measurements;
    }

    int fired() {
        return fired;
    }

    String trouble() {
        return trouble;
    }

    boolean isLost() {
        return lost.getCount() == 0;
    }

    void untilLost(long longestMs) throws InterruptedException {
        lost.await(longestMs, TimeUnit.MILLISECONDS);
    }

    /** Gives leave or takes it. */
    void leave(boolean given) {
        asked = false;
        leave = given;
    }

    void refused(DeviceException why) {
        if (why.getMessage() == null || why.getMessage().isBlank()) {
            trouble = "a refusal without words: " + why;
        }
    }

    long running() {
        return threads.stream().filter(Thread::isAlive).count();
    }

    @Override
    public void require() throws DeviceException {
        asked = leave;
        if (!leave) {
            throw new DeviceException(Detail.INTERLOCK_OPEN, "no leave");
        }
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
        return System.nanoTime() + clockJumpNanos;
    }

    @Override
    public void report(DeviceStatus status) {
        if (status.state() == DeviceState.OFFLINE || status.state() == DeviceState.FAILED) {
            lost.countDown();
        }
    }

    @Override
    public void deliver(DeviceEvent event) {
        measurements++;
        if (event instanceof PoseFrame frame) {
            for (ToolPose pose : frame.tools()) {
                Vec3 at = pose.toolToFrame().translationMm();
                if (pose.validity() == Validity.VALID && !(at.norm() < FARTHEST_MM)) {
                    trouble = "a pose that is no place: " + pose;
                }
            }
        }
    }

    @Override
    public Reader reader(String name, Runnable loop) {
        Thread thread = Thread.ofPlatform().daemon().unstarted(loop);
        thread.setUncaughtExceptionHandler((t, e) -> {
            trouble = "the reader died of " + e;
            lost.countDown();
        });
        threads.add(thread);
        thread.start();
        return () -> {
            thread.interrupt();
            try {
                if (Thread.currentThread() != thread) {
                    thread.join(10_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public ByteLink link(URI address, LinkDefaults usual, Duration timeout) throws DeviceException {
        return new Wire(TcpLink.connect(address, 0, timeout));
    }

    /** Magstim says {@code EH}, MagPro a frame of one byte 3. */
    private static boolean isFire(byte[] sent) {
        return sent.length == 3 && sent[0] == 'E' && sent[1] == 'H' || sent.length == 5 && (sent[0] & 0xFF) == 0xFE && sent[1] == 1 && sent[2] == 3;
    }

    /** The healthy link with what goes wrong on it; faults begin somewhere in its first reads. */
    private final class Wire implements ByteLink {
        private final ByteLink link;
        private long stalledUntil;
        private boolean cut;
        private int reads;

        Wire(ByteLink link) {
            this.link = link;
        }

        @Override
        public int read(byte[] into, int offset, int length, int timeoutMs) throws IOException {
            int kind;
            synchronized (random) {
                kind = reads++ < soundReads || random.nextInt(FAULT_IN) > 0 ? -1 : random.nextInt(7);
            }
            if (cut) {
                throw new IOException("cable pulled");
            }
            if (System.nanoTime() < stalledUntil) {
                return silence(timeoutMs);
            }
            faults += kind >= 0 ? 1 : 0;
            return switch (kind) {
                case 0 -> pull();
                case 1 -> half(into, offset, link.read(into, offset, length, timeoutMs));
                case 2 -> garbage(into, offset, length);
                case 3, 4 -> flipped(into, offset, link.read(into, offset, length, timeoutMs));
                case 5 -> stall(timeoutMs);
                case 6 -> {
                    clockJumpNanos += random.nextLong(-2_000_000_000L, 10_000_000_000L);
                    yield link.read(into, offset, length, timeoutMs);
                }
                default -> link.read(into, offset, length, timeoutMs);
            };
        }

        private int pull() throws IOException {
            link.close();
            throw new IOException("cable pulled");
        }

        private int half(byte[] into, int offset, int got) {
            cut = true;
            return got <= 1 ? got : got / 2;
        }

        private int garbage(byte[] into, int offset, int length) {
            int some = random.nextInt(1, Math.min(length, 200) + 1);
            for (int i = 0; i < some; i++) {
                into[offset + i] = (byte) random.nextInt(256);
            }
            return some;
        }

        private int flipped(byte[] into, int offset, int got) {
            if (got > 0) {
                into[offset + random.nextInt(got)] ^= (byte) (1 << random.nextInt(8));
            }
            return got;
        }

        private int stall(int timeoutMs) throws IOException {
            stalledUntil = System.nanoTime() + random.nextLong(5_000_000_000L);
            return silence(timeoutMs);
        }

        private int silence(int timeoutMs) throws IOException {
            try {
                Thread.sleep(Math.max(1, timeoutMs));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            return 0;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (isFire(bytes)) {
                fired++;
                if (!asked) {
                    trouble = "a pulse without leave";
                }
                asked = false;
            }
            link.write(bytes);
        }

        @Override
        public void close() throws IOException {
            link.close();
        }
    }
}
