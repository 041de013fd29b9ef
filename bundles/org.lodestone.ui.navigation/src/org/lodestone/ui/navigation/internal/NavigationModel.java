package org.lodestone.ui.navigation.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.lodestone.core.Affine;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Approval;
import org.lodestone.device.DeviceKind;
import org.lodestone.navigation.coil.CoilPlan;
import org.lodestone.navigation.coil.Tolerance;
import org.lodestone.navigation.registration.HeadRegistration;
import org.lodestone.navigation.session.Navigator;
import org.lodestone.navigation.session.SessionRecorder;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.ui.navigation.internal.control.ChosenRobotCalibration;
import org.lodestone.ui.navigation.internal.control.SessionControl;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.prefs.BackingStoreException;

/**
 * What the navigation views share: the registration in use, the coil that is followed. One a workbench; used on the user interface's
 * thread.
 */
public final class NavigationModel {

    /** Names of the tools, as the drivers are configured. */
    public static final String HEAD = "head";
    /** See {@link #HEAD}. */
    public static final String COIL = "coil";
    /** See {@link #HEAD}. */
    public static final String POINTER = "pointer";

    private static final String PREFERENCES = "org.lodestone.ui.navigation";
    private static final String COIL_TO_MARKER = "coilToMarker";

    private final SupervisorLink link =
            new SupervisorLink(FrameworkUtil.getBundle(NavigationModel.class).getBundleContext(), () -> { });
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Optional<HeadRegistration> registration = Optional.empty();
    private Optional<LiveNavigation> live = Optional.empty();
    private Optional<SessionControl> control = Optional.empty();
    private final ChosenRobotCalibration robotCalibration = new ChosenRobotCalibration();
    private Vec3 pointerTipMm = Vec3.ZERO;
    private boolean simulated;

    NavigationModel() {
        // Made by NavigationServices.
    }

    /** @return the devices, when the service layer runs */
    public Optional<DeviceSupervisor> supervisor() {
        return link.supervisor();
    }

    /** @return the tracker to use: a connected one, real before simulated */
    public Optional<DeviceHandle> tracker() {
        List<DeviceHandle> trackers = link.supervisor().map(DeviceSupervisor::devices).orElse(List.of()).stream()
                .filter(d -> d.snapshot().driver().map(i -> i.kind() == DeviceKind.TRACKER).orElse(false))
                .filter(d -> d.snapshot().status().state().isConnected()).toList();
        return trackers.stream().filter(d -> !isSimulated(d)).findFirst().or(() -> trackers.stream().findFirst());
    }

    /** @return whether what the device delivers is made up */
    public static boolean isSimulated(DeviceHandle device) {
        return device.snapshot().driver().map(i -> i.capabilities().contains(org.lodestone.device.Capability.SIMULATED)).orElse(true);
    }

    /** @return the registration in use */
    public Optional<HeadRegistration> registration() {
        return registration;
    }

    /** Uses a registration from now on; what was followed with another one ends. */
    public void use(Optional<HeadRegistration> found) {
        stop();
        registration = found;
        changed();
    }

    /**
     * @return how the marker sits on the coil, from the preference {@code coilToMarker}: the sixteen numbers of the matrix from the coil's
     *     coordinates to its marker's, row after row, mm; empty when the site has not calibrated the coil
     */
    public Optional<Rigid> coilToMarker() {
        String text = preference(COIL_TO_MARKER).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Rigid.of(Affine.ofRowMajor(Arrays.stream(text.split("[,\\s]+")).mapToDouble(Double::parseDouble).toArray())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            System.getLogger(NavigationModel.class.getName()).log(System.Logger.Level.ERROR, "the preference coilToMarker is no rigid matrix", e);
            return Optional.empty();
        }
    }

    /** Keeps how the marker sits on the coil, for this and later sessions. What was followed with another calibration ends. */
    public void coilToMarker(Rigid found) {
        stop();
        String text = Arrays.stream(found.toAffine().toRowMajor()).mapToObj(Double::toString).collect(Collectors.joining(" "));
        preference(COIL_TO_MARKER, text);
        changed();
    }

