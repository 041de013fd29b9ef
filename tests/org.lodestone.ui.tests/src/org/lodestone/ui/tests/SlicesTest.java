package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;
import org.lodestone.image.view.SlicePicture;
import org.lodestone.image.view.SlicePlane;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.DisplaySettings;
import org.lodestone.ui.view.ViewerState;

/** What can be done to a slice by keys, by the mouse and by the bar above it. */
class SlicesTest {

    private OpenedCase opened;
    private ViewerState state;

    @BeforeEach
    void open() throws Exception {
        opened = OpenedCase.ofBalls();
        state = opened.state();
    }

    @AfterEach
    void close() throws Exception {
        opened.close();
    }

    private static SliceCanvas axial() {
        return Workbenches.visible(SliceCanvas.class).getFirst();
    }

    private Vec3 crossHair() {
        return state.snapshot().orElseThrow().crossHair().mm();
    }

    private DisplaySettings display() {
        return state.snapshot().orElseThrow().display();
    }

    private static SlicePicture picture() {
        return axial().shownPicture().orElseThrow();
    }

    /** Waits for another picture than the one before and says how many of its pixels differ; all of them where its size does. */
    private static int changed(SlicePicture before) {
        Workbenches.until("the slice is drawn anew", () -> picture() != before);
        Workbenches.pause(150);
        int[] now = picture().rgb(), then = before.rgb();
        int differ = 0;
        for (int i = 0; i < now.length && now.length == then.length; i++) {
            differ += now[i] == then[i] ? 0 : 1;
        }
        return now.length == then.length ? differ : now.length;
    }

    private static int coloured(SlicePicture picture) {
        int count = 0;
        for (int rgb : picture.rgb()) {
            count += Math.abs((rgb >> 16 & 255) - (rgb & 255)) > 12 ? 1 : 0;
        }
        return count;
    }

    private static void slide(String name, int to) {
        Scale scale = Workbenches.named(Scale.class, name);
        scale.setSelection(to);
        scale.notifyListeners(SWT.Selection, new Event());
        Workbenches.settle();
    }

    private static void press(String name) {
        Button button = Workbenches.named(Button.class, name);
        Workbenches.click(button, new Point(button.getSize().x / 2, button.getSize().y / 2), 1);
        Workbenches.settle();
    }

    @Test
    void everyKeyOfTheGuideDoesWhatItSaysInASlice() {
        SlicePlane plane = picture().plane();
        Vec3 from = crossHair();
        Workbenches.key(axial(), '\0', SWT.ARROW_RIGHT);
        assertEquals(0, crossHair().distance(from.plus(plane.right())), 1e-9, "one millimetre to the right of the picture");
        Workbenches.key(axial(), '\0', SWT.ARROW_LEFT);
        Workbenches.key(axial(), '\0', SWT.ARROW_DOWN);
        assertEquals(0, crossHair().distance(from.plus(plane.down())), 1e-9);
        Workbenches.key(axial(), '\0', SWT.ARROW_UP);
        Workbenches.key(axial(), '\0', SWT.PAGE_UP);
        assertEquals(2, crossHair().distance(from), 1e-9, "the next slice of a scan of 2 mm");
        assertEquals(2, Math.abs(crossHair().minus(from).dot(plane.normal())), 1e-9);
        Workbenches.key(axial(), '\0', SWT.PAGE_DOWN);
        assertEquals(0, crossHair().distance(from), 1e-9);
        Workbenches.key(axial(), '+', 0);
        Workbenches.key(axial(), '+', 0);
        assertEquals(1.5625, display().zoom(), 1e-9);
        Workbenches.key(axial(), '-', 0);
        assertEquals(1.25, display().zoom(), 1e-9);
        Workbenches.key(axial(), '\0', SWT.HOME);
        assertEquals(1, display().zoom(), 1e-9);
        Workbenches.key(axial(), 'm', 0);
        assertTrue(state.measuring().on());
        Workbenches.key(axial(), '\0', SWT.ESC);
        assertFalse(state.measuring().on());
        state.moveTo(Vec3.ZERO);
        Workbenches.key(axial(), 't', 0);
        assertEquals(SmallCase.FIRST_TARGET, crossHair());
    }

    @Test
    void theRightButtonChangesWindowAndLevel() {
        double width = display().window().width(), level = display().window().level();
        SlicePicture before = picture();
        Workbenches.drag(axial(), new Point(120, 120), new Point(180, 90), 3);
        assertTrue(display().window().width() > width, "sideways the window");
        assertNotEquals(level, display().window().level(), 1, "up and down the level");
        assertTrue(changed(before) > 1000, "and the picture with it");
        Workbenches.picture("window-level");
    }

    @Test
    void interpolationThresholdScaleColoursOpacityAndOutlinesAreSetAboveTheSlices() {
        int full = coloured(picture());
        SlicePicture shown = picture();
        press("smooth");
        assertFalse(display().smooth());
        assertTrue(changed(shown) > 200, "voxels as they are");
        Workbenches.picture("voxels-as-they-are");
        shown = picture();
        slide("threshold", 45);
        assertEquals(0.45, display().threshold(), 1e-9);
        changed(shown);
        int high = coloured(picture());
        assertTrue(high > 0 && high < 0.8 * full, full + " coloured pixels, " + high + " above the higher threshold");
        for (String scale : List.of("limit", "opacity")) {
            shown = picture();
            slide(scale, 90);
            assertTrue(changed(shown) > 50, scale);
        }
        Combo colours = Workbenches.named(Combo.class, "colours");
        assertTrue(colours.getItemCount() >= 5);
        for (int i = 0; i < colours.getItemCount(); i++) {
            shown = picture();
            boolean other = i != colours.getSelectionIndex();
            colours.select(i);
            colours.notifyListeners(SWT.Selection, new Event());
            assertTrue(!other || changed(shown) > 50, colours.getText());
        }
        assertFalse(state.snapshot().orElseThrow().outlines().isEmpty());
        press("outlines");
        assertTrue(state.snapshot().orElseThrow().outlines().isEmpty());
        press("outlines");
        Combo map = Workbenches.named(Combo.class, "map");
        shown = picture();
        map.select(0);
        map.notifyListeners(SWT.Selection, new Event());
        changed(shown);
        assertEquals(0, coloured(picture()), "the scan alone");
        Workbenches.picture("scan-alone");
        press("smooth");
    }

    @Test
    void theCrossHairIsReadInEverySpaceAtOnceAndBelowItWhatLiesThere() {
        String[] lines = Workbenches.named(Text.class, "coordinates").getText().split("\\R");
        assertEquals(2, lines.length);
        assertTrue(lines[0].matches("RAS\\+ mm .*: -40\\.0, 30\\.0, 30\\.0    MNIColin27: -40\\.0, 30\\.0, 30\\.0"), lines[0]);
        assertTrue(lines[1].startsWith("T1w: 450    Map: -0.6"), lines[1]);
    }
}
