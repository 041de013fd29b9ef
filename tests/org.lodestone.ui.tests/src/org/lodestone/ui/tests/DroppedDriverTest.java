package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.device.TrackerDriver;
import org.lodestone.ui.FindingLog;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;

/** During a treatment the tracker's driver is put into the site's folder, written over, and taken out. */
class DroppedDriverTest extends TreatmentRoom {

    private static final String NAME = "com.example.dropped";
    private static final String DEVICES = "org.lodestone.ui.navigation.view.devices";
    private static final long SHOWN_WITHIN_MS = 200;
    /** Swaps of which the median is taken: a busy machine may hold a single one up. */
    private static final int SWAPS = 11;

    private final Path dropped = Path.of(System.getProperty("lodestone.extensions.folder")).resolve("tracker.jar");
    private final AtomicLong changedNanos = new AtomicLong();
    private Table devices;

    @AfterEach
    void takeItOut() throws IOException {
        Files.deleteIfExists(dropped);
        Files.deleteIfExists(dropped.resolveSibling("garbage.jar"));
        Workbenches.until("the driver is gone", () -> supervisor().device(SimulatedPatient.DEVICE).isEmpty());
    }

    /** A bundle whose driver is the patient of this room. */
    private Path jar(String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", NAME);
        main.putValue("Bundle-Version", version);
        main.putValue("Import-Package", "org.lodestone.ui.tests,org.lodestone.device,org.lodestone.core");
        main.putValue("Service-Component", "OSGI-INF/driver.xml");
        Path jar = Files.createTempFile(folder, "driver", ".part");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("OSGI-INF/driver.xml"));
            out.write("""
                    <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="com.example.dropped" immediate="true">
                      <implementation class="org.lodestone.ui.tests.SimulatedPatient"/>
                      <service>
                        <provide interface="org.lodestone.device.DeviceDriver"/>
                        <provide interface="org.lodestone.device.TrackerDriver"/>
                      </service>
                    </scr:component>
                    """.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private void drop(String version) throws IOException {
        Files.copy(jar(version), dropped, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean shown() {
        return Arrays.stream(devices.getItems()).anyMatch(item -> item.getText(0).equals(SimulatedPatient.NAME));
    }

    private void connected() {
        Workbenches.until("the tracker is connected", () -> supervisor().device(SimulatedPatient.DEVICE)
                .map(d -> d.snapshot().status().state().isConnected()).orElse(false));
        try {
            ServiceReference<TrackerDriver> made = context.getServiceReferences(TrackerDriver.class, "(component.name=" + NAME + ")").iterator().next();
            patient = (SimulatedPatient) context.getService(made);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** @return milliseconds from the bundle's change to the view */
    private long until(boolean present) {
        long start = System.nanoTime();
        Display display = devices.getDisplay();
        while (shown() != present) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20), "not shown: " + present);
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        return (System.nanoTime() - changedNanos.get()) / 1_000_000;
    }

    @Test
    void theSessionPausesWhenTheDriverIsTakenOutAndGoesOnWhenItIsBack() throws Exception {
        driver.unregister();
        driver = null;
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.showView(DEVICES);
        Workbenches.settle();
        devices = Workbenches.visible(Table.class).stream().filter(t -> t.getColumnCount() == 5 && t.getColumn(0).getText().equals("Device"))
                .findFirst().orElseThrow();
        SynchronousBundleListener changes = event -> {
            if (NAME.equals(event.getBundle().getSymbolicName()) && (event.getType() & (BundleEvent.STARTING | BundleEvent.STOPPING)) != 0) {
                changedNanos.set(System.nanoTime());
            }
        };
        context.addBundleListener(changes);
        drop("1.0.0");
        until(true);
        connected();
        registerWith(Vec3.ZERO);
        Workbenches.until("the patient is registered", () -> words("registration-verdict").startsWith("Registered"));
        patient.coil(CoilPose.usual(state.snapshot().orElseThrow().chosenTarget().orElseThrow().scalp().orElseThrow()).coilToHead());
        press("session");
        Workbenches.until("the session runs", () -> words("session-state").equals("RUNNING"));

        long[] shown = new long[2 * SWAPS];
        for (int i = 0; i < SWAPS; i++) {
            Files.delete(dropped);
            shown[2 * i] = until(false);
            Workbenches.until("the session pauses", () -> words("session-state").startsWith("PAUSED"));
            if (i == 0) {
                Workbenches.picture("navigate-driver-taken-out");
            }
            drop("1.0." + i);
            shown[2 * i + 1] = until(true);
            connected();
            Workbenches.until("the session goes on", () -> words("session-state").equals("RUNNING"));
        }
        drop("2.0.0");
        Workbenches.until("the newer one is at work", () -> Arrays.stream(context.getBundles()).anyMatch(b -> NAME.equals(b.getSymbolicName())
                && b.getVersion().getMajor() == 2 && b.getState() == Bundle.ACTIVE));
        connected();
        Workbenches.until("the session goes on with it", () -> words("session-state").equals("RUNNING"));
        assertEquals(1, Arrays.stream(context.getBundles()).filter(b -> NAME.equals(b.getSymbolicName())).count(), "the older ones are gone");
        Arrays.sort(shown);
        System.out.println("shown after " + shown[SWAPS] + " ms (median), " + shown[2 * SWAPS - 1] + " ms at most");
        assertTrue(shown[SWAPS] <= SHOWN_WITHIN_MS, "median " + shown[SWAPS] + " ms");

        Files.writeString(dropped.resolveSibling("garbage.jar"), "PK");
        FindingLog log = PlatformUI.getWorkbench().getService(FindingLog.class);
        Workbenches.until("the view of findings names what is no bundle", () -> log.entries().stream()
                .anyMatch(entry -> entry.finding().code().equals("LS-EXT-016") && entry.finding().message().startsWith("garbage.jar")));
        Workbenches.until("the session goes on beside it", () -> words("session-state").equals("RUNNING"));
        press("session");
        context.removeBundleListener(changes);
        List<String> events = events();
        assertTrue(events.stream().filter(l -> l.contains("\"paused\"")).count() >= SWAPS && events.getLast().contains("\"summary\""), events.toString());
        assertTrue(posesRecorded() > 10, "recorded before and after: nothing is lost");
    }

    private long posesRecorded() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return Files.readAllLines(files.filter(f -> f.getFileName().toString().matches("session-.*\\.jsonl")).findFirst().orElseThrow()).size();
        }
    }
}
