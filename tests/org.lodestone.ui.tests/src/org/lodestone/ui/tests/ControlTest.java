package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.device.RobotStatus;
import org.lodestone.navigation.registration.RobotCalibration;
import org.lodestone.navigation.registration.RobotCalibration.Residual;
import org.lodestone.navigation.registration.StoredRobotCalibration;
import org.lodestone.runtime.Registration;

/** An operator fires a stimulator and moves a robot: only a signed target, only after a confirmation, only as long as all holds. */
class ControlTest extends TreatmentRoom {

    private static final List<String> ROBOT = List.of("control-robot-L", "control-robot-R", "control-robot-P", "control-robot-A", "control-robot-I",
            "control-robot-S");
    /** A pose is stale after 100 ms; the robot asks every 20 ms and says where it is every 50. */
    private static final long STALE_NANOS = 250_000_000L;

    private Vec3 right = new Vec3(1, 0, 0);

    @AfterEach
    void forgetTheRobot() {
        InstanceScope.INSTANCE.getNode("org.lodestone.ui.navigation").remove("robotCalibration");
    }

    @Test
    void aStimulatorIsFiredByAnOperatorOnTargetOnlyAndDisarmedWhenTheHeadMovedAgainstItsMarker() throws Exception {
        registerWith(Vec3.ZERO);
        Workbenches.until("the patient is registered", () -> words("registration-verdict").startsWith("Registered"));
        Rigid planned = CoilPose.usual(state.snapshot().orElseThrow().chosenTarget().orElseThrow().scalp().orElseThrow()).coilToHead();
        patient.coil(planned);
        sign();
        try (Registration _ = simulated("sim-stimulator", "stimulator-here", Map.of())) {
            PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().showView("org.lodestone.ui.navigation.view.control");
            Workbenches.until("without a session nothing is controlled", () -> words("control-state").contains("begin a session"));
            press("session");
            Workbenches.until("the session only monitors", () -> words("control-state").equals("MONITOR ONLY"));
            assertFalse(enabled("control-pulse") || enabled("control-arm") || enabled("control-intensity"), "nothing can be pressed");
            press("control-enable");
            Workbenches.until("an operator is asked for", () -> words("control-said").startsWith("Name the operator"));
            Workbenches.named(Text.class, "control-operator").setText("A. Operator");
            press("control-enable");
            Workbenches.until("control is enabled", () -> words("control-state").startsWith("CONTROL ENABLED"));
            Workbenches.picture("navigate-control-enabled");
            assertFalse(enabled("control-arm") || enabled("control-confirm"), "nothing is armed without a confirmation");
            press("control-intensity");
            press("control-checked");
            Workbenches.until("it can be confirmed", () -> enabled("control-confirm") && words("control-conditions").contains("\u2713 stimulator"));
            press("control-confirm");
            Workbenches.until("it is confirmed", () -> words("control-state").startsWith("CONFIRMED"));
            press("control-arm");
            Workbenches.until("it is armed and on target", () -> words("control-state").startsWith("ARMED") && enabled("control-pulse"));
            // No picture here: it would hold the user interface up for so long that the watchdog disarms.
            press("control-pulse");
            Table pulses = Workbenches.named(Table.class, "pulses");
            Workbenches.until("the pulse is logged", () -> pulses.getItemCount() == 1);

            patient.coil(new Rigid(planned.rotation(), planned.translationMm().plus(new Vec3(20, 0, 0))));
            Workbenches.until("off target no pulse can be given", () -> !enabled("control-pulse"));
            assertTrue(words("control-state").startsWith("ARMED"));
            patient.coil(planned);
            Workbenches.until("on target it can", () -> enabled("control-pulse"));

            checkHead(new Vec3(0, 9, 0));
            Workbenches.until("the head has moved: hold", () -> words("control-state").startsWith("HOLD"));
            Workbenches.until("and the session pauses", () -> words("session-state").startsWith("PAUSED"));
            Workbenches.until("the stimulator is disarmed", () -> words("control-devices").contains("not armed"));
            Workbenches.picture("navigate-head-moved");
            checkHead(Vec3.ZERO);
            Workbenches.until("the head is back: the session goes on", () -> words("session-state").equals("RUNNING"));
            assertTrue(words("control-state").startsWith("HOLD"), "control does not go on by itself");
            press("control-acknowledge");
            Workbenches.until("a person goes on", () -> words("control-state").startsWith("CONTROL ENABLED"));
            assertEquals(1, pulses.getItemCount(), "one press, one pulse");
            press("session");
        }
        List<String> acts = events().stream().filter(l -> l.contains("\"control\"")).toList();
        for (String act : List.of("enable", "confirm", "arm\",\"outcome\":\"done", "signed by Grace Physician", "pulse\",\"outcome\":\"done", "interlock ARMED\",\"outcome\":\"HOLD", "acknowledge")) {
            assertTrue(acts.stream().anyMatch(l -> l.contains(act) && l.contains("A. Operator")), act + " in " + acts);
        }
    }

