package org.lodestone.device.magstim.internal;

import java.util.concurrent.LinkedBlockingQueue;
import org.lodestone.core.Frame;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceStatus;

/** A host for one device under test. */
final class TestContext implements DeviceContext {

    final LinkedBlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<DeviceStatus> reports = new LinkedBlockingQueue<>();

    @Override
    public String deviceId() {
        return "test";
    }

    @Override
    public Frame frame() {
        return Frame.tracker("test");
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
    public Reader reader(String name, Runnable loop) {
        Thread thread = Thread.ofPlatform().daemon().name("test-" + name).start(loop);
        return () -> {
            thread.interrupt();
            try {
                thread.join(2000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
