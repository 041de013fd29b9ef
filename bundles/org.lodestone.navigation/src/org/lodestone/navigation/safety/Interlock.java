package org.lodestone.navigation.safety;

import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.Permit;

/**
 * The interlock of one session. Permits ask it again at the moment they are used, and those given out before the last change of state are
 * worth nothing. Any thread.
 */
public final class Interlock {

    /** How long a confirmation lasts until the stimulator has to be armed. */
    public static final long CONFIRMATION_NANOS = 30_000_000_000L;

    /** How long the stimulator may stay armed without a new confirmation. */
    public static final long ARMED_NANOS = 600_000_000_000L;

    private final Supplier<Set<Condition>> conditions;
    private final Runnable disarm;
    private final LongSupplier nanoTime;
    private InterlockState state = InterlockState.MONITOR;
    private long enteredNanos;
    private long generation;

    /**
     * @param conditions which conditions hold at this instant; returns at once
     * @param disarm hands the command to the stimulator's thread; returns at once
     * @param nanoTime monotonic clock
     */
    public Interlock(Supplier<Set<Condition>> conditions, Runnable disarm, LongSupplier nanoTime) {
        this.conditions = conditions;
        this.disarm = disarm;
        this.nanoTime = nanoTime;
        this.enteredNanos = nanoTime.getAsLong();
    }

    /** @return where it is now */
    public synchronized InterlockState state() {
        expire();
        return state;
    }

    /** @return how long it stays there unless something happens; empty when it does not end by itself */
    public synchronized OptionalLong leftNanos() {
        expire();
        return switch (state) {
            case CONFIRMED -> OptionalLong.of(CONFIRMATION_NANOS - (nanoTime.getAsLong() - enteredNanos));
            case ARMED -> OptionalLong.of(ARMED_NANOS - (nanoTime.getAsLong() - enteredNanos));
            case MONITOR, ENABLED, HOLD -> OptionalLong.empty();
        };
    }

    /**
     * Tells what happened.
     *
     * @param event what
     * @return where it is now
     */
    public synchronized InterlockState happened(InterlockEvent event) {
        expire();
        step(event);
        return state;
    }

    /** @return a permit to arm, good until the state changes */
    public Permit armPermit() {
        return permit(InterlockStep::mayArm);
    }

    /** @return a permit for pulses, good until the state changes; every use asks all conditions again */
    public Permit pulsePermit() {
        return permit(InterlockStep::mayPulse);
    }

    /** @return a permit to set the intensity, good until the state changes */
    public Permit setPermit() {
        return permit(InterlockStep::maySet);
    }

    /** @return a permit to move a robot, good until the state changes; every use asks all conditions again */
    public Permit movePermit() {
        return permit(InterlockStep::mayMove);
    }

    private synchronized Permit permit(BiPredicate<InterlockState, Set<Condition>> rule) {
        long given = generation;
        return () -> require(given, rule);
    }

    private synchronized void require(long given, BiPredicate<InterlockState, Set<Condition>> rule) throws DeviceException {
        expire();
        Set<Condition> holding = holding();
        step(InterlockEvent.CONDITIONS_CHANGED, holding);
        boolean allowed = rule.test(state, holding);
        if (state == InterlockState.MONITOR) {
            throw new DeviceException(Detail.CONTROL_NOT_ENABLED, "Control is not enabled in this session.");
        }
        if (given != generation || !allowed) {
            EnumSet<Condition> missing = EnumSet.allOf(Condition.class);
            missing.removeAll(holding);
            throw new DeviceException(Detail.INTERLOCK_OPEN, "The interlock is in " + state + (missing.isEmpty() ? "." : ", missing " + missing + "."));
        }
    }

    private Set<Condition> holding() {
        try {
            return conditions.get();
        } catch (RuntimeException e) {
            // What cannot be answered does not hold.
            System.getLogger(Interlock.class.getName()).log(System.Logger.Level.ERROR, "The conditions of the interlock failed", e);
            return Set.of();
        }
    }

    private void expire() {
        long limit = state == InterlockState.CONFIRMED ? CONFIRMATION_NANOS : ARMED_NANOS;
        if ((state == InterlockState.CONFIRMED || state == InterlockState.ARMED) && nanoTime.getAsLong() - enteredNanos > limit) {
            step(InterlockEvent.TIME_OUT);
        }
    }

    private void step(InterlockEvent event) {
        step(event, holding());
    }

    private void step(InterlockEvent event, Set<Condition> holding) {
        InterlockStep next = InterlockStep.of(state, event, holding);
        if (next.state() != state) {
            state = next.state();
            enteredNanos = nanoTime.getAsLong();
            generation++;
        }
        if (next.disarm()) {
            disarm.run();
        }
    }
}
