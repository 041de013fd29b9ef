package org.lodestone.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lodestone.device.Capability;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.Permit;
import org.lodestone.device.PulseEvent;
import org.lodestone.device.Stimulator;
import org.lodestone.device.StimulatorDriver;
import org.lodestone.device.StimulatorStatus;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.WireSimulator;

/** What every stimulator driver has to pass, third-party ones included: extend it, name the driver and a simulator of its device. */
public abstract class StimulatorDriverContract {

    private static final Permit ALWAYS = () -> { };
    private static final Permit NEVER = () -> {
        throw new DeviceException(Detail.CONTROL_NOT_ENABLED, "control is not enabled");
    };

    private final DeviceHost host = new DeviceHost();

    /** @return the driver */
    protected abstract StimulatorDriver driver();

    /** @return plays its device */
    protected abstract WireSimulator simulator();

    /** @return the address of a device on a port of this machine */
    protected abstract URI address(int port);

    private boolean can(Capability capability) {
        return driver().info().capabilities().contains(capability);
    }

    private Stimulator open(WireSimulator.Running device, DeviceHost with) throws DeviceException {
        return driver().open(DeviceConfig.of("device-under-test", "test", driver(), address(device.port())), with);
    }

    private WireSimulator.Running play(String faults) throws Exception {
        return simulator().start(0, FaultScript.parse(faults), 5);
    }

    /** @return what the device says once everything it said before was forgotten */
    private StimulatorStatus status() throws InterruptedException {
        host.events.clear();
        while (true) {
            Object event = java.util.Objects.requireNonNull(host.events.poll(20, TimeUnit.SECONDS), "the device is silent");
            if (event instanceof StimulatorStatus status) {
                return status;
            }
        }
    }

    private long pulses() {
        return host.events.stream().filter(PulseEvent.class::isInstance).count();
    }

    @Test
    void openedItOnlyReports() throws Exception {
        try (WireSimulator.Running device = play(""); Stimulator stimulator = open(device, host)) {
            assertFalse(status().armed(), stimulator.identity());
            assertFalse(status().armed());
            assertEquals(0, pulses());
            assertTrue(host.reports.stream().noneMatch(r -> r.state() == DeviceState.ACTIVE));
        }
    }

    @Test
    void nothingActsWithoutAPermit() throws Exception {
        try (WireSimulator.Running device = play(""); Stimulator stimulator = open(device, host)) {
            double before = status().intensityPercent();
            int other = stimulator.intensityRange().maximumPercent() - 7;
            for (ThrowingCall call : new ThrowingCall[] {() -> stimulator.setIntensity(other, NEVER), () -> stimulator.arm(NEVER)}) {
                assertEquals(Detail.CONTROL_NOT_ENABLED, assertThrows(DeviceException.class, call::run).detail());
            }
            assertThrows(DeviceException.class, () -> stimulator.pulse(NEVER));
            StimulatorStatus after = status();
            assertFalse(after.armed());
            assertEquals(before, after.intensityPercent());
            assertEquals(0, pulses());
        }
    }

    /** One call that may fail as devices do. */
    private interface ThrowingCall {
        void run() throws DeviceException;
    }

    @Test
    void anIntensityOutsideItsRangeIsRefusedBeforeThePermitIsAsked() throws Exception {
        assumeTrue(can(Capability.SET_INTENSITY), "sets no intensity");
        try (WireSimulator.Running device = play(""); Stimulator stimulator = open(device, host)) {
            for (int percent : new int[] {stimulator.intensityRange().minimumPercent() - 1, stimulator.intensityRange().maximumPercent() + 1,
                Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                AtomicInteger asked = new AtomicInteger();
                assertThrows(DeviceException.class, () -> stimulator.setIntensity(percent, asked::incrementAndGet));
                assertEquals(0, asked.get());
            }
        }
    }

    @Test
    void intensityIsSetAndReadBackAndPulsesNeedAnArmedDeviceAndAPermitEachTime() throws Exception {
        assumeTrue(can(Capability.REMOTE_TRIGGER) && can(Capability.REMOTE_ARM) && can(Capability.SET_INTENSITY), "cannot be fired from here");
        try (WireSimulator.Running device = play(""); Stimulator stimulator = open(device, host)) {
            stimulator.setIntensity(40, ALWAYS);
            assertEquals(40, status().intensityPercent());
            assertEquals(Detail.INTERLOCK_OPEN, assertThrows(DeviceException.class, () -> stimulator.pulse(ALWAYS)).detail());
            stimulator.arm(ALWAYS);
            assertTrue(status().armed());
            AtomicInteger asked = new AtomicInteger();
            assertThrows(DeviceException.class, () -> stimulator.pulse(() -> {
                asked.incrementAndGet();
                NEVER.require();
            }));
            assertTrue(status().armed());
            assertEquals(0, pulses());
            pulseOnceReady(stimulator, asked::incrementAndGet);
            assertTrue(asked.get() >= 2, "the permit is asked at each pulse");
            stimulator.disarm();
            assertFalse(status().armed());
            assertThrows(DeviceException.class, () -> stimulator.pulse(ALWAYS));
        }
    }

    /** A device may take a moment to charge. */
    private static void pulseOnceReady(Stimulator stimulator, Permit permit) throws Exception {
        for (int i = 0;; i++) {
            try {
                stimulator.pulse(permit);
                return;
            } catch (DeviceException e) {
                if (i == 50 || e.detail() != Detail.INTERLOCK_OPEN) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    /** Overridden, disabled, by a driver whose device has no cable. */
    @Test
    protected void aDeviceThatLeavesIsReportedOnceAndCommandsEndInTheTypedExceptionInTime() throws Exception {
        try (WireSimulator.Running device = play("0.6 unplug"); Stimulator stimulator = open(device, host)) {
            DeviceStatus report = host.reports.poll(20, TimeUnit.SECONDS);
            while (report.state() != DeviceState.OFFLINE) {
                report = host.reports.poll(20, TimeUnit.SECONDS);
            }
            assertFalse(report.message().isBlank());
            assertThrows(DeviceException.class, () -> stimulator.arm(ALWAYS));
            assertThrows(DeviceException.class, () -> stimulator.pulse(ALWAYS));
            assertThrows(DeviceException.class, stimulator::disarm);
        }
        assertEquals(0, host.running());
        assertTrue(host.reports.stream().noneMatch(r -> r.state() == DeviceState.OFFLINE), "told once");
    }

    @Test
    void itConnectsAndDisconnectsTwentyTimesAndLeavesNoThread() throws Exception {
        try (WireSimulator.Running device = play("")) {
            for (int i = 0; i < 20; i++) {
                DeviceHost once = new DeviceHost();
                Stimulator stimulator = open(device, once);
                stimulator.close();
                stimulator.close();
                assertEquals(0, once.running());
                assertTrue(once.reports.stream().noneMatch(r -> r.state() == DeviceState.OFFLINE), "closing is no loss");
            }
        }
    }
}
