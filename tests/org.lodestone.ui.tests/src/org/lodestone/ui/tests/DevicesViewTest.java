package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lodestone.ui.tests.Language.either;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

class DevicesViewTest {

    private static final String VIEW = "org.lodestone.ui.navigation.view.devices";
    private static final long SHOWN_WITHIN_MS = 200;

    private static Bundle bundle(String name) {
        return Arrays.stream(FrameworkUtil.getBundle(DevicesViewTest.class).getBundleContext().getBundles())
                .filter(b -> b.getSymbolicName().equals(name)).findFirst().orElseThrow(() -> new AssertionError("no bundle " + name));
    }

    private static boolean shows(Table table, String text) {
        return Arrays.stream(table.getItems()).anyMatch(item -> item.getText(0).equals(text));
    }

    /** Changes a bundle on another thread, as an update does, while the user interface runs. @return milliseconds until it shows */
    private static long shown(Table table, boolean present, Change change) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        long start = System.nanoTime();
        Thread thread = new Thread(() -> {
            try {
                change.run();
            } catch (BundleException e) {
                failure.set(e);
            }
        });
        thread.start();
        Display display = table.getDisplay();
        while (shows(table, either("Simulated tracker", "模拟跟踪仪")) != present || thread.isAlive()) {
            assertTrue(System.nanoTime() - start < 30_000_000_000L, "not shown: " + present);
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertEquals(null, failure.get());
        return (System.nanoTime() - start) / 1_000_000;
    }

    @FunctionalInterface
    private interface Change {
        void run() throws BundleException;
    }

    @Test
    void aDriverThatIsStartedAndStoppedAppearsAndVanishesInTheViewAHundredTimes() throws Exception {
        bundle("org.lodestone.runtime").start();
        Bundle driver = bundle("org.lodestone.device.sim");
        driver.stop();
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        page.showView(VIEW);
        Workbenches.settle();
        Table table = Workbenches.visible(Table.class).stream().filter(t -> t.getColumnCount() == 5 && t.getColumn(0).getText().equals(either("Device", "设备")))
                .findFirst().orElseThrow();
        shown(table, true, driver::start);
        Workbenches.picture("devices");
        shown(table, false, driver::stop);
        int threads = Thread.activeCount();

        long[] times = new long[200];
        for (int i = 0; i < 100; i++) {
            times[2 * i] = shown(table, true, driver::start);
            times[2 * i + 1] = shown(table, false, driver::stop);
        }

        Arrays.sort(times);
        System.out.println("shown after " + times[100] + " ms (median), " + times[199] + " ms at most");
        // The limit belongs to the median: a busy machine may hold a single change up.
        assertTrue(times[100] <= SHOWN_WITHIN_MS, "median " + times[100] + " ms");
        assertTrue(Thread.activeCount() <= threads + 2, Thread.activeCount() + " threads, " + threads + " before");
        driver.start();
        page.hideView(page.findView(VIEW));
    }
}
