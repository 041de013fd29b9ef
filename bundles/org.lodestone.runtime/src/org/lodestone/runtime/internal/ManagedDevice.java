package org.lodestone.runtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lodestone.device.Detail;
import org.lodestone.device.Device;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceSignal;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.StreamingDevice;
import org.lodestone.device.wire.LinkOpener;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.DeviceSnapshot;
import org.lodestone.runtime.Registration;

/**
 * One device: its driver while there is one, its session while connected. Everything but reading happens on the device's own thread; the
 * fields without volatile belong to it.
 */
final class ManagedDevice implements DeviceHandle {

    private static final long CALL_LIMIT_MS = 2000;
    private static final long DETACH_LIMIT_MS = 2500;

    private final System.Logger log = System.getLogger(ManagedDevice.class.getName());
    private final DeviceConfig config;
    private final DeviceThread thread;
    private final ScheduledExecutorService watchdog;
    private final Supplier<List<LinkOpener>> links;
    private final LifeCycle life;
    private final Backoff backoff = new Backoff(new SplittableRandom());
    private final EventListeners listeners = new EventListeners();
    private final RateMeter rate = new RateMeter();
    private final AtomicLong dropped = new AtomicLong();
    private final List<DeviceDriver> drivers = new ArrayList<>();
    private boolean keptClosed;
    private boolean wantsStream;
    private long attempt;

    private volatile Optional<DeviceDriver> driver = Optional.empty();
    private volatile Optional<Session> session = Optional.empty();
    private volatile String identity = "";
    private volatile PoseFrame newest;

    ManagedDevice(DeviceConfig config, ScheduledExecutorService watchdog, Supplier<List<LinkOpener>> links, Runnable changed) {
        this.config = config;
        this.links = links;
        this.watchdog = watchdog;
        this.life = new LifeCycle(config.id(), changed);
        this.thread = new DeviceThread("device-" + config.id(), watchdog);
    }

    // What clients see

    @Override
    public String id() {
        return config.id();
    }

    DeviceConfig config() {
        return config;
    }

    @Override
    public DeviceSnapshot snapshot() {
        return new DeviceSnapshot(config.id(), config.title(), config.driverId(), driver.map(DeviceDriver::info), life.status(),
                identity, rate.perSecond(System.nanoTime()), dropped.get());
    }

    @Override
    public Optional<PoseFrame> newestFrame() {
        PoseFrame frame = newest;
        if (frame == null) {
            return Optional.empty();
        }
        return Optional.of(session.isPresent() ? frame.seenAt(System.nanoTime(), STALE_AFTER_MS) : frame.stale());
    }

    @Override
    public Registration onEvent(Consumer<DeviceEvent> listener) {
        return listeners.add(listener);
    }

    @Override
    public void connect() {
        thread.execute(() -> {
            keptClosed = false;
            open();
        });
    }

    @Override
    public void disconnect() {
        thread.execute(() -> {
            keptClosed = true;
            shut(DeviceSignal.DISCONNECT);
        });
    }

    @Override
    public void start() {
        thread.execute(() -> {
            wantsStream = true;
            stream();
        });
    }

    @Override
    public void stop() {
        thread.execute(() -> {
            wantsStream = false;
            if (call(StreamingDevice.class, StreamingDevice::stop, new CompletableFuture<>())) {
                life.apply(DeviceSignal.REPORT_READY);
            }
        });
    }

    @Override
    public void acknowledge() {
        thread.execute(() -> {
            life.apply(DeviceSignal.ACKNOWLEDGE);
            openByItself();
        });
    }

