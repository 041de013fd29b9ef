package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.lodestone.runtime.DeviceSupervisor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

class BullsEyeViewTest {

    private static final String VIEW = "org.lodestone.ui.navigation.view.bullseye";
    private static final RGB BAD = new RGB(230, 80, 70);

    private final BundleContext context = FrameworkUtil.getBundle(BullsEyeViewTest.class).getBundleContext();

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles()).filter(b -> b.getSymbolicName().equals(name)).findFirst().orElseThrow();
    }

    private String state() {
        return context.getService(context.getServiceReference(DeviceSupervisor.class)).device("simulated-tracker")
                .map(d -> d.snapshot().status().state().name()).orElse("none");
    }

    /** @return how many pixels of the canvas have that colour */
    private static int count(Canvas canvas, RGB colour) {
        Image image = new Image(canvas.getDisplay(), canvas.getSize().x, canvas.getSize().y);
        GC gc = new GC(canvas);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        int found = 0;
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                found += data.palette.getRGB(data.getPixel(x, y)).equals(colour) ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void theCoilIsFollowedAndALostTrackerIsShownAsNoValidPose() throws Exception {
        bundle("org.lodestone.runtime").start();
        Bundle driver = bundle("org.lodestone.device.sim");
        driver.start();
        Workbenches.until("the simulated tracker is ready", () -> state().equals("READY"));
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        IViewPart view = page.showView(VIEW);
        IAction follow = ((ActionContributionItem) view.getViewSite().getActionBars().getToolBarManager().getItems()[0]).getAction();
        follow.setChecked(true);
        follow.run();
        Canvas canvas = Workbenches.named(Canvas.class, "bulls-eye");
        Workbenches.until("the tracker streams", () -> state().equals("ACTIVE"));
        long soon = System.nanoTime() + 1_000_000_000L;
        Workbenches.until("a second has passed", () -> System.nanoTime() > soon);
        Workbenches.picture("bulls-eye");

        driver.stop();
        long later = System.nanoTime() + 500_000_000L;
        Workbenches.until("half a second has passed", () -> System.nanoTime() > later);
        Workbenches.picture("bulls-eye-lost");

        assertTrue(count(canvas, BAD) > 50, "the words NO VALID POSE are drawn");
        driver.start();
        // Another perspective may hold the same view: it is not closed by being hidden here.
        follow.setChecked(false);
        follow.run();
        page.hideView(view);
        Workbenches.until("the tracker no longer streams", () -> state().equals("READY"));
    }
}
