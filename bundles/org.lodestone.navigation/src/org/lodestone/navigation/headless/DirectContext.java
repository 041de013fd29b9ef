package org.lodestone.navigation.headless;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.lodestone.core.Frame;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.LinkDefaults;
import org.lodestone.device.wire.LinkOpener;
import org.lodestone.device.wire.Links;

/** A host for one device without a supervisor, for a command that ends. */
final class DirectContext implements DeviceContext, AutoCloseable {

    private static final long READER_END_MS = 1000;

    private final String id;
    private final List<LinkOpener> openers;
    private final Consumer<DeviceEvent> events;
    private final Consumer<DeviceStatus> reports;
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean closed;

    DirectContext(String id, List<LinkOpener> openers, Consumer<DeviceEvent> events, Consumer<DeviceStatus> reports) {
        this.id = id;
        this.openers = openers;
        this.events = events;
        this.reports = reports;
    }

    @Override
    public String deviceId() {
        return id;
    }

    @Override
    public Frame frame() {
        return Frame.tracker(id);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void report(DeviceStatus status) {
        if (!closed) {
            reports.accept(status);
        }
    }

    @Override
    public void deliver(DeviceEvent event) {
        if (!closed && event.hostNanos() >= last.getAndAccumulate(event.hostNanos(), Math::max)) {
            events.accept(event);
        }
    }

    @Override
    public ByteLink link(URI address, LinkDefaults usual, Duration timeout) throws DeviceException {
        return Links.open(openers, address, usual, timeout);
    }

    @Override
    public Reader reader(String name, Runnable loop) {
        Thread thread = new Thread(loop, "device-" + id + "-" + name);
        thread.setDaemon(true);
        Reader reader = () -> end(thread);
        readers.add(reader);
        thread.start();
        return reader;
    }

    private static void end(Thread thread) {
        thread.interrupt();
        if (Thread.currentThread() != thread) {
            try {
                thread.join(READER_END_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        readers.forEach(Reader::close);
    }
}
