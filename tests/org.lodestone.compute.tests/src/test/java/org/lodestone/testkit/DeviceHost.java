package org.lodestone.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.lodestone.core.Frame;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.LinkDefaults;
import org.lodestone.device.wire.LinkOpener;
import org.lodestone.device.wire.Links;

/** A host for one device under test: keeps what it says and the threads it started. */
public final class DeviceHost implements DeviceContext {

    /** What the device delivered. */
    public final LinkedBlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
    /** What it reported. */
    public final LinkedBlockingQueue<DeviceStatus> reports = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /** Makes a host that nothing was delivered to. */
    public DeviceHost() {
        // nothing to prepare
    }

    /** @return how many of the threads it started still run */
    public long running() {
        return threads.stream().filter(Thread::isAlive).count();
    }

    @Override
    public String deviceId() {
        return "device-under-test";
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
        reports.add(status);
    }

    @Override
    public void deliver(DeviceEvent event) {
        events.add(event);
    }

    @Override
    public ByteLink link(URI address, LinkDefaults usual, Duration timeout) throws DeviceException {
        return Links.open(ServiceLoader.load(LinkOpener.class).stream().map(ServiceLoader.Provider::get).toList(), address, usual, timeout);
    }

    @Override
    public Reader reader(String name, Runnable loop) {
        Thread thread = Thread.ofPlatform().daemon().name("under-test-" + name).start(loop);
        threads.add(thread);
        return () -> {
            thread.interrupt();
            try {
                if (Thread.currentThread() != thread) {
                    thread.join(2000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
