package org.lodestone.navigation.safety;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.Permit;

class InterlockTest {

    private static final Set<Condition> ALL = EnumSet.allOf(Condition.class);

    private static List<Set<Condition>> everyCombination() {
        List<Set<Condition>> all = new ArrayList<>();
        for (int bits = 0; bits < 1 << Condition.values().length; bits++) {
            EnumSet<Condition> set = EnumSet.noneOf(Condition.class);
            for (Condition condition : Condition.values()) {
                if ((bits >> condition.ordinal() & 1) == 1) {
                    set.add(condition);
                }
            }
            all.add(set);
        }
        return all;
    }

    private static boolean lasting(Set<Condition> holding) {
        return holding.containsAll(EnumSet.of(Condition.PLAN_APPROVED, Condition.REGISTRATION_VALID, Condition.STIMULATOR_READY,
                Condition.WATCHDOG_ALIVE));
    }

    @Test
    void inEveryStateWithEveryEventUnderEveryCombinationTheRulesHold() {
        for (Set<Condition> holding : everyCombination()) {
            for (InterlockState state : InterlockState.values()) {
                for (InterlockEvent event : InterlockEvent.values()) {
                    InterlockStep step = InterlockStep.of(state, event, holding);
                    String at = state + " " + event + " " + holding + " -> " + step;
                    if (step.state() == InterlockState.ARMED && state != InterlockState.ARMED) {
                        assertTrue(state == InterlockState.CONFIRMED && event == InterlockEvent.STIMULATOR_ARMED && lasting(holding), at);
                    }
                    if (step.state() == InterlockState.CONFIRMED && state != InterlockState.CONFIRMED) {
                        assertTrue(state == InterlockState.ENABLED && event == InterlockEvent.CONFIRM && lasting(holding)
                                && holding.contains(Condition.POSES_FRESH), at);
                    }
                    if (state == InterlockState.MONITOR && step.state() != InterlockState.MONITOR) {
                        assertEquals(InterlockEvent.ENABLE_CONTROL, event, at);
                    }
                    if (state == InterlockState.HOLD && step.state() != InterlockState.HOLD) {
                        assertTrue(event == InterlockEvent.ACKNOWLEDGE && step.state() == InterlockState.ENABLED
                                || event == InterlockEvent.DISABLE_CONTROL && step.state() == InterlockState.MONITOR, at);
                    }
                    boolean leavesArmed = state == InterlockState.ARMED && step.state() != InterlockState.ARMED;
                    if (leavesArmed && event != InterlockEvent.STIMULATOR_DISARMED) {
                        assertTrue(step.disarm(), at);
                    }
                    if ((state == InterlockState.ARMED || state == InterlockState.CONFIRMED) && !lasting(holding)) {
                        assertTrue(step.disarm() && (step.state() == InterlockState.HOLD || step.state() == InterlockState.MONITOR), at);
                    }
                    if (event == InterlockEvent.STOP || event == InterlockEvent.DISABLE_CONTROL) {
                        assertTrue(step.disarm() && step.state() != InterlockState.ARMED && step.state() != InterlockState.CONFIRMED, at);
                    }
                }
                assertEquals(state == InterlockState.ARMED && holding.equals(ALL), InterlockStep.mayPulse(state, holding));
                assertEquals((state == InterlockState.ENABLED || state == InterlockState.CONFIRMED || state == InterlockState.ARMED)
                        && holding.containsAll(EnumSet.of(Condition.STIMULATOR_READY, Condition.WATCHDOG_ALIVE)), InterlockStep.maySet(state, holding));
                assertEquals(state == InterlockState.CONFIRMED && lasting(holding) && holding.contains(Condition.POSES_FRESH),
                        InterlockStep.mayArm(state, holding));
            }
        }
    }

    @Test
    void everyPathToArmedPassesEnablingConfirmingAndArmingInThatOrder() {
        record Path(InterlockState state, List<InterlockEvent> deeds) {
        }
        Set<InterlockState> seen = new HashSet<>();
        ArrayDeque<Path> open = new ArrayDeque<>(List.of(new Path(InterlockState.MONITOR, List.of())));
        while (!open.isEmpty()) {
            Path path = open.poll();
            if (path.state() == InterlockState.ARMED) {
                assertEquals(List.of(InterlockEvent.ENABLE_CONTROL, InterlockEvent.CONFIRM, InterlockEvent.STIMULATOR_ARMED), path.deeds());
            }
            for (InterlockEvent event : InterlockEvent.values()) {
                InterlockState next = InterlockStep.of(path.state(), event, ALL).state();
                if (next != path.state() && seen.add(next)) {
                    List<InterlockEvent> deeds = new ArrayList<>(path.deeds());
                    deeds.add(event);
                    open.add(new Path(next, deeds));
                }
            }
        }
        assertTrue(seen.contains(InterlockState.ARMED));
    }

