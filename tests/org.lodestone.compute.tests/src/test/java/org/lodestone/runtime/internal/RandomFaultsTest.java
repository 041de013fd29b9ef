package org.lodestone.runtime.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.runtime.DeviceHandle;

class RandomFaultsTest {

    private static final int FAULTS = 10_000;

    // Held, because a logger nobody holds forgets its level.
    private final java.util.logging.Logger log = java.util.logging.Logger.getLogger("org.lodestone.runtime.internal");

    @BeforeEach
    void silence() {
        log.setLevel(java.util.logging.Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        log.setLevel(null);
    }

    @Test
    void tenThousandRandomFaultsNeitherCrashNorHangNorLetTimeGoBack() {
        SplittableRandom random = new SplittableRandom(99);
        DeviceSupervisorComponent supervisor = new DeviceSupervisorComponent();
        supervisor.activate();
        ScriptedDriver driver = new ScriptedDriver();
        supervisor.configure(driver.devicesAtHand().getFirst());
        DeviceHandle device = supervisor.device("scripted").orElseThrow();
        AtomicLong last = new AtomicLong(Long.MIN_VALUE);
        AtomicInteger backwards = new AtomicInteger();
        AtomicInteger opened = new AtomicInteger();
        boolean present = false;
        for (int i = 0; i < FAULTS; i++) {
            switch (random.nextInt(10)) {
                case 0 -> {
                    if (present) {
                        supervisor.removeDriver(driver);
                        opened.addAndGet(driver.opened.get());
                        driver = new ScriptedDriver();
                    } else {
                        supervisor.addDriver(driver);
                    }
                    present = !present;
                }
                case 1 -> device.start();
                case 2 -> device.stop();
                case 3 -> device.acknowledge();
                case 4 -> device.connect();
                case 5 -> {
                    if (driver.context != null) {
                        driver.context.report(new DeviceStatus(DeviceState.values()[random.nextInt(DeviceState.values().length)],
                                Detail.values()[random.nextInt(Detail.values().length)], "fault " + i));
                    }
                }
                case 6 -> driver.refuseToOpen = random.nextBoolean() ? null
                        : new DeviceException(Detail.values()[random.nextInt(Detail.values().length)], "refused");
                case 7 -> {
                    RuntimeException failure = new IllegalStateException("fault " + i);
                    driver.duringStart = random.nextBoolean() ? () -> { } : () -> {
                        throw failure;
                    };
                    driver.duringClose = driver.duringStart;
                }
                default -> {
                    if (driver.context != null) {
                        // The clock may jump either way.
                        driver.deliver(System.nanoTime() + random.nextLong(-1_000_000_000L, 1_000_000_000L));
                    }
                }
            }
        }
        if (present) {
            supervisor.removeDriver(driver);
        }
        ScriptedDriver good = new ScriptedDriver();
        device.onEvent(event -> {
            if (last.getAndSet(event.hostNanos()) > event.hostNanos()) {
                backwards.incrementAndGet();
            }
        });
        supervisor.addDriver(good);
        device.acknowledge();
        device.connect();
        for (long end = System.nanoTime() + 20_000_000_000L; !device.snapshot().status().state().isConnected();) {
            assertTrue(System.nanoTime() < end, device.snapshot().toString());
            LockSupport.parkNanos(1_000_000);
        }
        for (int i = 0; i < 1000; i++) {
            good.deliver(System.nanoTime() + random.nextLong(-1_000_000_000L, 1_000_000_000L));
        }
        assertEquals(0, backwards.get());
        assertTrue(opened.get() > 100, opened + " connections were made");
        supervisor.deactivate();
    }
}
