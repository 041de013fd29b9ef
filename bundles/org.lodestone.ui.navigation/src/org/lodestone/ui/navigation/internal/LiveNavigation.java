package org.lodestone.ui.navigation.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lodestone.core.Frame;
import org.lodestone.core.Latest;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DeviceState;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.PulseEvent;
import org.lodestone.navigation.coil.OnTarget;
import org.lodestone.navigation.session.NavigationState;
import org.lodestone.navigation.session.Navigator;
import org.lodestone.navigation.session.SeenTools;
import org.lodestone.navigation.session.SessionRecorder;
import org.lodestone.navigation.session.TreatmentSession;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.DeviceSnapshot;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.runtime.Registration;

/**
 * Computes where the coil is with every measurement of a tracker, on the tracker's reader thread, which takes microseconds, and records it
 * when asked to. The user interface asks for the state when it draws; a tracker that fell silent therefore shows as stale without any
 * event.
 */
public final class LiveNavigation implements AutoCloseable {

    private final System.Logger log = System.getLogger(LiveNavigation.class.getName());
    private final Navigator navigator;
    private final String trackerId;
    private final Optional<DeviceSupervisor> supervisor;
    private final List<Registration> listening = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Latest<NavigationState> newest = new Latest<>();
    private final Optional<SessionRecorder> recorder;
    private final Optional<TreatmentSession> session;
    private volatile Optional<String> trouble = Optional.empty();
    private boolean closed;
    private volatile long arrivedNanos = Long.MIN_VALUE;
    private final Object ear = new Object();
    private final Object page = new Object();
    private DeviceHandle tracker;
    private Registration hearing;
    private boolean deaf;
    private final List<DeviceHandle> stimulators = new ArrayList<>();
    private final List<Registration> pulses = new ArrayList<>();
    private volatile Optional<String> headMoved = Optional.empty();
    private SeenTools seen = SeenTools.NONE;
    private volatile Optional<Frame> camera = Optional.empty();
    private OnTarget onTarget = OnTarget.START;

    LiveNavigation(Navigator navigator, DeviceHandle tracker, Optional<DeviceSupervisor> supervisor, Optional<SessionRecorder> recorder) {
        this.navigator = navigator;
        this.tracker = tracker;
        this.trackerId = tracker.id();
        this.supervisor = supervisor;
        this.recorder = recorder;
        this.session = recorder.map(r -> new TreatmentSession(navigator, r));
        hearing = tracker.onEvent(this::measured);
        supervisor.ifPresent(s -> {
            hearAgain();
            listening.add(s.onChange(this::devices));
        });
        tracker.start();
    }

    private void measured(DeviceEvent event) {
        if (event instanceof PoseFrame frame) {
            camera = Optional.of(frame.frame());
            arrivedNanos = frame.hostNanos();
            compute(Optional.of(frame), frame.hostNanos());
            session.ifPresent(s -> recording(() -> s.measured(frame)));
            listeners.forEach(Runnable::run);
        }
    }

    private void pulsed(DeviceEvent event) {
        if (event instanceof PulseEvent pulse) {
            session.ifPresent(s -> recording(() -> s.pulsed(pulse)));
        }
    }

    /** A device that came with its driver is another object when the driver is back: that one is listened to from then on. */
    private void hearAgain() {
        synchronized (ear) {
            Optional<DeviceHandle> back = supervisor.flatMap(s -> s.device(trackerId)).filter(handle -> handle != tracker);
            if (!deaf && back.isPresent()) {
                hearing.close();
                tracker = back.get();
                hearing = tracker.onEvent(this::measured);
                tracker.start();
            }
            if (!deaf && session.isPresent()) {
                supervisor.orElseThrow().devices().stream().filter(d -> stimulators.stream().noneMatch(heard -> heard == d))
                        .filter(d -> d.snapshot().driver().map(i -> i.kind() == DeviceKind.STIMULATOR).orElse(false)).forEach(d -> {
                            stimulators.add(d);
                            pulses.add(d.onEvent(this::pulsed));
                        });
            }
        }
    }

