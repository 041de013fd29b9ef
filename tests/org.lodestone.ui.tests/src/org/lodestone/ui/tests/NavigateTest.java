package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lodestone.ui.tests.Language.either;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Folders;
import org.lodestone.core.Parameters;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.runtime.Registration;

/** An operator registers a patient, treats, loses the tracker on the way, and ends the session. */
class NavigateTest extends TreatmentRoom {

    @Test
    void aTreatmentFromRegistrationToItsEndWithTheTrackerLostInBetween() throws Exception {
        registerWith(Vec3.ZERO);
        says("the patient is registered", "registration-verdict", "Registered", "已配准");
        Workbenches.picture("navigate-registered");

        patient.coil(CoilPose.usual(state.snapshot().orElseThrow().chosenTarget().orElseThrow().scalp().orElseThrow()).coilToHead());
        DeviceDriver hand = supervisor().drivers().stream().filter(d -> d.info().id().equals("lodestone.sim-stimulator")).findFirst().orElseThrow();
        try (Registration _ = supervisor().configure(new DeviceConfig("stimulator-by-hand", "Stimulator", hand.info().id(),
                URI.create("sim-stimulator:hand"), Parameters.of(hand.parameters(), Map.of("byHandPerMinute", 300)), Duration.ofSeconds(5)))) {
            supervisor().device("stimulator-by-hand").orElseThrow().connect();
            Workbenches.until("the stimulator is connected", () -> supervisor().device("stimulator-by-hand").orElseThrow()
                    .snapshot().status().state().isConnected());
            press("session");
            says("the session runs", "session-state", "RUNNING", "进行中");
            Table pulses = Workbenches.named(Table.class, "pulses");
            says("the scene says what the coil points at", "points-at", "Points ", "指向");
            seesTheCoil();
            Workbenches.until("pulses are logged", () -> pulses.getItemCount() >= 3);
            assertEquals(either("yes", "是"), pulses.getItem(1).getText(5), "the coil is where it was planned");
            Workbenches.picture("navigate-running");

            hearsTheTarget();
            driver.unregister();
            driver = null;
            says("the session pauses", "session-state", "PAUSED", "已暂停");
            says("the scene shows no coil", "points-at", "NO VALID POSE", "无有效位姿");
            Workbenches.picture("navigate-paused");
            int before = pulses.getItemCount();
            plugIn();
            says("the session goes on", "session-state", "RUNNING", "进行中");
            says("the coil is seen again", "points-at", "Points ", "指向");
            Workbenches.until("more pulses are logged", () -> pulses.getItemCount() > before + 2);
            Workbenches.until("pulses have a pose again", () -> pulses.getItem(pulses.getItemCount() - 1).getText(5).equals(either("yes", "是")));
            press("session");
        }
        List<String> events = events();
        assertTrue(events.stream().anyMatch(l -> l.contains("\"paused\"")) && events.getLast().contains("\"summary\""), events.toString());
    }

    private static void says(String what, String label, String english, String chinese) {
        Workbenches.until(what, () -> words(label).contains(either(english, chinese)));
    }

    /** The coil sits as planned, so what it points at lies under the plan; the field is drawn, and the whole screen can show the target. */
    private void seesTheCoil() {
        String words = words("points-at");
        double toTarget = Double.parseDouble(words.replaceFirst("[^0-9]*([0-9.]+) mm.*", "$1"));
        assertTrue(toTarget < 30, words);
        IViewPart live = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().findView("org.lodestone.ui.navigation.view.live");
        press(live, 0);
        says("the field is known", "points-at", "V/m (spherical estimate, 1 A", "V/m（");
        Workbenches.pause(700);
        Workbenches.picture("navigate-live-scene");
        readsAComputedField(live);
        IViewPart target = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().findView("org.lodestone.ui.navigation.view.bullseye");
        press(target, 2);
        Shell whole = Arrays.stream(Display.getCurrent().getShells()).filter(s -> (s.getStyle() & SWT.NO_TRIM) != 0 && s.isVisible()
                && s.getChildren().length == 1 && "full-screen-target".equals(s.getChildren()[0].getData("org.lodestone.control")))
                .findFirst().orElseThrow();
        Workbenches.pause(300);
        picture(whole, "navigate-full-screen");
        whole.close();
    }