    @Override
    public <D extends Device> CompletableFuture<Void> perform(Class<D> type, Action<D> action) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        thread.execute(() -> call(type, action, result));
        return result;
    }

    // Drivers that come and go; called by the component

    void offer(DeviceDriver arriving) {
        thread.execute(() -> {
            drivers.add(arriving);
            if (driver.isEmpty()) {
                adopt(arriving);
            }
        });
    }

    /** Returns when the driver is out of use, or after a bounded time with its session fenced off. */
    void detach(DeviceDriver leaving) {
        if (thread.isCurrent()) {
            release(leaving);
            return;
        }
        if (life.state() == DeviceState.CONNECTING) {
            thread.interruptCall();
        }
        try {
            if (!finished(() -> release(leaving), DETACH_LIMIT_MS)) {
                hung("stopping the driver");
                thread.replace();
                finished(() -> release(leaving), CALL_LIMIT_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the device for good. */
    void dispose() {
        disconnect();
        thread.execute(listeners::clear);
        thread.close();
        try {
            thread.awaitEnd(DETACH_LIMIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean finished(Runnable task, long limitMs) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        thread.execute(() -> {
            task.run();
            done.countDown();
        });
        return done.await(limitMs, TimeUnit.MILLISECONDS);
    }

    private void adopt(DeviceDriver arriving) {
        driver = Optional.of(arriving);
        life.apply(DeviceSignal.DRIVER_ARRIVED);
        life.unacknowledged().ifPresent(f -> life.apply(DeviceSignal.REMEMBERED_FAILURE, f.detail(), f.message()));
        backoff.reset();
        openByItself();
    }

    private void release(DeviceDriver leaving) {
        drivers.removeIf(candidate -> candidate == leaving);
        if (driver.filter(current -> current == leaving).isEmpty() || !shut(DeviceSignal.DRIVER_LEFT)) {
            return;
        }
        driver = Optional.empty();
        life.apply(DeviceSignal.DRIVER_LEFT, Detail.DRIVER_MISSING, "The bundle with driver " + config.driverId() + " does not run.");
        if (!drivers.isEmpty()) {
            adopt(drivers.getFirst());
        }
    }

    // The connection

    private void openByItself() {
        if (!keptClosed && driver.isPresent() && driver.get().info().kind().reconnectsByItself()) {
            open();
        }
    }

    private void open() {
        if (driver.isEmpty() || life.state() != DeviceState.OFFLINE) {
            return;
        }
        DeviceDriver opener = driver.get();
        life.apply(DeviceSignal.CONNECT, Detail.NONE, config.address().toString());
        Session opening = new Session(this, links);
        session = Optional.of(opening);
        OpenAttempt[] result = {OpenAttempt.UNFINISHED};
        boolean ours = thread.watch(config.connectTimeout().toMillis() + 500, () -> hung("connecting"),
                () -> result[0] = OpenAttempt.by(opener, config, opening));
        if (!ours) {
            // Given up meanwhile, but the connection may have come about all the same.
            opening.closeQuietly();
        } else if (result[0].signal() == DeviceSignal.OPENED) {
            identity = result[0].message();
            backoff.reset();
            life.apply(DeviceSignal.OPENED);
            stream();
        } else if (end(opening)) {
            life.apply(result[0].signal(), result[0].detail(), result[0].message());
            tryAgainLater();
        }
    }

    private void stream() {
        if (wantsStream && life.state() == DeviceState.READY
                && call(StreamingDevice.class, StreamingDevice::start, new CompletableFuture<>())) {
            life.apply(DeviceSignal.REPORT_ACTIVE);
        }
    }

    private <D extends Device> boolean call(Class<D> type, Action<D> action, CompletableFuture<Void> result) {
        Optional<Session> called = session;
        if (!life.state().isConnected() || called.isEmpty() || !type.isInstance(called.get().device)) {
            result.completeExceptionally(new DeviceException(Detail.COMMUNICATION_LOST,
                    config.id() + " is " + life.state() + " and cannot be used as " + type.getSimpleName() + "."));
            return false;
        }
        D device = type.cast(called.get().device);
        Throwable[] failure = new Throwable[1];
        boolean ours = thread.watch(CALL_LIMIT_MS, () -> hung("a command"), () -> {
            try {
                action.on(device);
            } catch (DeviceException | RuntimeException | LinkageError e) {
                failure[0] = e;
            }
        });
        if (!ours) {
            result.completeExceptionally(new DeviceException(Detail.TIMEOUT, config.id() + " did not answer in time."));
        } else if (failure[0] == null) {
            result.complete(null);
        } else {
            log.log(System.Logger.Level.WARNING, config.id() + ": " + failure[0]);
            result.completeExceptionally(failure[0]);
        }
        return ours && failure[0] == null;
    }

    /** Closes the session if there is one. @return false when closing hung and this thread was given up */
    private boolean shut(DeviceSignal why) {
        attempt++;
        Optional<Session> closing = session;
        if (closing.isEmpty()) {
            return true;
        }
        life.apply(why);
        boolean ours = end(closing.get());
        if (ours) {
            life.apply(DeviceSignal.CLOSED);
        }
        return ours;
    }

    private boolean end(Session closing) {
        closing.fence();
        session = Optional.empty();
        identity = "";
        return thread.watch(CALL_LIMIT_MS, () -> hung("closing"), closing::closeQuietly);
    }

    private void tryAgainLater() {
        if (keptClosed || driver.isEmpty() || life.state() != DeviceState.OFFLINE) {
            return;
        }
        long asked = ++attempt;
        try {
            watchdog.schedule(() -> thread.execute(() -> {
                if (asked == attempt) {
                    openByItself();
                }
            }), backoff.nextMs(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.log(System.Logger.Level.DEBUG, "The supervisor is closing; " + config.id() + " is not connected again.");
        }
    }

    // What devices say; called from their threads

    void reported(Session from, DeviceStatus said) {
        thread.execute(() -> {
            if (session.filter(current -> current == from).isEmpty()) {
                return;
            }
            switch (said.state()) {
                case READY -> life.apply(DeviceSignal.REPORT_READY, said.detail(), said.message());
                case ACTIVE -> life.apply(DeviceSignal.REPORT_ACTIVE, said.detail(), said.message());
                case DEGRADED -> life.apply(DeviceSignal.REPORT_DEGRADED, said.detail(), said.message());
                case OFFLINE -> broken(from, DeviceSignal.REPORT_LOST, said);
                case FAILED -> broken(from, DeviceSignal.REPORT_FAILED, said);
                default -> log.log(System.Logger.Level.WARNING, config.id() + " may not report " + said.state());
            }
        });
    }

    private void broken(Session from, DeviceSignal signal, DeviceStatus said) {
        // Told before closing, which may take two seconds: clients have to stop trusting the device now.
        life.apply(signal, said.detail(), said.message());
        if (end(from)) {
            tryAgainLater();
        }
    }

    void delivered(DeviceEvent event) {
        if (event instanceof PoseFrame frame) {
            newest = frame;
        }
        rate.mark(System.nanoTime());
        listeners.call(event);
    }

    void dropped() {
        dropped.incrementAndGet();
    }

    /** Looks whether a streaming device has gone silent; called by the component several times a second. */
    void checkFreshness(long nowNanos) {
        PoseFrame frame = newest;
        DeviceStatus now = life.status();
        boolean late = frame != null && nowNanos - frame.hostNanos() > STALE_AFTER_MS * 1_000_000L;
        if (now.state() == DeviceState.ACTIVE && late) {
            thread.execute(() -> applyIf(DeviceState.ACTIVE, DeviceSignal.REPORT_DEGRADED, Detail.STALE_DATA,
                    "Nothing new for more than " + STALE_AFTER_MS + " ms."));
        } else if (now.state() == DeviceState.DEGRADED && now.detail() == Detail.STALE_DATA && !late) {
            thread.execute(() -> applyIf(DeviceState.DEGRADED, DeviceSignal.REPORT_ACTIVE, Detail.NONE, ""));
        }
    }

    private void applyIf(DeviceState expected, DeviceSignal signal, Detail detail, String message) {
        if (life.state() == expected) {
            life.apply(signal, detail, message);
        }
    }

    /** Called on another thread than the device's, which is stuck in foreign code and loses its say. */
    private void hung(String doing) {
        session.ifPresent(Session::fence);
        session = Optional.empty();
        log.log(System.Logger.Level.ERROR, config.id() + " hung while " + doing);
        life.apply(DeviceSignal.HUNG, Detail.TIMEOUT, "The driver did not return from " + doing + ".");
    }
}
