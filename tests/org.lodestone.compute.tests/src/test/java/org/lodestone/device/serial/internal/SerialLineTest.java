package org.lodestone.device.serial.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Parameters;
import org.lodestone.device.Detail;
import org.lodestone.device.Device;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.Stimulator;
import org.lodestone.device.Tracker;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.DeviceHost;

/** Real drivers over a real terminal device of the system: socat stands between it and the wire simulator. */
class SerialLineTest {

    private static final Path SOCAT = Path.of("/usr/bin/socat");

    @TempDir
    private Path folder;

    private final DeviceHost host = new DeviceHost();
    private Process bridge;

    @AfterEach
    void endBridge() throws InterruptedException {
        if (bridge != null) {
            bridge.destroyForcibly().waitFor();
        }
    }

    private URI line(String scheme, int port) throws Exception {
        assumeTrue(Files.isExecutable(SOCAT), "needs the package socat");
        Path terminal = folder.resolve(scheme);
        bridge = new ProcessBuilder(SOCAT.toString(), "PTY,link=" + terminal + ",raw,echo=0", "TCP:127.0.0.1:" + port)
                .redirectErrorStream(true).redirectOutput(folder.resolve("socat.log").toFile()).start();
        for (int i = 0; i < 200 && !Files.exists(terminal); i++) {
            Thread.sleep(20);
        }
        return URI.create(scheme + ":" + terminal);
    }

    private static WireSimulator simulator(String device) {
        return ServiceLoader.load(WireSimulator.class).stream().map(ServiceLoader.Provider::get).filter(s -> s.device().equals(device))
                .findFirst().orElseThrow();
    }

    private Device open(URI address, Map<String, Object> settings) throws DeviceException {
        DeviceDriver driver = ServiceLoader.load(DeviceDriver.class).stream().map(ServiceLoader.Provider::get)
                .filter(d -> d.info().schemes().contains(address.getScheme())).findFirst().orElseThrow();
        return driver.open(new DeviceConfig("line", "line", driver.info().id(), address,
                Parameters.of(driver.parameters(), settings), Duration.ofSeconds(5)), host);
    }

    private void streams(String device, String scheme, Map<String, Object> settings) throws Exception {
        try (WireSimulator.Running running = simulator(device).start(0, FaultScript.NONE, 5);
                Tracker tracker = (Tracker) open(line(scheme, running.port()), settings)) {
            tracker.start();
            for (int i = 0; i < 20; i++) {
                DeviceEvent event = host.events.poll(10, TimeUnit.SECONDS);
                assertNotNull(event, "no pose came");
                // The first one may wait for a second that bears it out.
                assertTrue(i == 0 || ((PoseFrame) event).tools().stream().anyMatch(t -> t.validity() == Validity.VALID), event.toString());
            }
        }
        assertEquals(0, host.running());
    }

    @Test
    void anNdiTrackerIsResetSetToItsSpeedAndStreams() throws Exception {
        streams("ndi", "ndi-serial", Map.of("tools", "head; coil; pointer"));
    }

    @Test
    void aFastrakStreams() throws Exception {
        streams("polhemus", "polhemus-serial", Map.of());
    }

    @Test
    void bothStimulatorsAnswerAndTakeAnIntensity() throws Exception {
        for (String device : new String[] {"magventure", "magstim"}) {
            try (WireSimulator.Running running = simulator(device).start(0, FaultScript.NONE, 5);
                    Stimulator stimulator = (Stimulator) open(line(device + "-serial", running.port()), Map.of())) {
                stimulator.setIntensity(42, () -> { });
                stimulator.disarm();
            }
            endBridge();
        }
    }

    @Test
    void aPulledPlugIsReported() throws Exception {
        try (WireSimulator.Running running = simulator("ndi").start(0, FaultScript.NONE, 5);
                Tracker tracker = (Tracker) open(line("ndi-serial", running.port()), Map.of("tools", "head"))) {
            tracker.start();
            assertNotNull(host.events.poll(10, TimeUnit.SECONDS));
            bridge.destroyForcibly().waitFor();
            DeviceStatus lost = host.reports.poll(10, TimeUnit.SECONDS);
            assertNotNull(lost, "the loss was not reported");
            assertEquals(DeviceState.OFFLINE, lost.state());
        }
        assertEquals(0, host.running());
    }

    @Test
    void aPortThatIsNotThereAndAnAddressThatIsNoneAreRefusedWithTheReason() {
        for (String address : new String[] {"ndi-serial:/dev/lodestone-none", "ndi-serial:COM77?baud=x", "ndi-serial://host"}) {
            DeviceException refused = assertThrows(DeviceException.class, () -> open(URI.create(address), Map.of()));
            assertTrue(refused.detail() == Detail.NOT_CONFIGURED || refused.detail() == Detail.COMMUNICATION_LOST, refused.getMessage());
        }
        assertThrows(DeviceException.class, () -> host.link(URI.create("ndi-pigeon:1"), null, Duration.ofSeconds(1)));
    }
}
