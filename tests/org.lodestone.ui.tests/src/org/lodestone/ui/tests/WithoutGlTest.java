package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Camera;
import org.lodestone.gl.Material;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode.EllipsoidNode;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.scene.SceneService;
import org.lodestone.ui.slice.SliceCanvas;

/** A machine whose driver has no OpenGL: the place of the 3D picture says so and what to do, and the slices go on. */
class WithoutGlTest {

    private static final String SWITCH = "lodestone.gl";
    private static final int WIDTH = 380;
    private static final int HEIGHT = 300;

    private OpenedCase opened;
    private SceneService service;
    private Composite place;

    @BeforeEach
    void openACaseOnAMachineWithoutGl() throws Exception {
        opened = OpenedCase.ofBalls();
        System.setProperty(SWITCH, "off");
        service = new SceneService();
        place = new Composite(Workbenches.visible(SceneCanvas.class).getFirst(), SWT.NONE);
        place.setLayout(new FillLayout());
        place.setBounds(0, 0, WIDTH, HEIGHT);
    }

    @AfterEach
    void closeIt() throws Exception {
        System.clearProperty(SWITCH);
        service.close();
        place.dispose();
        opened.close();
    }

    @Test
    void itIsSaidWithWhatToDoAndTheSlicesGoOn() {
        SceneCanvas canvas = new SceneCanvas(place, service);
        place.layout();
        Frame frame = opened.state().snapshot().orElseThrow().open().frame();
        canvas.show(new Scene(frame, List.of(EllipsoidNode.sphere("ball", Vec3.ZERO, 80, Material.opaque(0x808080))), Scene.DARK),
                Camera.View.LEFT_FRONTAL);
        Workbenches.until("the canvas knows that there is no OpenGL", canvas::isAbsent);
        Workbenches.pause(200);
        Workbenches.picture("without-gl");
        int first = Workbenches.lightPixels(canvas, 0, 10, WIDTH, 60);
        int below = Workbenches.lightPixels(canvas, 0, 70, WIDTH, 100);
        assertTrue(first > 200 && below > 200, "the remedy is wrapped into the view: " + first + " and " + below + " pixels of words");

        SliceCanvas axial = Workbenches.visible(SliceCanvas.class).getFirst();
        Workbenches.until("the slice is drawn", () -> axial.shownPicture().isPresent());
        Point at = new Point(axial.getSize().x / 3, axial.getSize().y / 2);
        Vec3 expected = axial.toWorld(at.x, at.y).orElseThrow();
        Workbenches.click(axial, at, 1);
        Workbenches.until("the slices follow a click", () -> opened.state().snapshot().orElseThrow().crossHair().mm().distance(expected) < 1e-6);
        assertEquals(0, opened.state().snapshot().orElseThrow().crossHair().mm().distance(expected), 1e-6);
    }
}
