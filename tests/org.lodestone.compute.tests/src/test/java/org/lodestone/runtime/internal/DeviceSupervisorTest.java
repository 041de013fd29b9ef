package org.lodestone.runtime.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.Validity;
import org.lodestone.device.ToolPose;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.DeviceSnapshot;
import org.lodestone.runtime.Registration;

class DeviceSupervisorTest {

    private final DeviceSupervisorComponent supervisor = new DeviceSupervisorComponent();
    private final ScriptedDriver driver = new ScriptedDriver();

    @BeforeEach
    void start() {
        supervisor.activate();
    }

    @AfterEach
    void stop() {
        supervisor.deactivate();
    }

    /** Waits for what other threads do; generous, because it only ends early in a failing test. */
    private static void eventually(BooleanSupplier condition) {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15); System.nanoTime() < end;) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(200_000);
        }
        fail("did not come about");
    }

    private DeviceHandle handle() {
        return supervisor.device("scripted").orElseThrow();
    }

    private void eventually(DeviceState state) {
        eventually(() -> supervisor.device("scripted").map(d -> d.snapshot().status().state() == state).orElse(false));
    }

    @Test
    void aDeviceComesAndGoesWithItsDriver() {
        supervisor.addDriver(driver);
        eventually(DeviceState.READY);

        supervisor.removeDriver(driver);

        assertTrue(supervisor.devices().isEmpty());
        assertEquals(1, driver.closed.get());
    }

    @Test
    void aConfiguredDeviceStaysAndIsAbsentWithoutItsDriver() {
        Registration configured = supervisor.configure(DeviceConfig.of("scripted", "Mine", driver, URI.create("test:2")));
        eventually(DeviceState.ABSENT);
        supervisor.addDriver(driver);
        eventually(DeviceState.READY);

        supervisor.removeDriver(driver);

        assertEquals(DeviceState.ABSENT, handle().snapshot().status().state());
        assertEquals(Detail.DRIVER_MISSING, handle().snapshot().status().detail());
        configured.close();
        assertTrue(supervisor.devices().isEmpty());
    }

    @Test
    void aReplacementThatIsBoundBeforeTheOldDriverLeavesTakesOver() {
        ScriptedDriver replacement = new ScriptedDriver();
        supervisor.addDriver(driver);
        eventually(DeviceState.READY);

        supervisor.addDriver(replacement);
        supervisor.removeDriver(driver);

        eventually(() -> replacement.opened.get() == 1);
        eventually(DeviceState.READY);
        assertEquals(1, driver.closed.get());
    }

    @Test
    void whatAClosedSessionSaysReachesNobody() {
        supervisor.addDriver(driver);
        eventually(DeviceState.READY);
        LinkedBlockingQueue<DeviceEvent> seen = new LinkedBlockingQueue<>();
        handle().onEvent(seen::add);
        driver.deliver(System.nanoTime());
        assertEquals(1, seen.size());

        handle().disconnect();
        eventually(DeviceState.OFFLINE);
        driver.deliver(System.nanoTime());
        driver.context.report(DeviceStatus.of(DeviceState.ACTIVE));

        assertEquals(1, seen.size());
        assertEquals(DeviceState.OFFLINE, handle().snapshot().status().state());
    }

    @Test
    void anEventThatGoesBackInTimeIsDroppedAndCounted() {
        supervisor.addDriver(driver);
        eventually(DeviceState.READY);
        LinkedBlockingQueue<DeviceEvent> seen = new LinkedBlockingQueue<>();
        handle().onEvent(seen::add);

        driver.deliver(1000);
        driver.deliver(999);
        driver.deliver(1000);

        assertEquals(2, seen.size());
        assertEquals(1, handle().snapshot().dropped());
    }

    @Test
    void aPoseIsStaleWhenItIsOldOrTheConnectionIsGone() {
        supervisor.addDriver(driver);
        eventually(DeviceState.READY);
        driver.context.deliver(new org.lodestone.device.PoseFrame(System.nanoTime(), java.util.OptionalLong.empty(), driver.context.frame(),
                List.of(new ToolPose("coil", org.lodestone.core.Rigid.IDENTITY, Validity.VALID, 0.1))));

        handle().disconnect();
        eventually(DeviceState.OFFLINE);

        assertEquals(Validity.STALE, handle().newestFrame().orElseThrow().pose("coil").orElseThrow().validity());
    }

    @Test
    void aTrackerThatWentSilentIsDegradedAndRecovers() {
        supervisor.addDriver(driver);
        eventually(DeviceState.READY);
        handle().start();
        eventually(DeviceState.ACTIVE);
        driver.deliver(System.nanoTime());

        eventually(DeviceState.DEGRADED);
        assertEquals(Detail.STALE_DATA, handle().snapshot().status().detail());

        eventually(() -> {
            driver.deliver(System.nanoTime());
            return handle().snapshot().status().state() == DeviceState.ACTIVE;
        });
    }

    @Test
    void aLostTrackerIsConnectedAgainAndStreamsAgain() {
        supervisor.addDriver(driver);
        eventually(DeviceState.READY);
        handle().start();
        eventually(DeviceState.ACTIVE);

        driver.context.report(new DeviceStatus(DeviceState.OFFLINE, Detail.COMMUNICATION_LOST, "cable"));

        eventually(() -> driver.opened.get() == 2);
        eventually(() -> handle().snapshot().status().state() == DeviceState.ACTIVE);
        assertEquals(1, driver.closed.get());
    }

    @Test
    void aStimulatorIsNeitherConnectedNorConnectedAgainByItself() {
        driver.kind = DeviceKind.STIMULATOR;
        supervisor.addDriver(driver);
        eventually(DeviceState.OFFLINE);
        assertEquals(0, driver.opened.get());

        handle().connect();
        eventually(DeviceState.READY);
        driver.context.report(new DeviceStatus(DeviceState.OFFLINE, Detail.COMMUNICATION_LOST, "cable"));
        eventually(DeviceState.OFFLINE);
        eventually(() -> driver.closed.get() == 1);

        // Longer than the first back-off, in which a tracker would have come back.
        long end = System.nanoTime() + 700_000_000L;
        eventually(() -> System.nanoTime() > end);
        assertEquals(1, driver.opened.get());
    }

    @Test
    void aWrongDeviceWaitsForAPersonEvenAcrossADriverUpdate() {
        driver.refuseToOpen = new DeviceException(Detail.WRONG_DEVICE, "Another serial number answers.");
        Registration configured = supervisor.configure(DeviceConfig.of("scripted", "Mine", driver, URI.create("test:2")));
        supervisor.addDriver(driver);
        eventually(DeviceState.FAILED);
        supervisor.removeDriver(driver);
        eventually(DeviceState.ABSENT);

        ScriptedDriver good = new ScriptedDriver();
        supervisor.addDriver(good);
        eventually(DeviceState.FAILED);
        assertEquals(0, good.opened.get());

        handle().acknowledge();
        eventually(DeviceState.READY);
        configured.close();
    }

    @Test
    void aDriverThatThrowsOrMissesAClassFailsTheDeviceAndNobodyElse() {
        driver.duringOpen = () -> {
            throw new NoClassDefFoundError("com/vendor/Missing");
        };
        supervisor.addDriver(driver);

        eventually(DeviceState.FAILED);
        assertEquals(Detail.INTERNAL_ERROR, handle().snapshot().status().detail());
    }

    @Test
    void aDriverThatHangsInACommandIsGivenUpAndCanBeRemoved() {
        CountDownLatch never = new CountDownLatch(1);
        driver.duringStart = () -> awaitStubbornly(never);
        supervisor.addDriver(driver);
        eventually(DeviceState.READY);

        handle().start();
        eventually(DeviceState.FAILED);
        assertEquals(Detail.TIMEOUT, handle().snapshot().status().detail());
        supervisor.removeDriver(driver);

        assertTrue(supervisor.devices().isEmpty());
        never.countDown();
    }

    @Test
    void aDriverThatHangsWhileItIsRemovedIsRemovedInBoundedTime() {
        CountDownLatch never = new CountDownLatch(1);
        driver.duringClose = () -> awaitStubbornly(never);
        Registration configured = supervisor.configure(DeviceConfig.of("scripted", "Mine", driver, URI.create("test:2")));
        supervisor.addDriver(driver);
        eventually(DeviceState.READY);

        supervisor.removeDriver(driver);

        assertEquals(DeviceState.ABSENT, handle().snapshot().status().state());
        ScriptedDriver good = new ScriptedDriver();
        supervisor.addDriver(good);
        eventually(DeviceState.FAILED);
        handle().acknowledge();
        eventually(DeviceState.READY);
        never.countDown();
        configured.close();
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        for (boolean waiting = true; waiting;) {
            try {
                latch.await();
                waiting = false;
            } catch (InterruptedException e) {
                // A native call would not notice either; the latch is opened at the end of the test.
                waiting = true;
            }
        }
    }

    @Test
    void aListenerHearsOfTheStateNowAndOfChangesUntilItIsClosed() {
        List<List<DeviceSnapshot>> heard = new ArrayList<>();
        Registration registration = supervisor.onChange(list -> {
            synchronized (heard) {
                heard.add(list);
            }
        });
        assertEquals(1, heard.size());

        supervisor.addDriver(driver);
        eventually(() -> {
            synchronized (heard) {
                return heard.getLast().stream().anyMatch(s -> s.status().state() == DeviceState.READY);
            }
        });
        registration.close();
        int before = heard.size();
        supervisor.removeDriver(driver);

        assertEquals(before, heard.size());
        assertFalse(heard.isEmpty());
    }
}
