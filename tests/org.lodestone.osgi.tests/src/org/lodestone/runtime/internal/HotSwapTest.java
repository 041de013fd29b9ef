package org.lodestone.runtime.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lodestone.runtime.internal.Framework.eventually;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.device.DeviceState;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.Validity;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.runtime.Registration;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

class HotSwapTest {

    private static final String DEVICE = "simulated-tracker";
    /** -Dlodestone.hotswap.repeats=1000 for the long form. */
    private static final int REPEATS = Integer.getInteger("lodestone.hotswap.repeats", 100);

    private Framework framework;
    private Bundle driver;
    private DeviceSupervisorComponent supervisor;

    @BeforeEach
    void startFramework() throws Exception {
        framework = new Framework();
        driver = framework.bundle("org.lodestone.device.sim");
        supervisor = (DeviceSupervisorComponent) framework.service(DeviceSupervisor.class);
        driver.stop();
    }

    @AfterEach
    void leaveTheDriverRunning() throws Exception {
        driver.start();
    }

    private boolean is(DeviceState state) {
        return supervisor.device(DEVICE).map(d -> d.snapshot().status().state() == state).orElse(false);
    }

    private void swap() throws Exception {
        driver.start();
        eventually(() -> is(DeviceState.READY));
        DeviceHandle device = supervisor.device(DEVICE).orElseThrow();
        AtomicInteger poses = new AtomicInteger();
        Registration listening = device.onEvent(event -> poses.incrementAndGet());
        device.start();
        eventually(() -> poses.get() > 2);
        // A machine that is busy elsewhere may have made it late for a moment.
        eventually(() -> is(DeviceState.ACTIVE));

        driver.stop();

        assertTrue(supervisor.device(DEVICE).isEmpty());
        device.newestFrame().orElseThrow().tools().forEach(p -> assertTrue(p.validity() != Validity.VALID, p.toString()));
        int after = poses.get();
        assertEquals(after, poses.get());
        listening.close();
    }

    @Test
    void aDriverThatIsStartedAndStoppedManyTimesWhileStreamingLeavesNothingBehind() throws Exception {
        swap();
        Map<String, Long> services = framework.services();
        Map<String, Long> threads = Framework.deviceThreads();
        int listeners = supervisor.listenerCount();
        int all = Thread.activeCount();

        for (int i = 0; i < REPEATS; i++) {
            swap();
        }

        assertEquals(services, framework.services());
        // Devices that were just being opened when the driver left end a moment later.
        eventually(() -> threads.equals(Framework.deviceThreads()));
        assertEquals(listeners, supervisor.listenerCount());
        assertTrue(Thread.activeCount() <= all + 1, Thread.activeCount() + " threads after, " + all + " before");
    }

    @Test
    void aDriverThatIsUpdatedLeavesNoClassBehind() throws Exception {
        driver.start();
        eventually(() -> is(DeviceState.READY));
        supervisor.device(DEVICE).orElseThrow().start();
        eventually(() -> is(DeviceState.ACTIVE));
        WeakReference<ClassLoader> before = new WeakReference<>(driver.adapt(BundleWiring.class).getClassLoader());

        driver.stop();
        AtomicInteger refreshed = new AtomicInteger();
        framework.context().getBundle(0).adapt(FrameworkWiring.class)
                .refreshBundles(java.util.List.of(driver), event -> refreshed.incrementAndGet());
        eventually(() -> refreshed.get() == 1);
        driver.start();
        eventually(() -> is(DeviceState.READY));

        eventually(() -> {
            System.gc();
            return before.get() == null;
        });
    }

    @Test
    void aConfiguredDeviceStreamsAgainWhenItsDriverIsBackAndItsClientsNoticeNothingElse() throws Exception {
        driver.start();
        eventually(() -> is(DeviceState.READY));
        Registration configured = supervisor.configure(((ManagedDevice) supervisor.device(DEVICE).orElseThrow()).config());
        DeviceHandle device = supervisor.device(DEVICE).orElseThrow();
        AtomicLong last = new AtomicLong(Long.MIN_VALUE);
        AtomicInteger backwards = new AtomicInteger();
        AtomicInteger poses = new AtomicInteger();
        Registration listening = device.onEvent(event -> {
            poses.incrementAndGet();
            if (last.getAndSet(event.hostNanos()) > event.hostNanos()) {
                backwards.incrementAndGet();
            }
        });
        device.start();
        for (int i = 0; i < 10; i++) {
            int before = poses.get();
            eventually(() -> poses.get() > before + 2);

            driver.stop();
            assertEquals(DeviceState.ABSENT, device.snapshot().status().state());
            PoseFrame shown = device.newestFrame().orElseThrow();
            assertTrue(shown.tools().stream().noneMatch(p -> p.validity() == Validity.VALID));
            driver.start();
        }
        eventually(() -> is(DeviceState.ACTIVE));
        assertEquals(0, backwards.get());
        listening.close();
        configured.close();
    }
}
