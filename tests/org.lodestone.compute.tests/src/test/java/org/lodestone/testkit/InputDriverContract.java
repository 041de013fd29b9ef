package org.lodestone.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.EmgBlock;
import org.lodestone.device.EmgInput;
import org.lodestone.device.InputDriver;
import org.lodestone.device.StreamingDevice;
import org.lodestone.device.TriggerEvent;
import org.lodestone.device.TriggerInput;

/** What every driver of a trigger input or muscle amplifier has to pass, third-party ones included. */
public abstract class InputDriverContract {

    private final DeviceHost host = new DeviceHost();

    /** @return the driver */
    protected abstract InputDriver driver();

    /** @return a device that delivers several times a second */
    protected abstract DeviceConfig device();

    private DeviceEvent next() throws InterruptedException {
        return java.util.Objects.requireNonNull(host.events.poll(20, TimeUnit.SECONDS), "nothing came");
    }

    @Test
    void nothingComesBeforeItIsStartedOrAfterItIsStopped() throws Exception {
        try (StreamingDevice device = driver().open(device(), host)) {
            Thread.sleep(100);
            assertTrue(host.events.isEmpty());
            device.start();
            device.start();
            next();
            device.stop();
            device.stop();
            host.events.clear();
            Thread.sleep(200);
            assertTrue(host.events.isEmpty());
            device.start();
            next();
        }
    }

    @Test
    void whatComesIsOfItsKindAndTimesNeverGoBack() throws Exception {
        try (StreamingDevice device = driver().open(device(), host)) {
            device.start();
            long before = Long.MIN_VALUE;
            for (int i = 0; i < 20; i++) {
                DeviceEvent event = next();
                assertTrue(event.hostNanos() >= before);
                before = event.hostNanos();
                switch (device) {
                    case EmgInput emg -> {
                        EmgBlock block = (EmgBlock) event;
                        assertEquals(DeviceKind.EMG, driver().info().kind());
                        assertEquals(emg.channels(), block.channels());
                        assertEquals(emg.rateHz(), block.rateHz());
                        for (float value : block.microvolts()) {
                            assertTrue(Float.isFinite(value));
                        }
                    }
                    case TriggerInput trigger -> {
                        assertEquals(DeviceKind.TRIGGER, driver().info().kind());
                        assertTrue(((TriggerEvent) event).channel() >= 0 && ((TriggerEvent) event).channel() < trigger.lines());
                    }
                    default -> throw new AssertionError("neither trigger nor muscle: " + device.identity());
                }
            }
        }
    }

    @Test
    void itConnectsAndDisconnectsTwentyTimesAndLeavesNoThread() throws Exception {
        for (int i = 0; i < 20; i++) {
            DeviceHost once = new DeviceHost();
            StreamingDevice device = driver().open(device(), once);
            device.start();
            device.close();
            device.close();
            assertEquals(0, once.running());
        }
    }
}