    /** A session with a clock and conditions that a test sets. */
    private static final class Session {
        private final AtomicLong now = new AtomicLong();
        private final AtomicReference<Set<Condition>> holding = new AtomicReference<>(ALL);
        private final AtomicInteger disarmed = new AtomicInteger();
        private final Interlock interlock = new Interlock(holding::get, disarmed::incrementAndGet, now::get);

        private Session armed() {
            interlock.happened(InterlockEvent.ENABLE_CONTROL);
            interlock.happened(InterlockEvent.CONFIRM);
            interlock.happened(InterlockEvent.STIMULATOR_ARMED);
            assertEquals(InterlockState.ARMED, interlock.state());
            return this;
        }
    }

    @Test
    void aPulseIsPermittedOnlyWhileArmedOnTargetAndFresh() {
        Session session = new Session().armed();
        Permit pulse = session.interlock.pulsePermit();
        assertDoesNotThrow(pulse::require);

        session.holding.set(EnumSet.complementOf(EnumSet.of(Condition.ON_TARGET)));
        assertEquals(Detail.INTERLOCK_OPEN, assertThrows(DeviceException.class, pulse::require).detail());
        session.holding.set(ALL);
        assertDoesNotThrow(pulse::require);
    }

    @Test
    void losingTheRegistrationForAMomentDisarmsAndOldPermitsStayDead() {
        Session session = new Session().armed();
        Permit old = session.interlock.pulsePermit();
        session.holding.set(EnumSet.complementOf(EnumSet.of(Condition.REGISTRATION_VALID)));
        assertThrows(DeviceException.class, old::require);
        assertEquals(InterlockState.HOLD, session.interlock.state());
        assertEquals(1, session.disarmed.get());

        session.holding.set(ALL);
        assertThrows(DeviceException.class, old::require);
        session.interlock.happened(InterlockEvent.ACKNOWLEDGE);
        session.interlock.happened(InterlockEvent.CONFIRM);
        session.interlock.happened(InterlockEvent.STIMULATOR_ARMED);
        assertThrows(DeviceException.class, old::require);
        assertDoesNotThrow(session.interlock.pulsePermit()::require);
    }

    @Test
    void aConfirmationAndAnArmedStimulatorRunOut() {
        Session session = new Session();
        session.interlock.happened(InterlockEvent.ENABLE_CONTROL);
        session.interlock.happened(InterlockEvent.CONFIRM);
        session.now.addAndGet(Interlock.CONFIRMATION_NANOS + 1);
        assertEquals(InterlockState.ENABLED, session.interlock.happened(InterlockEvent.STIMULATOR_ARMED));

        Session other = new Session().armed();
        Permit pulse = other.interlock.pulsePermit();
        other.now.addAndGet(Interlock.ARMED_NANOS + 1);
        assertThrows(DeviceException.class, pulse::require);
        assertEquals(1, other.disarmed.get());
    }

    @Test
    void withoutEnablingNothingIsPermitted() {
        Session session = new Session();

        assertEquals(Detail.CONTROL_NOT_ENABLED, assertThrows(DeviceException.class, session.interlock.pulsePermit()::require).detail());
        assertEquals(Detail.CONTROL_NOT_ENABLED, assertThrows(DeviceException.class, session.interlock.armPermit()::require).detail());
    }

    @Test
    void conditionsThatCannotBeAskedDoNotHold() {
        Interlock interlock = new Interlock(() -> {
            throw new IllegalStateException("no navigation");
        }, () -> { }, () -> 0);
        interlock.happened(InterlockEvent.ENABLE_CONTROL);

        assertEquals(InterlockState.ENABLED, interlock.happened(InterlockEvent.CONFIRM));
        assertThrows(DeviceException.class, interlock.armPermit()::require);
    }

    @Test
    void inAMillionRandomEventsNoPulseIsPermittedOutsideTheRules() {
        SplittableRandom random = new SplittableRandom(8);
        Session session = new Session();
        List<Set<Condition>> combinations = everyCombination();
        List<Permit> permits = new ArrayList<>();
        int permitted = 0;
        for (int i = 0; i < 1_000_000; i++) {
            session.now.addAndGet(random.nextLong(200_000_000));
            session.holding.set(random.nextInt(3) > 0 ? ALL : combinations.get(random.nextInt(combinations.size())));
            session.interlock.happened(InterlockEvent.values()[random.nextInt(InterlockEvent.values().length)]);
            permits.add(session.interlock.pulsePermit());
            Permit used = permits.get(random.nextInt(permits.size()));
            if (permits.size() > 50) {
                permits.clear();
            }
            boolean allowed = true;
            try {
                used.require();
            } catch (DeviceException e) {
                allowed = false;
            }
            if (allowed) {
                permitted++;
                assertEquals(InterlockState.ARMED, session.interlock.state());
                assertEquals(ALL, session.holding.get());
            }
        }
        assertTrue(permitted > 100, permitted + " were permitted at all");
        assertFalse(session.disarmed.get() == 0);
    }
}
