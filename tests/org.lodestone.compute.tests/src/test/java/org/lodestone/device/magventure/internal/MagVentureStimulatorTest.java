package org.lodestone.device.magventure.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.Permit;
import org.lodestone.device.PulseEvent;
import org.lodestone.device.Stimulator;
import org.lodestone.device.StimulatorStatus;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.DeviceHost;

class MagVentureStimulatorTest {

    private static final Permit ALWAYS = () -> { };
    private static final Permit NEVER = () -> {
        throw new DeviceException(Detail.INTERLOCK_OPEN, "not permitted");
    };

    private final MagVentureDriver driver = new MagVentureDriver();
    private final DeviceHost context = new DeviceHost();

    private DeviceConfig config(int port) {
        return DeviceConfig.of("test", "test", driver, URI.create("magventure-tcp://127.0.0.1:" + port));
    }

    /** @return what the device says next that it is */
    private StimulatorStatus nextStatus() throws InterruptedException {
        while (true) {
            Object event = java.util.Objects.requireNonNull(context.events.poll(20, TimeUnit.SECONDS), "the device is silent");
            if (event instanceof StimulatorStatus status) {
                return status;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"00,00", "05,3F", "013C3C,D6", "0201,CF", "03,E2", "0900,B2", "0C00,4D"})
    void theChecksumIsTheOneOfTheDevice(String payload, String crc) {
        byte[] bytes = java.util.HexFormat.of().parseHex(payload);

        assertEquals(Integer.parseInt(crc, 16), Frames.crc(bytes, 0, bytes.length));
    }

    @Test
    void framesAreFoundInPiecesBetweenGarbageAndWithTheirMarksInside() {
        SplittableRandom random = new SplittableRandom(2);
        Frames frames = new Frames();
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] garbage = new byte[random.nextInt(4)];
            random.nextBytes(garbage);
            frames.add(garbage, garbage.length);
            byte[] frame = Frames.encode(5, 0xFE, 0xFF, random.nextInt(256), 0xFE, 3, 0xFF, 0xFE);
            for (byte b : frame) {
                frames.add(new byte[] {b}, 1);
                for (var payload = frames.next(); payload.isPresent(); payload = frames.next()) {
                    Reply.of(payload.get());
                    found++;
                }
            }
        }
        // Garbage that begins like a long frame hides the next ones until its length is over.
        assertTrue(found > 15_000, found + " of 20000");
    }

    @Test
    void valuesAreSetAndReadBackAndArmingNeedsAPermit() throws Exception {
        try (WireSimulator.Running simulator = new MagVentureSimulator().start(0, FaultScript.NONE, 1);
                Stimulator stimulator = driver.open(config(simulator.port()), context)) {
            stimulator.setIntensity(55, ALWAYS);
            context.events.clear();
            assertEquals(55, nextStatus().intensityPercent());

            assertThrows(DeviceException.class, () -> stimulator.setIntensity(60, NEVER));
            assertThrows(DeviceException.class, () -> stimulator.setIntensity(101, ALWAYS));
            assertThrows(DeviceException.class, () -> stimulator.arm(NEVER));
            context.events.clear();
            assertTrue(!nextStatus().armed());
            assertEquals(55, nextStatus().intensityPercent());

            stimulator.arm(ALWAYS);
            context.events.clear();
            assertTrue(nextStatus().armed());
            stimulator.disarm();
            context.events.clear();
            assertTrue(!nextStatus().armed());
        }
    }

    @Test
    void aPulseNeedsAnArmedDeviceAndAPermit() throws Exception {
        try (WireSimulator.Running simulator = new MagVentureSimulator().start(0, FaultScript.NONE, 1);
                Stimulator stimulator = driver.open(config(simulator.port()), context)) {
            stimulator.setIntensity(40, ALWAYS);
            assertEquals(Detail.INTERLOCK_OPEN, assertThrows(DeviceException.class, () -> stimulator.pulse(ALWAYS)).detail());
            stimulator.arm(ALWAYS);
            assertThrows(DeviceException.class, () -> stimulator.pulse(NEVER));
            stimulator.pulse(ALWAYS);
            for (DeviceEvent event = context.events.poll(20, TimeUnit.SECONDS);; event = context.events.poll(20, TimeUnit.SECONDS)) {
                if (event instanceof PulseEvent pulse) {
                    assertEquals(64, pulse.realizedAmpPerUs());
                    return;
                }
            }
        }
    }

    @Test
    void closingDisarmsWhatWasArmedFromHere() throws Exception {
        try (WireSimulator.Running simulator = new MagVentureSimulator().start(0, FaultScript.NONE, 1)) {
            Stimulator stimulator = driver.open(config(simulator.port()), context);
            stimulator.setIntensity(40, ALWAYS);
            stimulator.arm(ALWAYS);
            stimulator.close();
            stimulator.close();
            DeviceHost other = new DeviceHost();
            try (Stimulator again = driver.open(config(simulator.port()), other)) {
                StimulatorStatus status = (StimulatorStatus) other.events.poll(20, TimeUnit.SECONDS);
                assertTrue(!status.armed(), again.identity());
            }
        }
    }

    @Test
    void aCutLineIsReportedAsLost() throws Exception {
        try (WireSimulator.Running simulator = new MagVentureSimulator().start(0, FaultScript.parse("0.7 unplug"), 1);
                Stimulator stimulator = driver.open(config(simulator.port()), context)) {
            for (var report = context.reports.poll(20, TimeUnit.SECONDS); report.state() != org.lodestone.device.DeviceState.OFFLINE;
                    report = context.reports.poll(20, TimeUnit.SECONDS)) {
                assertTrue(stimulator.intensityRange().contains(50));
            }
        }
    }
}
