package org.lodestone.navigation.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Rigid;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.PulseEvent;
import org.lodestone.navigation.coil.CoilDeviation;
import org.lodestone.navigation.coil.OnTarget;

/**
 * One treatment from the first measurement to its end: follows the coil, gives every pulse the pose it was given at, pauses while a device
 * is away and goes on by itself when all are back, because following and recording harm nobody. (What can fire is the business of
 * {@link org.lodestone.navigation.safety.Interlock}, which never goes on by itself.) No thread and no clock of its own; calls from any
 * thread.
 */
public final class TreatmentSession {

    private static final int HISTORY = 2048;
    private static final String REGISTRATION = "registration";

    private final Navigator navigator;
    private final SessionRecorder recorder;
    private final PoseHistory history = new PoseHistory(HISTORY);
    private final Map<String, String> away = new LinkedHashMap<>();
    private final Deque<PulseEvent> waiting = new ArrayDeque<>();
    private final List<LoggedPulse> pulses = new ArrayList<>();
    private SessionState state = SessionState.RUNNING;
    private boolean registrationHolds = true;
    private SeenTools seen = SeenTools.NONE;
    private OnTarget onTarget = OnTarget.START;
    private long firstNanos = Long.MIN_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long inToleranceNanos;
    private long pausedNanos;
    private long pausedSince;
    private int pauses;

    /**
     * @param navigator registration, plan and tolerance
     * @param recorder gets everything; closed by the caller after {@link #end}
     */
    public TreatmentSession(Navigator navigator, SessionRecorder recorder) {
        this.navigator = navigator;
        this.recorder = recorder;
    }

    /**
     * Takes a measurement.
     *
     * @param frame what a tracker measured
     * @return what holds now
     */
    public synchronized NavigationState measured(PoseFrame frame) {
        if (state == SessionState.ENDED) {
            return navigator.at(seen, OnTarget.START, frame.hostNanos());
        }
        recorder.poses(frame);
        long now = frame.hostNanos();
        firstNanos = firstNanos == Long.MIN_VALUE ? now : firstNanos;
        seen = seen.with(frame);
        NavigationState measured = navigator.at(seen, onTarget, now);
        NavigationState holds = registrationHolds ? measured : measured.withoutRegistration();
        onTarget = holds.onTarget();
        // Without these nobody knows where the coil is, and a pulse has no pose.
        if (holds.countsForTarget()) {
            holds.coilToScan().ifPresent(pose -> history.add(now, pose));
            // A gap longer than a stale pose is nobody's time in tolerance.
            if (holds.used() <= 1 && lastNanos != Long.MIN_VALUE && now - lastNanos <= SeenTools.LIMIT_NANOS) {
                inToleranceNanos += Math.max(0, now - lastNanos);
            }
        }
        lastNanos = Math.max(lastNanos, now);
        settle(now);
        return holds;
    }

    /** Takes a pulse, wherever it was triggered. It is logged once the pose after it is known, or will not come any more. */
    public synchronized void pulsed(PulseEvent pulse) {
        if (state != SessionState.ENDED) {
            waiting.add(pulse);
            settle(pulse.hostNanos());
        }
    }

    /**
     * Tells how a device of this session is.
     *
     * @param device its name
     * @param delivers whether it is connected and fresh
     * @param reason what it says when it does not
     * @param nowNanos the time now
     */
    public synchronized void device(String device, boolean delivers, String reason, long nowNanos) {
        if (state == SessionState.ENDED) {
            return;
        }
        if (delivers) {
            away.remove(device);
        } else {
            away.put(device, reason);
        }
        if (state == SessionState.RUNNING && !away.isEmpty()) {
            state = SessionState.PAUSED;
            pauses++;
            pausedSince = nowNanos;
            onTarget = onTarget.lost();
            settle(nowNanos + PoseHistory.LONGEST_GAP_NANOS + 1);
            recorder.state(state, nowNanos, device + ": " + reason);
        } else if (state == SessionState.PAUSED && away.isEmpty()) {
            state = SessionState.RUNNING;
            pausedNanos += nowNanos - pausedSince;
            recorder.state(state, nowNanos, device + " is back");
        }
    }

    /**
     * Tells what a check of the registration gave. While it does not hold the session pauses, and pulses are logged without a pose.
     *
     * @param holds whether the head still sits against its marker as it did when it was registered
     * @param reason what the check gave
     * @param nowNanos the time now
     */
    public synchronized void registration(boolean holds, String reason, long nowNanos) {
        registrationHolds = holds;
        device(REGISTRATION, holds, reason, nowNanos);
    }

    /** Ends the session and logs the pulses that still wait for a pose. */
    public synchronized SessionSummary end(long nowNanos) {
        if (state != SessionState.ENDED) {
            settle(nowNanos + PoseHistory.LONGEST_GAP_NANOS + 1);
            pausedNanos += state == SessionState.PAUSED ? nowNanos - pausedSince : 0;
            state = SessionState.ENDED;
            recorder.state(state, nowNanos, "");
            recorder.summary(summary(), nowNanos);
        }
        return summary();
    }

    /** @return the state and, when paused, every device that is away with its reason */
    public synchronized Map.Entry<SessionState, Map<String, String>> state() {
        return Map.entry(state, Map.copyOf(away));
    }

    /** @return the pulses logged until now, in order */
    public synchronized List<LoggedPulse> pulses() {
        return List.copyOf(pulses);
    }

    /** @return the session until now */
    public synchronized SessionSummary summary() {
        List<CoilDeviation> known = pulses.stream().flatMap(p -> p.deviation().stream()).toList();
        return new SessionSummary(PulseSpread.of(known, pulses.size() - known.size(), navigator.tolerance()),
                firstNanos == Long.MIN_VALUE ? 0 : (lastNanos - firstNanos) / 1e9, inToleranceNanos / 1e9, pausedNanos / 1e9, pauses);
    }

    /** Logs the pulses whose pose is known by {@code nowNanos} or cannot become known any more. */
    private void settle(long nowNanos) {
        while (!waiting.isEmpty()) {
            PulseEvent pulse = waiting.peek();
            Optional<Rigid> pose = history.at(pulse.hostNanos());
            if (pose.isEmpty() && nowNanos - pulse.hostNanos() <= PoseHistory.LONGEST_GAP_NANOS) {
                return;
            }
            waiting.remove();
            LoggedPulse logged = new LoggedPulse(pulses.size() + 1, pulse.hostNanos(), pulse.intensityPercent(), pulse.realizedAmpPerUs(),
                    pose.map(coilToScan -> CoilDeviation.of(coilToScan, navigator.plan())));
            pulses.add(logged);
            recorder.pulse(logged);
        }
    }
}