    /** Registers, begins a session before the control view, and enables control. */
    private void enableControl() throws Exception {
        registerWith(Vec3.ZERO);
        Workbenches.until("the patient is registered", () -> words("registration-verdict").startsWith("Registered"));
        patient.coil(CoilPose.usual(state.snapshot().orElseThrow().chosenTarget().orElseThrow().scalp().orElseThrow()).coilToHead());
        PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().showView("org.lodestone.ui.navigation.view.control");
        press("session");
        Workbenches.until("the session only monitors", () -> words("control-state").equals("MONITOR ONLY"));
        for (String way : ROBOT) {
            assertFalse(enabled(way), way + " before control is enabled");
        }
        Workbenches.named(Text.class, "control-operator").setText("A. Operator");
        press("control-enable");
        Workbenches.until("control is enabled", () -> words("control-state").startsWith("CONTROL ENABLED"));
    }

    private void confirm() {
        press("control-checked");
        Workbenches.until("it can be confirmed", () -> enabled("control-confirm"));
        press("control-confirm");
    }

    @Test
    void aPlanIsConfirmedOnlyUnderAPhysiciansSignatureAndHoldsOnlyAsLongAsThatStands() throws Exception {
        try (Registration _ = simulated("sim-stimulator", "stimulator-signed", Map.of())) {
            enableControl();
            Workbenches.until("it says that nobody has signed", () -> words("control-said").startsWith("Target cluster is not signed. Let a physician"));
            Workbenches.picture("navigate-plan-not-signed");
            Workbenches.until("the stimulator is heard", () -> words("control-conditions").contains("\u2713 stimulator"));
            confirm();
            Workbenches.until("the confirmation is refused", () -> !Workbenches.named(Button.class, "control-checked").getSelection()
                    && words("control-said").startsWith("Target cluster is not signed."));
            Workbenches.pause(500);
            assertTrue(words("control-state").startsWith("CONTROL ENABLED") && words("control-conditions").contains("\u2717 plan"), words("control-conditions"));
            assertFalse(enabled("control-arm"), "nothing is armed for an unsigned plan");

            sign();
            confirm();
            Workbenches.until("the signed plan is confirmed", () -> words("control-state").startsWith("CONFIRMED")
                    && words("control-conditions").contains("\u2713 plan"));
            press("control-arm");
            Workbenches.until("it is armed", () -> words("control-state").startsWith("ARMED"));

            CompletableFuture<Void> rejected = CompletableFuture.runAsync(this::reject);
            Workbenches.until("the physician has changed his mind", rejected::isDone);
            rejected.join();
            Workbenches.until("the void signature disarms", () -> words("control-state").startsWith("HOLD"));
            Workbenches.until("the stimulator is disarmed", () -> words("control-devices").contains("not armed"));
            Workbenches.until("the plan does not hold any more", () -> words("control-conditions").contains("\u2717 plan"));
            Workbenches.until("it says why", () -> words("control-said").contains("is void: grace rejected the target afterwards"));
            Workbenches.picture("navigate-signature-void");
            press("session");
        }
        List<String> acts = events().stream().filter(l -> l.contains("\"control\"")).toList();
        assertTrue(acts.stream().anyMatch(l -> l.contains("LS-REVIEW-007")) && acts.stream().anyMatch(l -> l.contains("signed by Grace Physician")),
                acts.toString());
    }

