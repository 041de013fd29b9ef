package org.lodestone.ui.tests;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.device.TrackerDriver;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.runtime.Registration;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.Role;
import org.lodestone.study.account.Session;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.review.Reviews;
import org.lodestone.study.store.CaseStore;
import org.lodestone.ui.view.ViewerState;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** A case in a store, a patient before a tracker, and what an operator does with his hands. */
abstract class TreatmentRoom {

    private static final String PASSWORD = "seven quiet magnets";
    static final String PERSPECTIVE = "org.lodestone.ui.navigation.perspective.navigate.1";
    static final String OPEN_CASE = "org.lodestone.ui.planning.command.openCase";
    static final List<Vec3> LANDMARKS =
            List.of(new Vec3(0, 80, 0), new Vec3(-80, 0, 0), new Vec3(80, 0, 0), new Vec3(0, -80, 0), new Vec3(0, 0, 80));

    final BundleContext context = FrameworkUtil.getBundle(NavigateTest.class).getBundleContext();
    SimulatedPatient patient = new SimulatedPatient();
    ServiceRegistration<?> driver;
    ViewerState state;
    Path folder;

    Bundle bundle(String name) {
        return Arrays.stream(context.getBundles()).filter(b -> b.getSymbolicName().equals(name)).findFirst().orElseThrow();
    }

    DeviceSupervisor supervisor() {
        return context.getService(context.getServiceReference(DeviceSupervisor.class));
    }

    void plugIn() {
        driver = context.registerService(new String[] {DeviceDriver.class.getName(), TrackerDriver.class.getName()}, patient, null);
        Workbenches.until("the tracker is connected", () -> supervisor().device(SimulatedPatient.DEVICE)
                .map(d -> d.snapshot().status().state().isConnected()).orElse(false));
    }

    @BeforeEach
    void openTheCase() throws Exception {
        InstanceScope.INSTANCE.getNode("org.lodestone.ui.navigation").put("coilToMarker", "1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1");
        bundle("org.lodestone.runtime").start();
        bundle("org.lodestone.device.sim").start();
        plugIn();
        state = PlatformUI.getWorkbench().getService(ViewerState.class);
        folder = Files.createTempDirectory("lodestone-navigate");
        CaseStore.openOrCreate(folder, "test").close();
        SmallCase.write(folder, Workbenches.methods());
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
                commands.getCommand(OPEN_CASE), Map.of(OPEN_CASE + ".folder", folder.toString())), null);
        Workbenches.until("the case is open", () -> state.snapshot().isPresent());
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(PERSPECTIVE));
        page.resetPerspective();
        // The views of the test before are still on their way to their places: a click would land beside.
        Workbenches.pause(300);
    }

    @AfterEach
    void closeIt() throws Exception {
        InstanceScope.INSTANCE.getNode("org.lodestone.ui.navigation").remove("coilToMarker");
        state.close();
        if (driver != null) {
            driver.unregister();
        }
        Workbenches.settle();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static void press(String name) {
        Button button = Workbenches.named(Button.class, name);
        Workbenches.click(button, new Point(button.getSize().x / 2, button.getSize().y / 2), 1);
    }

    static String words(String label) {
        return Workbenches.named(Label.class, label).getText();
    }

    void registerWith(Vec3 slip) {
        Table table = Workbenches.named(Table.class, "landmarks");
        for (int i = 0; i < LANDMARKS.size(); i++) {
            table.setSelection(i);
            state.moveTo(LANDMARKS.get(i));
            press("mark-in-scan");
            patient.touch(i == LANDMARKS.size() - 1 ? LANDMARKS.get(i).plus(slip) : LANDMARKS.get(i));
            Workbenches.pause(60);
            press("touch");
            int row = i;
            Workbenches.until("landmark " + i + " was touched", () -> table.getItem(row).getText(2).equals("\u2713"));
        }
        state.chooseTarget(0);
        press("register");
    }

    static boolean enabled(String name) {
        return Workbenches.named(Button.class, name).isEnabled();
    }

    /** Touches the check point again, the head's marker slipped by so much. */
    void checkHead(Vec3 slip) {
        Workbenches.named(Table.class, "landmarks").setSelection(LANDMARKS.size() - 1);
        patient.touch(LANDMARKS.getLast().plus(slip));
        Workbenches.pause(60);
        press("check-head");
        Workbenches.until("the point was touched", () -> Workbenches.named(Button.class, "check-head").isEnabled());
    }

    List<String> events() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path recording = files.filter(f -> f.getFileName().toString().matches("session-.*\\.jsonl")).findFirst().orElseThrow();
            return Files.readAllLines(recording).stream().filter(l -> l.startsWith("{\"event\"")).toList();
        }
    }

    /** A physician accepts and signs the first target. */
    final void sign() {
        review((reviews, accounts, session) -> {
            reviews.accept(session, "cluster", "");
            reviews.sign(accounts, session, PASSWORD.toCharArray(), "cluster");
        });
    }

    /** The physician changes his mind. */
    final void reject() {
        review((reviews, accounts, session) -> reviews.reject(session, "cluster", "A scar lies there."));
    }

    @FunctionalInterface
    private interface Act {
        void by(Reviews reviews, Accounts accounts, Session session);
    }

    private void review(Act act) {
        try (CaseStore store = CaseStore.open(folder, "test")) {
            Accounts accounts = new Accounts(store);
            if (accounts.list().isEmpty()) {
                accounts.addFirst("admin", "Ada Administrator", PASSWORD.toCharArray());
                accounts.add(accounts.signIn("admin", PASSWORD.toCharArray()).orThrow(), "grace", "Grace Physician", Role.PHYSICIAN, PASSWORD.toCharArray());
            }
            act.by(new Reviews(store, CaseResults.find(folder, Optional.of(SmallCase.LABEL))), accounts,
                    accounts.signIn("grace", PASSWORD.toCharArray()).orThrow());
        }
    }

    /** Connects a simulated device. @return takes it away when closed */
    final Registration simulated(String driver, String id, Map<String, Object> settings) {
        DeviceDriver made = supervisor().drivers().stream().filter(d -> d.info().id().equals("lodestone." + driver)).findFirst().orElseThrow();
        Registration device = supervisor().configure(new DeviceConfig(id, id, made.info().id(), URI.create(driver + ":" + id),
                Parameters.of(made.parameters(), settings), Duration.ofSeconds(5)));
        supervisor().device(id).orElseThrow().connect();
        Workbenches.until(id + " is connected", () -> supervisor().device(id).orElseThrow().snapshot().status().state().isConnected());
        return device;
    }
}
