package org.lodestone.runtime.internal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.lodestone.core.Frame;
import org.lodestone.device.Detail;
import org.lodestone.device.Device;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.LinkDefaults;
import org.lodestone.device.wire.LinkOpener;
import org.lodestone.device.wire.Links;

/** One connection from opening to closing. Once fenced, nothing a late or hanging driver says reaches anybody. */
final class Session implements DeviceContext {

    private static final long READER_END_MS = 1000;

    private final System.Logger log = System.getLogger(Session.class.getName());
    private final ManagedDevice owner;
    private final Supplier<List<LinkOpener>> links;
    private final List<ReaderThread> readers = new CopyOnWriteArrayList<>();
    private final AtomicLong lastNanos = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean fenced;
    volatile Device device;

    /** @param links transports at hand beside TCP, asked at each use because they come and go */
    Session(ManagedDevice owner, Supplier<List<LinkOpener>> links) {
        this.owner = owner;
        this.links = links;
    }

    void fence() {
        fenced = true;
    }

    boolean isFenced() {
        return fenced;
    }

    /** Fences the session off, closes its device and ends its threads. */
    void closeQuietly() {
        fence();
        if (device != null) {
            try {
                device.close();
            } catch (RuntimeException | LinkageError e) {
                log.log(System.Logger.Level.ERROR, owner.id() + " did not close cleanly", e);
            }
        }
        readers.forEach(ReaderThread::close);
    }

    @Override
    public String deviceId() {
        return owner.id();
    }

    @Override
    public Frame frame() {
        return Frame.tracker(owner.id());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void report(DeviceStatus status) {
        if (!fenced) {
            owner.reported(this, status);
        }
    }

    @Override
    public void deliver(DeviceEvent event) {
        if (fenced) {
            return;
        }
        long now = event.hostNanos();
        long before = lastNanos.getAndAccumulate(now, Math::max);
        if (now < before) {
            owner.dropped();
        } else {
            owner.delivered(event);
        }
    }

    @Override
    public ByteLink link(URI address, LinkDefaults usual, Duration timeout) throws DeviceException {
        return Links.open(links.get(), address, usual, timeout);
    }

    @Override
    public Reader reader(String name, Runnable loop) {
        ReaderThread reader = new ReaderThread("device-" + owner.id() + "-" + name, loop);
        readers.add(reader);
        if (fenced) {
            reader.close();
        } else {
            reader.thread.start();
        }
        return reader;
    }

    private final class ReaderThread implements Reader {

        private final Thread thread;

        private ReaderThread(String name, Runnable loop) {
            thread = new Thread(() -> run(loop), name);
            thread.setDaemon(true);
        }

        private void run(Runnable loop) {
            try {
                loop.run();
            } catch (RuntimeException | LinkageError e) {
                if (!fenced) {
                    log.log(System.Logger.Level.ERROR, thread.getName() + " failed", e);
                    owner.reported(Session.this, new DeviceStatus(DeviceState.OFFLINE, Detail.INTERNAL_ERROR, String.valueOf(e)));
                }
            } finally {
                readers.remove(this);
            }
        }

        @Override
        public void close() {
            thread.interrupt();
            if (Thread.currentThread() == thread) {
                return;
            }
            try {
                thread.join(READER_END_MS);
                if (thread.isAlive()) {
                    log.log(System.Logger.Level.WARNING, thread.getName() + " does not end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            readers.remove(this);
        }
    }
}
