package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lodestone.ui.tests.Language.either;

import java.util.List;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Camera;
import org.lodestone.gl.Scene;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** A person drags a target, turns the plane of the coil, opens the head. */
class MoveTargetTest {

    private OpenedCase opened;
    private ViewerState state;

    @BeforeEach
    void openACase() throws Exception {
        opened = OpenedCase.ofBalls();
        state = opened.state();
    }

    @AfterEach
    void closeIt() throws Exception {
        Button tool = Workbenches.named(Button.class, "move-target");
        if (tool.getSelection()) {
            press(tool);
        }
        opened.close();
    }

    private static void command(ParameterizedCommand command) throws Exception {
        IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
        handlers.executeCommand(command, null);
    }

    private static List<SliceCanvas> slices() {
        return Workbenches.visible(SliceCanvas.class);
    }

    private static Table targets() {
        return Workbenches.named(Table.class, "targets");
    }

    private Vec3 moved() {
        return state.snapshot().flatMap(ViewerSnapshot::movedTarget).orElseThrow().mm();
    }

    private static void press(Button button) {
        button.setSelection(!button.getSelection());
        button.notifyListeners(SWT.Selection, new Event());
        Workbenches.settle();
    }

    private static void key(SliceCanvas canvas, char character) {
        Event event = new Event();
        event.character = character;
        event.keyCode = character;
        canvas.notifyListeners(SWT.KeyDown, event);
        Workbenches.settle();
    }

    @Test
    void aDraggedTargetIsFollowedByItsNumbersAndComesBackByUndo() throws Exception {
        press(Workbenches.named(Button.class, "move-target"));
        SliceCanvas axial = slices().getFirst();
        Point on = axial.toControl(SmallCase.FIRST_TARGET).orElseThrow();
        // a point of the desktop has more than one pixel where the screen is dense
        double mmAPoint = axial.shownPicture().orElseThrow().plane().pixelMm() * axial.getMonitor().getZoom() / 100;
        Workbenches.drag(axial, on, new Point(on.x + 30, on.y + 12), 1);
        Workbenches.until("the numbers of the moved target are there", () -> targets().getItemCount() == 3);

        // radiological: right on the picture is the patient's left
        Vec3 expected = SmallCase.FIRST_TARGET.plus(new Vec3(-30 * mmAPoint, -12 * mmAPoint, 0));
        assertEquals(0, moved().distance(expected), 2.5 * mmAPoint);
        Point ring = axial.toControl(moved()).orElseThrow();
        assertTrue(Math.hypot(ring.x - on.x - 30, ring.y - on.y - 12) <= 2.5, "the ring lies where it was let go: " + ring);
        Workbenches.until("the row follows", () -> targets().getItem(2).getText(2).equals(
                String.format(java.util.Locale.ROOT, "%.1f, %.1f, %.1f", moved().x(), moved().y(), moved().z())));
        double depth = Double.parseDouble(targets().getItem(2).getText(8));
        assertEquals(80 - moved().norm(), depth, 0.6, "the head is a ball of 80 mm");
        String words = Workbenches.named(Label.class, "moved-words").getText();
        assertTrue(words.contains(String.format(java.util.Locale.ROOT, "%.1f", moved().distance(SmallCase.SECOND_TARGET))), words);
        assertTrue(Workbenches.named(Label.class, "banner").getText().contains(either("moved by hand", "手动移动")), "nothing was checked there");
        assertEquals(SmallCase.FIRST_TARGET, state.snapshot().orElseThrow().chosenTarget().orElseThrow().nativePoint().mm());
        Workbenches.picture("target-moved");

        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().showView("org.lodestone.ui.view.slices");
        Workbenches.settle();
        Vec3 where = moved();
        command(new ParameterizedCommand(commands.getCommand("org.eclipse.ui.edit.undo"), null));
        assertTrue(state.snapshot().orElseThrow().movedTarget().isEmpty());
        assertEquals(2, targets().getItemCount());
        command(new ParameterizedCommand(commands.getCommand("org.eclipse.ui.edit.redo"), null));
        assertEquals(where, moved());
        state.putBack();
        assertTrue(state.snapshot().orElseThrow().movedTarget().isEmpty());
    }

    @Test
    void withoutTheToolTheTargetStaysWhereItIs() {
        SliceCanvas axial = slices().getFirst();
        Point on = axial.toControl(SmallCase.FIRST_TARGET).orElseThrow();
        Workbenches.drag(axial, on, new Point(on.x + 30, on.y), 1);
        assertTrue(state.snapshot().orElseThrow().movedTarget().isEmpty());
    }

    @Test
    void thePlaneOfTheCoilTurnsAboutItsAxis() {
        SliceCanvas coil = slices().getLast();
        Vec3 down = coil.shownPicture().orElseThrow().plane().down();
        Vec3 right = coil.shownPicture().orElseThrow().plane().right();
        for (int i = 0; i < 6; i++) {
            key(coil, ']');
        }
        Workbenches.until("the plane has turned", () -> coil.shownPicture().orElseThrow().plane().right().dot(right) < 0.9);
        assertEquals(0, coil.shownPicture().orElseThrow().plane().down().distance(down), 1e-9);
        assertEquals(Math.cos(Math.toRadians(30)), coil.shownPicture().orElseThrow().plane().right().dot(right), 1e-9);
        Workbenches.picture("coil-plane-turned");
    }

    @Test
    void theHeadOpensAsABodyWithTheCoilOnIt() {
        Workbenches.until("the head is drawn", () -> scene().isDrawn() || scene().isAbsent());
        assumeTrue(!scene().isAbsent(), "no OpenGL here");
        tool("scene-body");
        tool("scene-coil");
        Workbenches.until("the body is in the scene", () -> scene().scene().flatMap(s -> s.node("scan")).isPresent()
                && scene().scene().flatMap(s -> s.node("coil")).isPresent());
        assertFalse(scene().scene().orElseThrow().node("brain").isPresent());
        Workbenches.pause(1200);
        Workbenches.picture("body-and-coil");
        tool("scene-body");
        Workbenches.until("the brain is back", () -> scene().scene().flatMap(s -> s.node("brain")).isPresent());
        Workbenches.pause(600);
        Event event = new Event();
        event.x = scene().getSize().x / 2;
        event.y = scene().getSize().y / 2;
        scene().notifyListeners(SWT.MouseMove, event);
        Workbenches.until("what lies under the pointer is named", () -> scene().hoverWords().endsWith("mm"));
        Workbenches.picture("hover-and-coil");
        tool("scene-coil");
    }

    @Test
    void wordsThatTheSceneCannotWriteAreWrittenOverIt() {
        Workbenches.until("the head is drawn", () -> scene().isDrawn() || scene().isAbsent());
        assumeTrue(!scene().isAbsent(), "no OpenGL here");
        Scene wordless = scene().scene().orElseThrow().withNotice("\u6a21\u62df\u6570\u636e").withoutWords();
        scene().show(wordless, Camera.View.LEFT_FRONTAL);
        Workbenches.pause(1000);
        assertTrue(Workbenches.lightPixels(scene(), 4, 4, 120, 40) > 40, "from where one looks stands in the upper left");
        Workbenches.picture("words-over-scene");
    }

    private static SceneCanvas scene() {
        return Workbenches.visible(SceneCanvas.class).getFirst();
    }

    private static void tool(String name) {
        press(Workbenches.named(Button.class, name));
    }
}