    /** Two sounds when the coil leaves the target, one when it is back, also while the view is covered; none before somebody wants it. */
    private void hearsTheTarget() {
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        IViewPart target = page.findView("org.lodestone.ui.navigation.view.bullseye");
        Rigid there = patient.coilToCamera().then(SimulatedPatient.scanToCamera().inverse());
        assertEquals(0, sounded(target), "nobody wants it yet");
        press(target, 1);
        page.setPartState(page.getReference(target), IWorkbenchPage.STATE_MINIMIZED);
        patient.coil(there.then(new Rigid(Rotation.IDENTITY, new Vec3(0, 0, 25))));
        Workbenches.until("it sounds twice when the coil leaves", () -> sounded(target) == 2);
        patient.coil(there);
        Workbenches.until("it sounds once when the coil is back", () -> sounded(target) == 3);
        page.setPartState(page.getReference(target), IWorkbenchPage.STATE_RESTORED);
        Workbenches.settle();
    }

    private static int sounded(IViewPart target) {
        try {
            return (Integer) target.getClass().getMethod("sounded").invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A result of SimNIBS as an image: 42 V/m everywhere in the scan. */
    private void readsAComputedField(IViewPart live) {
        try {
            Grid grid = new Grid(100, 100, 100, new Affine(2, 0, 0, -100, 0, 2, 0, -100, 0, 0, 2, -100), state.snapshot().orElseThrow().open().frame());
            float[] strength = new float[(int) grid.size()];
            Arrays.fill(strength, 42);
            Path file = folder.resolve("magnE.nii.gz");
            ImageFiles.write(WriteRequest.of(file, Volume.of(grid, strength), "magnE"), Workbenches.methods(), Execution.unobserved()).orThrow();
            // What the dialogue of Read SimNIBS Result does with the chosen file.
            live.getClass().getMethod("readField", Path.class).invoke(live, file);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        says("the computed field is read", "points-at", "field 42.00 V/m (magnE.nii.gz", "电场 42.00 V/m（magnE.nii.gz");
    }

    private static void press(IViewPart view, int item) {
        IAction action = ((ActionContributionItem) view.getViewSite().getActionBars().getToolBarManager().getItems()[item]).getAction();
        action.setChecked(action.getStyle() == IAction.AS_CHECK_BOX);
        action.run();
    }

    private static void picture(Shell shell, String name) {
        Image image = new Image(shell.getDisplay(), shell.getSize().x, shell.getSize().y);
        GC gc = new GC(shell.getChildren()[0]);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {image.getImageData()};
        image.dispose();
        loader.save(Path.of(System.getProperty("lodestone.screenshots", "target/screenshots"), name + ".png").toString(), SWT.IMAGE_PNG);
    }

    @Test
    void theCoilIsCalibratedByTouchingThePointsOfItsDrawing() throws Exception {
        PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().showView("org.lodestone.ui.navigation.view.coil");
        Workbenches.settle();
        Workbenches.pause(200);
        Text drawing = Workbenches.named(Text.class, "coil-drawing");
        drawing.setText("face 0 0 0\nleft -46 0 0\nhandle 20 -130 0\n");
        Table table = Workbenches.named(Table.class, "coil-points");
        assertEquals(3, table.getItemCount());
        press("coil-calibrate");
        says("too few points are refused", "coil-verdict", "Touch every point", "请触碰图纸上的每个点");
        Vec3[] points = {new Vec3(0, 0, 0), new Vec3(-46, 0, 0), new Vec3(20, -130, 0)};
        for (int i = 0; i < points.length; i++) {
            table.setSelection(i);
            patient.touch(patient.onCoil(points[i]));
            Workbenches.pause(60);
            press("coil-touch");
            int row = i;
            Workbenches.until("point " + i + " was touched", () -> table.getItem(row).getText(2).equals("\u2713"));
        }
        press("coil-calibrate");
        says("the coil is calibrated", "coil-verdict", "The coil is calibrated; its points remain 0.0", "线圈已校准；各点残差 0.0");
        Workbenches.picture("navigate-coil-calibrated");
        drawing.setText("no point at all");
        assertEquals(0, table.getItemCount());
        drawing.setText("");
    }

    @Test
    void aHeadThatMovedAgainstItsMarkerIsRefusedAtTheCheckPoint() {
        registerWith(new Vec3(0, 9, 0));
        says("the registration is refused", "registration-verdict", "moved against its marker", "头部相对于其标记物发生移动");
        Workbenches.picture("navigate-refused");

        press("session");
        says("no session begins", "session-state", "Register the patient first.", "请先配准患者。");
    }

    @Test
    void aRegistrationIsGoneWithItsCaseAlsoWhereItsViewIsClosed() throws Exception {
        registerWith(Vec3.ZERO);
        says("the patient is registered", "registration-verdict", "Registered", "已配准");
        says("a session can begin", "session-state", "Ready to begin.", "可以开始。");
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.hideView(page.findView("org.lodestone.ui.navigation.view.registration"));
        Path other = Files.createTempDirectory("lodestone-other");
        try {
            SmallCase.write(other, Workbenches.methods());
            // The same label, so the scans of both have the same name: nothing but the change of the case tells them apart.
            OpenedCase.open(other);
            Workbenches.until("the other case is open", () -> state.snapshot().filter(s -> s.open().folder().equals(other)).isPresent());
            assertEquals(either("Register the patient first.", "请先配准患者。"), words("session-state"));
            press("session");
            assertEquals(either("Register the patient first.", "请先配准患者。"), words("session-state"));
        } finally {
            state.close();
            Folders.delete(other);
        }
    }

    @Test
    void aSweepOverTheScalpRefinesTheRegistrationAndThatOfAnotherHeadIsRefused() {
        registerWith(Vec3.ZERO);
        says("the patient is registered", "registration-verdict", "Registered", "已配准");
        sweep(SmallCase.HEAD_MM);
        assertEquals("\u2013", row(5).getText(3), "a sweep asks for a registration anew");
        press("register");
        says("landmarks and scalp register the patient", "registration-verdict", "Registered", "已配准");
        assertTrue(Double.parseDouble(row(5).getText(3)) < 0.5, row(5).getText(3));
        Workbenches.picture("navigate-swept");

        Workbenches.named(Table.class, "landmarks").setSelection(5);
        press("forget");
        Workbenches.until("the sweep is forgotten", () -> row(5).getText(2).equals("\u2013"));
        sweep(1.2 * SmallCase.HEAD_MM);
        press("register");
        says("another head is refused", "registration-verdict", "scatter by", "的离散为");
        Workbenches.picture("navigate-sweep-refused");
    }

    private static TableItem row(int index) {
        return Workbenches.named(Table.class, "landmarks").getItem(index);
    }

    /** Moves the tip over the upper half of a ball about the middle of the scan. */
    private void sweep(double radiusMm) {
        press("sweep");
        for (int i = 0; !enabled("sweep"); i++) {
            double z = 0.1 + 0.8 * (i % 300) / 300, turn = 2.4 * i, r = Math.sqrt(1 - z * z);
            patient.touch(new Vec3(r * Math.cos(turn), r * Math.sin(turn), z).times(radiusMm));
            Workbenches.pause(12);
        }
        Workbenches.until("the points are there", () -> row(5).getText(2).equals("200"));
    }

    @Test
    void theSiteSaysHowLargeTheErrorMayBeAndWhatIsNoNumberKeepsFromTreating() {
        try {
            System.setProperty("lodestone.site.registrationLimitMm", "1.5");
            registerWith(Vec3.ZERO);
            says("the site's limit refuses", "registration-verdict", "this site allows 1.5 mm", "1.5 mm");
            System.setProperty("lodestone.site.registrationLimitMm", "three");
            press("register");
            says("nothing is guessed", "registration-verdict", "three, not a number of millimetres", "three，不是毫米数值");
        } finally {
            System.clearProperty("lodestone.site.registrationLimitMm");
        }
    }
}