    @Test
    void aRobotMovesOneStepAtAPressAndStopsOnItsWayWhenThePatientIsNotSeenAnyMore() throws Exception {
        sign();
        AtomicReference<RobotStatus> says = new AtomicReference<>();
        List<RobotStatus> path = new CopyOnWriteArrayList<>();
        try (Registration _ = simulated("sim-robot", "arm", Map.of("speedMmPerS", 0.2));
                Registration _ = supervisor().device("arm").orElseThrow().onEvent(event -> {
                    if (event instanceof RobotStatus status) {
                        says.set(status);
                        path.add(status);
                    }
                })) {
            Workbenches.until("the robot is heard", () -> says.get() != null);
            enableControl();
            Rigid base = says.get().flangeToBase().inverse().then(patient.coilToCamera());
            right = SimulatedPatient.scanToCamera().then(base.inverse()).rotation().apply(new Vec3(1, 0, 0));
            double parked = x(says);
            press("control-robot-R");
            Workbenches.until("it does not move for a plan that nobody confirmed", () -> words("control-said").contains("PLAN_APPROVED"));
            assertEquals(parked, x(says), 1e-9);
            Workbenches.picture("navigate-robot-refused");

            confirm();
            Workbenches.until("the plan is confirmed", () -> words("control-conditions").contains("\u2713 plan"));
            refused("No calibration of the robot is loaded.");
            calibrate("arm", "another-camera", base, Duration.ofDays(1));
            refused("The robot's calibration belongs to arm before another-camera, not to arm before patient-tracker.");
            calibrate("arm", SimulatedPatient.DEVICE, base, Duration.ofDays(30));
            refused("The robot's calibration is 30.0 days old");
            calibrate("arm", SimulatedPatient.DEVICE, base.then(new Rigid(Rotation.IDENTITY, new Vec3(0, 0, 9))), Duration.ofDays(1));
            refused("The coil is seen 9.0 mm and 0.0 degrees from where the robot holds it");
            Workbenches.picture("navigate-robot-calibration-refused");
            calibrate("arm", SimulatedPatient.DEVICE, base, Duration.ofDays(1));
            Workbenches.until("the calibration is shown with residual and age", () -> words("control-calibration")
                    .equals("Robot calibrated: 0.21 mm and 0.11\u00b0 remain, 1 d old, arm before patient-tracker"));
            assertEquals(parked, x(says), 1e-9, "refused is not moved");

            Vec3 from = says.get().flangeToBase().translationMm();
            press("control-robot-R");
            Workbenches.until("it is on its way", () -> says.get().servoing());
            Workbenches.until("one millimetre to the patient's right it stands", () -> !says.get().servoing() && Math.abs(x(says) - parked - 1) < 1e-3);
            assertEquals(1, says.get().flangeToBase().translationMm().distance(from), 1e-6, "straight to the right");
            Workbenches.picture("navigate-robot-moved");

            press("control-robot-L");
            Workbenches.until("it is on its way back", () -> says.get().servoing() && x(says) < parked + 0.95);
            Rigid held0 = patient.coilToCamera().then(SimulatedPatient.scanToCamera().inverse());
            patient.coil(held0.then(new Rigid(Rotation.IDENTITY, new Vec3(0, 0, 5))));
            Workbenches.until("it stops when the coil is not where it holds it", () -> !says.get().servoing());
            assertTrue(x(says) > parked + 0.05, "on its way: " + (x(says) - parked));
            patient.coil(held0);

            press("control-robot-R");
            Workbenches.until("it is on its way again", () -> says.get().servoing() && x(says) > parked + 1.05);
            press("control-hold");
            Workbenches.until("it is held", () -> !says.get().servoing());
            double held = x(says);
            assertTrue(held < parked + 2, "on its way: " + held);

            press("control-robot-L");
            Workbenches.until("it is on its way back", () -> says.get().servoing());
            patient.seen(false);
            long unseenNanos = System.nanoTime();
            Workbenches.until("it stops when head and coil are not seen", () -> !says.get().servoing());
            double stopped = x(says);
            assertTrue(stopped > held - 1 + 1e-3, "on its way: " + stopped + " from " + held);
            double late = path.stream().filter(status -> status.hostNanos() > unseenNanos + STALE_NANOS).mapToDouble(this::x)
                    .map(x -> Math.abs(x - stopped)).max().orElse(0);
            assertEquals(0, late, 1e-9, "it does not move once the poses are stale");
            driver.unregister();
            driver = null;
            press("control-robot-L");
            Workbenches.until("it is refused", () -> words("control-said").contains("POSES_FRESH"));
            Workbenches.picture("navigate-robot-stopped");
            patient.seen(true);
            plugIn();
            Workbenches.until("the poses are fresh again", () -> words("control-conditions").contains("\u2713 poses"));
            Workbenches.pause(500);
            assertEquals(stopped, x(says), 1e-9, "it does not go on by itself");
            press("control-stop");
            Workbenches.until("stopped", () -> words("control-state").startsWith("HOLD"));
            for (String way : ROBOT) {
                assertFalse(enabled(way), way + " in a hold");
            }
            press("session");
        }
    }

    private void refused(String why) {
        press("control-robot-R");
        Workbenches.until("refused: " + why, () -> words("control-said").startsWith(why));
    }

    /** Loads what calibrate-robot would have written. */
    private void calibrate(String robot, String tracker, Rigid baseToTracker, Duration old) throws IOException {
        Residual fits = new Residual(0.21, 0.11, 3, 0.4, 0.2);
        StoredRobotCalibration made = new StoredRobotCalibration(new RobotCalibration(new AffineTransform(Frame.tracker(robot), Frame.tracker(tracker),
                baseToTracker.toAffine()), Rigid.IDENTITY, fits), Optional.empty(), Instant.now().minus(old));
        Path file = Files.createTempFile(folder, "robot", ".json");
        // As the verb writes it.
        Files.writeString(file, made.json().put("passes", true).toString());
        InstanceScope.INSTANCE.getNode("org.lodestone.ui.navigation").put("robotCalibration", file.toString());
        Workbenches.pause(150);
    }

    private double x(AtomicReference<RobotStatus> says) {
        return x(says.get());
    }

    /** Way of the flange to the patient's right. */
    private double x(RobotStatus status) {
        return status.flangeToBase().translationMm().dot(right);
    }
}