    private void devices(List<DeviceSnapshot> devices) {
        hearAgain();
        DeviceState state = devices.stream().filter(d -> d.id().equals(trackerId)).findFirst().map(d -> d.status().state())
                .orElse(DeviceState.ABSENT);
        String reason = devices.stream().filter(d -> d.id().equals(trackerId)).findFirst().map(d -> d.status().message())
                .filter(m -> !m.isBlank()).orElse(state.name());
        session.ifPresent(s -> recording(() ->
                s.device(trackerId, state == DeviceState.ACTIVE || state == DeviceState.READY, reason, System.nanoTime())));
    }

    /** Nothing may go on that is not recorded: a disk that fails ends the session with the reason on the screen. */
    private void recording(Runnable step) {
        if (trouble.isPresent()) {
            return;
        }
        try {
            step.run();
        } catch (UncheckedIOException e) {
            log.log(System.Logger.Level.ERROR, "The session cannot be recorded", e);
            trouble = Optional.of(String.valueOf(e.getCause().getMessage()));
        }
    }

    private synchronized NavigationState compute(Optional<PoseFrame> frame, long nowNanos) {
        seen = frame.map(seen::with).orElse(seen);
        NavigationState measured = navigator.at(seen, onTarget, nowNanos);
        NavigationState state = headMoved.isEmpty() ? measured : measured.withoutRegistration();
        onTarget = state.onTarget();
        newest.offer(state);
        return state;
    }

    /**
     * Takes what a check of the registration gave, while the coil is followed.
     *
     * @param moved what to say when the head has moved against its marker; empty when the registration holds
     */
    public void headMoved(Optional<String> moved) {
        headMoved = moved;
        session.ifPresent(s -> recording(() -> s.registration(moved.isEmpty(), moved.orElse(""), System.nanoTime())));
        listeners.forEach(Runnable::run);
    }

    /** @return what to say when the head has moved against its marker */
    public Optional<String> headMoved() {
        return headMoved;
    }

    /** Records what an operator asked for, or the interlock did; see {@link SessionRecorder#control}. Nothing once the session is closed. */
    public void control(String who, String act, String outcome) {
        synchronized (page) {
            recorder.filter(_ -> !closed).ifPresent(r -> recording(() -> r.control(who, act, outcome, System.nanoTime())));
        }
    }

    /** @return what holds at this moment, poses that have become too old included */
    public NavigationState now() {
        return compute(Optional.empty(), System.nanoTime());
    }

    /** @return what the tracker saw last of each tool */
    public synchronized SeenTools seen() {
        return seen;
    }

    /** @return the space of that; empty before the first measurement */
    public Optional<Frame> camera() {
        return camera;
    }

    /** @return when the packet of the newest measurement arrived; the smallest number before the first */
    public long arrivedNanos() {
        return arrivedNanos;
    }

    /** @return registration, plan and tolerance */
    public Navigator navigator() {
        return navigator;
    }

    /** @return the session that is recorded; empty when nothing is */
    public Optional<TreatmentSession> session() {
        return session;
    }

    /** @return why recording ended before its time */
    public Optional<String> trouble() {
        return trouble;
    }

    /**
     * @param changed called on the reader thread after each measurement; has to return at once
     * @return ends it when run
     */
    public Runnable onMeasurement(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public void close() {
        listening.forEach(Registration::close);
        stopHearing();
        session.ifPresent(s -> recording(() -> s.end(System.nanoTime())));
        synchronized (page) {
            closed = true;
            recorder.ifPresent(r -> {
                try {
                    r.close();
                } catch (IOException e) {
                    log.log(System.Logger.Level.ERROR, "The recording was not closed cleanly", e);
                }
            });
        }
    }

    private void stopHearing() {
        synchronized (ear) {
            deaf = true;
            hearing.close();
            pulses.forEach(Registration::close);
            tracker.stop();
        }
    }
}
