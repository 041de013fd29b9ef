package org.lodestone.navigation.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.EnumSet;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.device.DeviceException;
import org.lodestone.device.Permit;
import org.lodestone.device.PulseEvent;
import org.lodestone.device.Stimulator;
import org.lodestone.testkit.DeviceHost;

/** A stimulator behind the interlock, while devices leave and come back, the coil moves, clocks jump and buttons are pressed at random. */
class RandomFaultsTest {

    private static final int FAULTS = 10_000;

    private final EnumSet<Condition> holding = EnumSet.noneOf(Condition.class);
    private final AtomicLong clock = new AtomicLong(1);
    private final DeviceHost host = new DeviceHost();

    @Test
    void noPulseEverComesOutsideTheToleranceOrWithoutAnArmedConfirmedState() throws Exception {
        DeviceDriver driver = ServiceLoader.load(DeviceDriver.class).stream().map(ServiceLoader.Provider::get)
                .filter(d -> d.info().id().equals("lodestone.sim-stimulator")).findFirst().orElseThrow();
        SplittableRandom random = new SplittableRandom(77);
        try (Stimulator stimulator = (Stimulator) driver.open(
                DeviceConfig.of("stimulator", "stimulator", driver, URI.create("sim-stimulator:room")), host)) {
            boolean[] disarms = new boolean[1];
            Interlock interlock = new Interlock(() -> EnumSet.copyOf(holding), () -> disarms[0] = true, clock::get);
            Permit arming = interlock.armPermit(), firing = interlock.pulsePermit();
            int given = 0, refused = 0;
            for (int i = 0; i < FAULTS; i++) {
                fault(random, interlock);
                if (random.nextInt(4) == 0) {
                    arming = interlock.armPermit();
                    firing = interlock.pulsePermit();
                }
                if (attempt(stimulator, arming)) {
                    interlock.happened(InterlockEvent.STIMULATOR_ARMED);
                    firing = random.nextBoolean() ? interlock.pulsePermit() : firing;
                }
                boolean allHold = holding.size() == Condition.values().length;
                InterlockState before = interlock.state();
                if (fires(stimulator, firing)) {
                    assertTrue(allHold && before == InterlockState.ARMED, "fired in " + before + " with " + holding + ", step " + i);
                    given++;
                } else {
                    refused++;
                }
                if (disarms[0]) {
                    disarms[0] = false;
                    stimulator.disarm();
                    interlock.happened(InterlockEvent.STIMULATOR_DISARMED);
                }
            }
            assertTrue(given > 100, "the test has to fire sometimes: " + given);
            assertTrue(refused > 100, "the test has to be refused sometimes: " + refused);
            assertEquals(given, host.events.stream().filter(PulseEvent.class::isInstance).count());
        }
    }

    private void fault(SplittableRandom random, Interlock interlock) {
        switch (random.nextInt(10)) {
            case 0, 1 -> holding.remove(Condition.values()[random.nextInt(Condition.values().length)]);
            case 2 -> clock.addAndGet(random.nextLong(-5_000_000_000L, 40_000_000_000L));
            case 3 -> interlock.happened(InterlockEvent.values()[random.nextInt(InterlockEvent.values().length)]);
            default -> {
                // What an operator does when all is well again.
                holding.addAll(EnumSet.allOf(Condition.class));
                interlock.happened(InterlockEvent.ENABLE_CONTROL);
                interlock.happened(InterlockEvent.ACKNOWLEDGE);
                interlock.happened(InterlockEvent.CONFIRM);
            }
        }
        clock.addAndGet(1_000_000);
    }

    private static boolean attempt(Stimulator stimulator, Permit permit) {
        try {
            stimulator.arm(permit);
            return true;
        } catch (DeviceException e) {
            return false;
        }
    }

    private static boolean fires(Stimulator stimulator, Permit permit) {
        try {
            stimulator.pulse(permit);
            return true;
        } catch (DeviceException e) {
            return false;
        }
    }
}
