package org.lodestone.device.magstim.internal;

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
import org.lodestone.device.Permit;
import org.lodestone.device.Stimulator;
import org.lodestone.device.StimulatorStatus;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.DeviceHost;

class MagstimStimulatorTest {

    private static final Permit ALWAYS = () -> { };
    private static final Permit NEVER = () -> {
        throw new DeviceException(Detail.INTERLOCK_OPEN, "not permitted");
    };

    private final MagstimDriver driver = new MagstimDriver();
    private final DeviceHost context = new DeviceHost();

    private DeviceConfig config(int port) {
        return DeviceConfig.of("test", "test", driver, URI.create("magstim-tcp://127.0.0.1:" + port));
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
    @CsvSource({"Q@,6E", "R@,6D", "EA,79", "EB,78", "EH,72", "@050,2A", "J@,75", "F@,79", "ND,6D", "x@,47"})
    void theChecksumIsTheOneOfTheDevice(String command, String checksum) {
        byte[] sent = Codec.encode(command);

        assertEquals(Integer.parseInt(checksum, 16), sent[sent.length - 1] & 0xFF);
    }

    @Test
    void garbageEndsInTheTypedExceptionOnly() {
        SplittableRandom random = new SplittableRandom(3);
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] reply = new byte[random.nextInt(13)];
            random.nextBytes(reply);
            if (reply.length > 2 && random.nextBoolean()) {
                reply[0] = 'J';
                reply[reply.length - 1] = (byte) Codec.checksum(reply, reply.length - 1);
            }
            try {
                Codec.check("J@", reply);
                Codec.digits(reply, 2);
            } catch (DeviceException e) {
                refused++;
            }
        }
        assertTrue(refused > 90_000);
    }

    @Test
    void valuesAreSetAndReadBackAndArmingNeedsAPermit() throws Exception {
        try (WireSimulator.Running simulator = new MagstimSimulator().start(0, FaultScript.NONE, 1);
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
        try (WireSimulator.Running simulator = new MagstimSimulator().start(0, FaultScript.NONE, 1);
                Stimulator stimulator = driver.open(config(simulator.port()), context)) {
            stimulator.setIntensity(40, ALWAYS);
            assertEquals(Detail.INTERLOCK_OPEN, assertThrows(DeviceException.class, () -> stimulator.pulse(ALWAYS)).detail());
            stimulator.arm(ALWAYS);
            assertThrows(DeviceException.class, () -> stimulator.pulse(NEVER));
            stimulator.pulse(ALWAYS);
        }
    }

    @Test
    void closingDisarmsWhatWasArmedFromHere() throws Exception {
        try (WireSimulator.Running simulator = new MagstimSimulator().start(0, FaultScript.NONE, 1)) {
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
        try (WireSimulator.Running simulator = new MagstimSimulator().start(0, FaultScript.parse("0.7 unplug"), 1);
                Stimulator stimulator = driver.open(config(simulator.port()), context)) {
            for (var report = context.reports.poll(20, TimeUnit.SECONDS); report.state() != org.lodestone.device.DeviceState.OFFLINE;
                    report = context.reports.poll(20, TimeUnit.SECONDS)) {
                assertTrue(stimulator.intensityRange().contains(50));
            }
        }
    }
}