    /** @return the calibration of the robot that the site has chosen */
    public ChosenRobotCalibration robotCalibration() {
        return robotCalibration;
    }

    /** @return what a preference of these views says, empty when nothing */
    public static String preference(String key) {
        return Platform.getPreferencesService().getString(PREFERENCES, key, "", null);
    }

    /** Keeps a preference for this and later sessions. */
    public static void preference(String key, String value) {
        try {
            IEclipsePreferences node = InstanceScope.INSTANCE.getNode(PREFERENCES);
            node.put(key, value);
            node.flush();
        } catch (BackingStoreException e) {
            System.getLogger(NavigationModel.class.getName()).log(System.Logger.Level.ERROR, "the preference " + key + " was not kept", e);
        }
    }

    /** @return tip of the pointer in its own coordinates; the origin until it was calibrated */
    public Vec3 pointerTipMm() {
        return pointerTipMm;
    }

    /** Keeps a calibration of the pointer. */
    public void pointerTip(Vec3 tipMm) {
        pointerTipMm = tipMm;
        changed();
    }

    /**
     * Follows the coil of a registered patient.
     *
     * @param plan where it shall be, in the scan of the registration
     * @param recorder gets everything; empty to look only
     * @param release whether the target is released by a signature; may read files. Needed before anything is controlled.
     * @return false when there is no registration or no tracker
     */
    public boolean follow(CoilPlan plan, Optional<SessionRecorder> recorder, Supplier<Outcome<Approval>> release) {
        Optional<DeviceHandle> tracker = tracker();
        if (registration.isEmpty() || tracker.isEmpty()) {
            return false;
        }
        boolean simulatedTracker = isSimulated(tracker.get());
        // The simulated coil is measured at its centre; a real one only once it is calibrated.
        Optional<Rigid> onMarker = coilToMarker().or(() -> simulatedTracker ? Optional.of(Rigid.IDENTITY) : Optional.empty());
        follow(new Navigator(HEAD, COIL, onMarker, registration.get().headToScan(), plan, Tolerance.USUAL), tracker.get(), simulatedTracker,
                recorder, Optional.of(release));
        return true;
    }

    /** Follows with what the caller has; the simulated room for instance. Nothing is controlled then. */
    public void follow(Navigator navigator, DeviceHandle tracker, boolean madeUp, Optional<SessionRecorder> recorder) {
        follow(navigator, tracker, madeUp, recorder, Optional.empty());
    }

    private void follow(Navigator navigator, DeviceHandle tracker, boolean madeUp, Optional<SessionRecorder> recorder,
            Optional<Supplier<Outcome<Approval>>> release) {
        stop();
        simulated = madeUp;
        LiveNavigation followed = new LiveNavigation(navigator, tracker, link.supervisor(), recorder);
        live = Optional.of(followed);
        // What is not recorded is not controlled.
        control = recorder.flatMap(_ -> release).flatMap(signed -> link.supervisor().map(devices -> new SessionControl(followed, devices, madeUp, signed, robotCalibration)));
        changed();
    }

    /** Ends following and recording. */
    public void stop() {
        control.ifPresent(SessionControl::close);
        control = Optional.empty();
        live.ifPresent(LiveNavigation::close);
        live = Optional.empty();
        changed();
    }

    /** @return what is followed now */
    public Optional<LiveNavigation> live() {
        return live;
    }

    /** @return control of stimulator and robot in the session that is recorded; empty when none is */
    public Optional<SessionControl> control() {
        return control;
    }

    /** @return whether what is followed is made up */
    public boolean simulated() {
        return simulated;
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** @return ends the telling when run */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends everything when the workbench closes. Not when a view does: the workbench disposes what a view had asked for with the view. */
    void close() {
        stop();
        link.close();
    }
}
