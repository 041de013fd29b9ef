package org.lodestone.navigation.safety;

import java.util.Set;

/**
 * The interlock as a pure function of state, event and conditions.
 *
 * @param state where it goes
 * @param disarm whether the stimulator has to be told to disarm now
 */
public record InterlockStep(InterlockState state, boolean disarm) {

    /**
     * @param state where the interlock is
     * @param event what happened
     * @param holding the conditions that hold at this instant
     * @return where it goes and what is to be done
     */
    public static InterlockStep of(InterlockState state, InterlockEvent event, Set<Condition> holding) {
        boolean lasting = lastingHold(holding);
        if ((state == InterlockState.CONFIRMED || state == InterlockState.ARMED) && !lasting
                && event != InterlockEvent.DISABLE_CONTROL && event != InterlockEvent.STOP) {
            return new InterlockStep(InterlockState.HOLD, true);
        }
        return switch (event) {
            case ENABLE_CONTROL -> stay(state == InterlockState.MONITOR ? InterlockState.ENABLED : state);
            case DISABLE_CONTROL -> new InterlockStep(InterlockState.MONITOR, true);
            case STOP -> new InterlockStep(state == InterlockState.MONITOR ? InterlockState.MONITOR : InterlockState.HOLD, true);
            case CONFIRM -> stay(state == InterlockState.ENABLED && lasting && holding.contains(Condition.POSES_FRESH)
                    ? InterlockState.CONFIRMED : state);
            // Somebody armed it by hand without our confirmation: that is his right at the device, but not ours to use.
            case STIMULATOR_ARMED -> stay(state == InterlockState.CONFIRMED ? InterlockState.ARMED : state);
            case STIMULATOR_DISARMED -> stay(state == InterlockState.ARMED ? InterlockState.ENABLED : state);
            case TIME_OUT -> state == InterlockState.CONFIRMED || state == InterlockState.ARMED
                    ? new InterlockStep(InterlockState.ENABLED, true) : stay(state);
            case CONDITIONS_CHANGED -> stay(state);
            case ACKNOWLEDGE -> stay(state == InterlockState.HOLD ? InterlockState.ENABLED : state);
        };
    }

    private static InterlockStep stay(InterlockState state) {
        return new InterlockStep(state, false);
    }

    private static boolean lastingHold(Set<Condition> holding) {
        for (Condition condition : Condition.values()) {
            if (condition.isLasting() && !holding.contains(condition)) {
                return false;
            }
        }
        return true;
    }

    /** @return whether the stimulator may be armed in that state under those conditions */
    public static boolean mayArm(InterlockState state, Set<Condition> holding) {
        return state == InterlockState.CONFIRMED && lastingHold(holding) && holding.contains(Condition.POSES_FRESH);
    }

    /** @return whether a pulse may be given in that state under those conditions */
    public static boolean mayPulse(InterlockState state, Set<Condition> holding) {
        return state == InterlockState.ARMED && holding.size() == Condition.values().length;
    }

    /**
     * The intensity is set by a person who has enabled control; it harms nobody by itself, so that neither plan nor pose is needed.
     *
     * @return whether the intensity may be set in that state under those conditions
     */
    public static boolean maySet(InterlockState state, Set<Condition> holding) {
        return state != InterlockState.MONITOR && state != InterlockState.HOLD && holding.contains(Condition.STIMULATOR_READY)
                && holding.contains(Condition.WATCHDOG_ALIVE);
    }

    /**
     * A robot moves only on a person's command; its permit needs an operator who has enabled control, and a plan, a registration and poses
     * that the command can be meant for. It does not need the stimulator.
     *
     * @return whether a robot may be moved in that state under those conditions
     */
    public static boolean mayMove(InterlockState state, Set<Condition> holding) {
        return state != InterlockState.MONITOR && state != InterlockState.HOLD && holding.contains(Condition.PLAN_APPROVED)
                && holding.contains(Condition.REGISTRATION_VALID) && holding.contains(Condition.WATCHDOG_ALIVE)
                && holding.contains(Condition.POSES_FRESH);
    }
}
