package org.lodestone.ui.navigation.internal.control;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Approval;
import org.lodestone.device.Device;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.Permit;
import org.lodestone.device.Robot;
import org.lodestone.device.RobotStatus;
import org.lodestone.device.Stimulator;
import org.lodestone.device.StimulatorStatus;
import org.lodestone.navigation.safety.Condition;
import org.lodestone.navigation.safety.Interlock;
import org.lodestone.navigation.safety.InterlockEvent;
import org.lodestone.navigation.safety.InterlockState;
import org.lodestone.navigation.session.NavigationState;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.runtime.Registration;
import org.lodestone.ui.navigation.internal.LiveNavigation;
import org.lodestone.ui.navigation.internal.NavigationModel;

/**
 * Control of a stimulator and a robot in one recorded session. Begins as monitor only; every act is a person's, goes through the interlock
 * and is recorded with what came of it. A thread of its own looks at the conditions twenty times a second, so that what was armed is
 * disarmed although nobody touches anything. Commands return at once; called on the user interface's thread.
 */
public final class SessionControl implements AutoCloseable {

    private static final int WATCH_MS = 50;
    private static final long BEAT_NANOS = 500_000_000L;
    private static final long STATUS_NANOS = 2_500_000_000L;

    private final LiveNavigation live;
    private final DeviceSupervisor supervisor;
    private final boolean simulatedPoses;
    private final PlanWatch plan;
    private final RobotLead lead;
    private final Interlock interlock = new Interlock(this::holding, this::tellToDisarm, System::nanoTime);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("interlock-watch").factory());
    private final List<Registration> listening = new java.util.concurrent.CopyOnWriteArrayList<>();
    private volatile Optional<DeviceHandle> stimulator = Optional.empty();
    private volatile Optional<DeviceHandle> robot = Optional.empty();
    private volatile Optional<StimulatorStatus> stimulatorSays = Optional.empty();
    private volatile Optional<RobotStatus> robotSays = Optional.empty();
    private volatile String operator = "";
    private volatile String said = "";
    private volatile Optional<Finding> refusal = Optional.empty();
    private volatile Optional<Approval> confirmed = Optional.empty();
    private long confirmations;
    private volatile long beatNanos;
    private InterlockState noted = InterlockState.MONITOR;

    /**
     * @param live what is followed and recorded
     * @param supervisor has the devices
     * @param simulatedPoses whether the poses are made up: then only a simulated device may be controlled
     * @param release whether the target is released by a signature, asked on a thread of its own
     * @param calibration leads the robot; without one that holds it is not moved
     */
    public SessionControl(LiveNavigation live, DeviceSupervisor supervisor, boolean simulatedPoses, Supplier<Outcome<Approval>> release,
            ChosenRobotCalibration calibration) {
        this.lead = new RobotLead(live, calibration);
        this.live = live;
        this.supervisor = supervisor;
        this.simulatedPoses = simulatedPoses;
        this.plan = new PlanWatch(release);
        watch.scheduleWithFixedDelay(this::look, WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS);
    }

    /** @return where the interlock is */
    public InterlockState state() {
        return interlock.state();
    }

    /** @return seconds until it leaves that state by itself; empty when it does not */
    public Optional<Long> leftSeconds() {
        var left = interlock.leftNanos();
        return left.isPresent() ? Optional.of(Math.max(0, left.getAsLong() / 1_000_000_000L)) : Optional.empty();
    }

    /** @return what came of the last act, for people */
    public String said() {
        return said;
    }

    /** @return why the plan is not released, when that was the last that came up */
    public Optional<Finding> refusal() {
        return refusal;
    }

    /** @return what the stimulator said last */
    public Optional<StimulatorStatus> stimulatorSays() {
        return stimulatorSays;
    }

    /** @return what the robot said last */
    public Optional<RobotStatus> robotSays() {
        return robotSays;
    }

    /** Tells that the user interface is alive; without it for half a second everything is disarmed. */
    public void beat() {
        beatNanos = System.nanoTime();
    }

    /** @return the conditions that hold at this instant; any thread */
    public Set<Condition> holding() {
        long now = System.nanoTime();
        Set<Condition> holding = EnumSet.noneOf(Condition.class);
        NavigationState pose = live.now();
        boolean recorded = live.session().isPresent() && live.trouble().isEmpty();
        add(holding, Condition.PLAN_APPROVED, recorded && confirmed.isPresent() && confirmed.equals(plan.approval()));
        add(holding, Condition.REGISTRATION_VALID, pose.registrationHolds() && pose.coilCalibrated());
        add(holding, Condition.STIMULATOR_READY, stimulator.map(d -> d.snapshot().status().state().isConnected()).orElse(false)
                && stimulatorSays.map(s -> s.coilConnected() && now - s.hostNanos() < STATUS_NANOS).orElse(false));
        add(holding, Condition.WATCHDOG_ALIVE, now - beatNanos < BEAT_NANOS);
        add(holding, Condition.POSES_FRESH, pose.posesAreFresh());
        add(holding, Condition.ON_TARGET, pose.countsForTarget() && pose.onTarget().onTarget());
        return holding;
    }

    private static void add(Set<Condition> holding, Condition condition, boolean holds) {
        if (holds) {
            holding.add(condition);
        }
    }

    /**
     * Enables control for this session.
     *
     * @param who the operator
     * @return false when nothing can be controlled
     */
    public boolean enable(String who) {
        operator = who.strip();
        stimulator = usable(DeviceKind.STIMULATOR);
        robot = usable(DeviceKind.ROBOT);
        if (operator.isEmpty() || stimulator.isEmpty() && robot.isEmpty()) {
            return false;
        }
        stimulator.ifPresent(d -> listening.add(d.onEvent(this::heard)));
        robot.ifPresent(d -> listening.add(d.onEvent(this::heard)));
        happened("enable", InterlockEvent.ENABLE_CONTROL);
        plan.begin(this::released);
        return true;
    }

    private Optional<DeviceHandle> usable(DeviceKind kind) {
        return supervisor.devices().stream().filter(d -> d.snapshot().driver().map(i -> i.kind() == kind).orElse(false))
                .filter(d -> d.snapshot().status().state().isConnected())
                .filter(d -> !simulatedPoses || NavigationModel.isSimulated(d))
                .min(java.util.Comparator.comparing(NavigationModel::isSimulated));
    }

    /** Ends control; everything is disarmed and held. */
    public void disable() {
        withdraw();
        hold();
        happened("disable", InterlockEvent.DISABLE_CONTROL);
        plan.end();
        listening.forEach(Registration::close);
        listening.clear();
    }

    /**
     * The operator has looked at plan, patient and coil. Confirmed is the signature that stands at this moment; without one the interlock
     * does not go on, and {@link #refusal} says why. A stop before the signature was found is a stop.
     */
    public void confirm() {
        long act = nextConfirmation();
        plan.ask(outcome -> confirmed(act, outcome));
    }

    private synchronized long nextConfirmation() {
        return ++confirmations;
    }

    private synchronized void confirmed(long act, Outcome<Approval> outcome) {
        if (act != confirmations) {
            return;
        }
        switch (outcome) {
            case Outcome.Done<Approval>(Approval approval, var _) -> {
                confirmed = Optional.of(approval);
                live.control(operator, "plan", "signed by " + approval.user() + ", " + approval.role() + ", " + approval.instant() + ", "
                        + approval.sha256());
                happened("confirm", InterlockEvent.CONFIRM);
            }
            case Outcome.Refused<Approval>(List<Finding> why) -> {
                confirmed = Optional.empty();
                record("confirm", why.getFirst().toLine());
                refusal = Optional.of(why.getFirst());
            }
        }
    }

    private synchronized void withdraw() {
        confirmations++;
        confirmed = Optional.empty();
    }

    /** Says it when a plan is not released, or not any more, before anybody presses. */
    private void released(Outcome<Approval> outcome) {
        refusal = switch (outcome) {
            case Outcome.Done<Approval> _ -> Optional.empty();
            case Outcome.Refused<Approval>(List<Finding> why) -> Optional.of(why.getFirst());
        };
    }

    /** Anybody pressed stop: disarms the stimulator and holds the robot, in every state. */
    public void stop() {
        withdraw();
        hold();
        happened("stop", InterlockEvent.STOP);
    }

    /** A person has looked at the reason of the hold. */
    public void acknowledge() {
        happened("acknowledge", InterlockEvent.ACKNOWLEDGE);
    }

    /** Sets the intensity, percent of maximum output. */
    public void intensity(int percent) {
        Permit permit = interlock.setPermit();
        act("intensity " + percent + " %", stimulator, Stimulator.class, device -> device.setIntensity(percent, permit));
    }

    /** Charges the stimulator. */
    public void arm() {
        Permit permit = interlock.armPermit();
        act("arm", stimulator, Stimulator.class, device -> device.arm(permit));
    }

    /** Discharges it. */
    public void disarm() {
        act("disarm", stimulator, Stimulator.class, Stimulator::disarm);
    }

    /** Gives one pulse. */
    public void pulse() {
        Permit permit = interlock.pulsePermit();
        act("pulse", stimulator, Stimulator.class, device -> device.pulse(permit));
    }

    /**
     * Moves the robot by a step along the axes of the patient's scan; the coil is looked at on the bull's eye meanwhile. Refused without a
     * calibration of the robot that is seen to hold, and stopped on the way when it does not hold any more.
     */
    public void step(Vec3 scanMm) {
        if (robot.isEmpty() || robotSays.isEmpty()) {
            return;
        }
        String words = String.format(java.util.Locale.ROOT, "robot step %+.0f %+.0f %+.0f mm", scanMm.x(), scanMm.y(), scanMm.z());
        Permit permit = interlock.movePermit();
        try {
            permit.require();
        } catch (DeviceException e) {
            record(words, words(e));
            return;
        }
        String device = robot.get().id();
        Rigid from = robotSays.get().flangeToBase();
        switch (lead.way(scanMm, device, robotSays)) {
            case Outcome.Done<Vec3>(Vec3 inBase, var _) -> act(words, robot, Robot.class, arm -> arm.moveTo(
                    from.then(new Rigid(Rotation.IDENTITY, inBase)), lead.watching(permit, device, () -> robotSays)));
            case Outcome.Refused<Vec3>(List<Finding> why) -> {
                record(words, why.getFirst().toLine());
                refusal = Optional.of(why.getFirst());
            }
        }
    }

    /** Stops the robot. */
    public void hold() {
        if (robot.isPresent()) {
            act("robot hold", robot, Robot.class, Robot::hold);
        }
    }

    private <D extends Device> void act(String act, Optional<DeviceHandle> device, Class<D> type, DeviceHandle.Action<D> action) {
        CompletableFuture<Void> done = device.map(d -> d.perform(type, action))
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("no device")));
        done.whenComplete((_, trouble) -> record(act, trouble == null ? "done" : words(trouble)));
    }

    private static String words(Throwable trouble) {
        Throwable cause = trouble instanceof java.util.concurrent.CompletionException && trouble.getCause() != null ? trouble.getCause() : trouble;
        return String.valueOf(cause.getMessage());
    }

    private void record(String act, String outcome) {
        said = act + ": " + outcome;
        refusal = Optional.empty();
        live.control(operator, act, outcome);
    }

    private void happened(String act, InterlockEvent event) {
        record(act, interlock.happened(event).name());
    }

    /** Called by the interlock, which holds its lock: hands the command over and returns. */
    private void tellToDisarm() {
        stimulator.ifPresent(device -> device.perform(Stimulator.class, Stimulator::disarm));
    }

    private void heard(DeviceEvent event) {
        if (event instanceof StimulatorStatus status) {
            boolean before = stimulatorSays.map(StimulatorStatus::armed).orElse(false);
            stimulatorSays = Optional.of(status);
            if (status.armed() != before) {
                interlock.happened(status.armed() ? InterlockEvent.STIMULATOR_ARMED : InterlockEvent.STIMULATOR_DISARMED);
            }
        } else if (event instanceof RobotStatus status) {
            robotSays = Optional.of(status);
        }
    }

    /** What changes without anybody's act is recorded too, with what was missing. */
    private void look() {
        try {
            compare();
        } catch (RuntimeException e) {
            // The next look has to come whatever this one met.
            System.getLogger(SessionControl.class.getName()).log(System.Logger.Level.ERROR, "The interlock could not be looked at", e);
        }
    }

    private void compare() {
        InterlockState now = interlock.happened(InterlockEvent.CONDITIONS_CHANGED);
        if (now != noted) {
            Set<Condition> missing = EnumSet.allOf(Condition.class);
            missing.removeAll(holding());
            live.control(operator, "interlock " + noted, now + (missing.isEmpty() ? "" : ", missing " + missing));
            noted = now;
        }
    }

    @Override
    public void close() {
        if (interlock.state() != InterlockState.MONITOR) {
            disable();
        }
        // Not interrupted: an interrupt while it writes would close the recording.
        watch.shutdown();
        plan.close();
    }
}
