package org.lodestone.ui.navigation.internal.latency;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.WorkbenchException;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.Rigid;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.navigation.coil.CoilPlan;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.navigation.coil.Tolerance;
import org.lodestone.navigation.session.Navigator;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.runtime.Registration;
import org.lodestone.ui.navigation.internal.BullsEyeView;
import org.lodestone.ui.navigation.internal.DrawnDelay;
import org.lodestone.ui.navigation.internal.NavigationModel;
import org.lodestone.ui.navigation.internal.live.LiveSceneView;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/**
 * Follows a tracker at the target of the open case for some seconds and says how long each pose took from the arrival of its packet until
 * bull's-eye and coil on head were painted, how many arrived, and how many were painted after a later one. The head is placed so that the first
 * pose lies on the target; the session is marked as simulated. User interface thread.
 */
final class LatencyWatch {

    private static final String PERSPECTIVE = "org.lodestone.ui.navigation.perspective.navigate.1";
    private static final String DEVICE = "latency";
    private static final int PAUSE_MS = 250;
    private static final int MOST_PAUSES = 240;
    private static final int WARM_UP_MS = 5000;

    private final IWorkbench workbench;
    private final URI tracker;
    private final double seconds;
    private final NavigationModel model;
    private Optional<Registration> device = Optional.empty();
    private int pauses;

    LatencyWatch(IWorkbench workbench, URI tracker, double seconds) {
        this.workbench = workbench;
        this.tracker = tracker;
        this.seconds = seconds;
        model = workbench.getService(NavigationModel.class);
    }

    void begin() {
        await("no case with a target was opened", () -> target().isPresent(), this::connect);
    }

    private Optional<TargetCandidate> target() {
        return workbench.getService(ViewerState.class).snapshot().flatMap(ViewerSnapshot::chosenTarget).filter(target -> target.scalp().isPresent());
    }

    private void connect() {
        DeviceSupervisor supervisor = model.supervisor().orElseThrow();
        Optional<DeviceDriver> driver = supervisor.drivers().stream().filter(d -> d.info().schemes().contains(tracker.getScheme())).findFirst();
        if (driver.isEmpty()) {
            end("no driver opens " + tracker);
            return;
        }
        try {
            IWorkbenchPage page = workbench.showPerspective(PERSPECTIVE, workbench.getWorkbenchWindows()[0]);
            workbench.getWorkbenchWindows()[0].getShell().setMaximized(true);
            page.showView("org.lodestone.ui.navigation.view.bullseye");
            page.showView("org.lodestone.ui.navigation.view.live");
        } catch (WorkbenchException e) {
            end(e.getMessage());
            return;
        }
        device = Optional.of(supervisor.configure(DeviceConfig.of(DEVICE, tracker.toString(), driver.get(), tracker)));
        await(tracker + " did not connect", () -> connected(supervisor).isPresent(), () -> place(connected(supervisor).orElseThrow()));
    }

    private static Optional<DeviceHandle> connected(DeviceSupervisor supervisor) {
        return supervisor.device(DEVICE).filter(d -> d.snapshot().status().state().isConnected());
    }

    /** Looks where the coil is on the head marker first. */
    private void place(DeviceHandle handle) {
        follow(handle, Rigid.IDENTITY);
        await(tracker + " sends no pose of head and coil", () -> coil().isPresent(), () -> {
            follow(handle, coil().orElseThrow().inverse().then(plan().coilToScan()));
            workbench.getDisplay().timerExec(WARM_UP_MS, this::watch);
        });
    }

    private Optional<Rigid> coil() {
        return model.live().flatMap(live -> live.now().coilToScan());
    }

    private CoilPlan plan() {
        TargetCandidate target = target().orElseThrow();
        return new CoilPlan(CoilPose.usual(target.scalp().orElseThrow()).coilToHead(), target.nativePoint());
    }

    private void follow(DeviceHandle handle, Rigid headToScan) {
        CoilPlan plan = plan();
        Affine matrix = headToScan.toAffine();
        model.follow(new Navigator(NavigationModel.HEAD, NavigationModel.COIL, Optional.of(Rigid.IDENTITY),
                new AffineTransform(Frame.head("latency"), plan.target().frame(), matrix), plan, Tolerance.USUAL), handle, true, Optional.empty());
    }

    private void watch() {
        view("bullseye", BullsEyeView.class).delay().clear();
        view("live", LiveSceneView.class).delay().clear();
        AtomicInteger arrived = new AtomicInteger();
        long begun = System.nanoTime();
        Runnable counting = model.live().orElseThrow().onMeasurement(arrived::incrementAndGet);
        workbench.getDisplay().timerExec((int) Math.round(1000 * seconds), () -> {
            counting.run();
            System.out.printf(Locale.ROOT, "%d poses arrived in %.3f s%n", arrived.get(), (System.nanoTime() - begun) / 1e9);
            say("bull's-eye", view("bullseye", BullsEyeView.class).delay());
            say("coil on head", view("live", LiveSceneView.class).delay());
            close();
        });
    }

    private <V> V view(String name, Class<V> type) {
        return type.cast(workbench.getWorkbenchWindows()[0].getActivePage().findView("org.lodestone.ui.navigation.view." + name));
    }

    private static void say(String view, DrawnDelay delay) {
        System.out.printf(Locale.ROOT, "%s\t%d poses drawn\tmedian %.2f ms\tp99 %.2f ms\tworst %.2f ms\t%d after a later one%n", view, delay.total(),
                delay.quantileMs(0.5), delay.quantileMs(0.99), delay.quantileMs(1), delay.backwards());
    }

    /** Something that is waited for. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private void await(String otherwise, Condition condition, Runnable next) {
        pauses = 0;
        look(otherwise, condition, next);
    }

    private void look(String otherwise, Condition condition, Runnable next) {
        if (condition.holds()) {
            next.run();
        } else if (pauses++ < MOST_PAUSES) {
            workbench.getDisplay().timerExec(PAUSE_MS, () -> look(otherwise, condition, next));
        } else {
            end(otherwise);
        }
    }

    private void end(String reason) {
        ILog.of(LatencyWatch.class).error("No latency was measured: " + reason + ".");
        System.err.println("No latency was measured: " + reason + ".");
        close();
    }

    private void close() {
        model.stop();
        device.ifPresent(Registration::close);
        workbench.close();
    }
}
