package org.lodestone.runtime.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lodestone.runtime.internal.Framework.eventually;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.device.DeviceState;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.runtime.Registration;
import org.osgi.framework.Bundle;

/** The driver of a tracker on a socket is plugged out and in while it streams. */
class HotSwapSocketTest {

    /** -Dlodestone.hotswap.repeats=1000 for the long form. */
    private static final int REPEATS = Integer.getInteger("lodestone.hotswap.repeats", 200);
    private static final long STALE_NANOS = 100_000_000L;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** @return how many sockets this process holds; counted on Linux only, 0 elsewhere */
    private static long sockets() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.filter(HotSwapSocketTest::isSocket).count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // It was closed while the folder was read.
            return false;
        }
    }

    private static WireSimulator simulator(Framework framework) throws Exception {
        eventually(() -> framework.context().getServiceReference(WireSimulator.class) != null);
        return Arrays.stream(framework.context().getAllServiceReferences(WireSimulator.class.getName(), null))
                .map(r -> (WireSimulator) framework.context().getService(r)).filter(s -> s.device().equals("openigtlink")).findFirst().orElseThrow();
    }

    /** @return nanoseconds from the command to stop the driver until no pose counted as valid any more */
    private static long swap(Bundle driver, DeviceHandle device) throws Exception {
        driver.start();
        AtomicInteger poses = new AtomicInteger();
        Registration listening = device.onEvent(event -> poses.incrementAndGet());
        eventually(() -> poses.get() > 2 && device.snapshot().status().state() == DeviceState.ACTIVE);
        Thread stopping = Thread.ofPlatform().unstarted(() -> {
            try {
                driver.stop();
            } catch (org.osgi.framework.BundleException e) {
                throw new IllegalStateException(e);
            }
        });
        stopping.start();
        eventually(() -> device.snapshot().status().state() == DeviceState.ABSENT);
        long absent = System.nanoTime();
        eventually(() -> device.newestFrame().orElseThrow().tools().stream().noneMatch(p -> p.validity() == Validity.VALID));
        long marked = System.nanoTime() - absent;
        stopping.join();
        listening.close();
        return marked;
    }

    @Test
    void aDriverOnASocketThatIsSwappedWhileStreamingLeavesNoThreadServiceClassOrSocketAndNoPoseStaysValid() throws Exception {
        Framework framework = new Framework();
        Bundle driver = framework.bundle("org.lodestone.device.igtl");
        driver.start();
        DeviceSupervisor supervisor = framework.service(DeviceSupervisor.class);
        // The simulator's threads outlive the stop of the bundle that made it: it is the device in the other room.
        try (WireSimulator.Running room = simulator(framework).start(0, FaultScript.NONE, 1)) {
            eventually(() -> supervisor.drivers().stream().anyMatch(d -> d.info().id().equals("lodestone.igtl")));
            DeviceDriver igtl = supervisor.drivers().stream().filter(d -> d.info().id().equals("lodestone.igtl")).findFirst().orElseThrow();
            try (Registration _ = supervisor.configure(DeviceConfig.of("camera", "Camera", igtl, URI.create("openigtlink://127.0.0.1:" + room.port())))) {
                DeviceHandle device = supervisor.device("camera").orElseThrow();
                device.start();
                for (int warm = 0; warm < 5; warm++) {
                    swap(driver, device);
                }
                Map<String, Long> services = framework.services();
                Map<String, Long> threads = Framework.deviceThreads();
                int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
                int all = Thread.activeCount();
                long sockets = sockets();
                long worst = 0;
                for (int i = 0; i < REPEATS; i++) {
                    worst = Math.max(worst, swap(driver, device));
                }
                System.out.println(REPEATS + " swaps: the last pose was marked after " + worst / 1e6 + " ms at most; sockets " + sockets + " before, "
                        + sockets() + " after; classes " + classes + ", " + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
                assertTrue(worst <= STALE_NANOS, worst / 1e6 + " ms");
                eventually(() -> sockets() <= sockets);
                eventually(() -> threads.equals(Framework.deviceThreads()));
                assertEquals(services, framework.services());
                eventually(() -> Thread.activeCount() <= all + 1);
                // Lambdas that are seen for the first time are classes too, but there are few.
                assertTrue(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() < classes + 60);
            }
        } finally {
            driver.start();
        }
    }
}
