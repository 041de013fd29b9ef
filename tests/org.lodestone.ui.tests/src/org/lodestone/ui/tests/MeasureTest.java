package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Camera;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.Measurement;
import org.lodestone.ui.view.ViewerState;

/** Distances, straight and along the scalp of a ball of 80 mm, by clicks and by keys. */
class MeasureTest {

    private static final double HEAD_MM = 80;

    private OpenedCase opened;
    private ViewerState state;

    @BeforeEach
    void openACase() throws Exception {
        opened = OpenedCase.ofBalls();
        state = opened.state();
    }

    @AfterEach
    void closeIt() throws Exception {
        opened.close();
    }

    private static List<SliceCanvas> slices() {
        return Workbenches.visible(SliceCanvas.class);
    }

    private Measurement measured() {
        Workbenches.until("the way along the scalp is found or refused", () -> state.measuring().shown().flatMap(Measurement::alongScalp).isPresent());
        return state.measuring().shown().orElseThrow();
    }

    private static SceneCanvas head() {
        SceneCanvas canvas = Workbenches.visible(SceneCanvas.class).getFirst();
        Workbenches.until("the head is drawn or GL is absent", () -> canvas.isDrawn() || canvas.isAbsent());
        assumeTrue(canvas.isDrawn(), "no OpenGL on this machine");
        return canvas;
    }

    private static Point pixel(SceneCanvas canvas, Vec3 mm) {
        Point size = canvas.getSize();
        double[] at = canvas.camera().orElseThrow().project(mm, size.x, size.y);
        return new Point((int) at[0], (int) at[1]);
    }

    private static Vec3 onScalp(double x, double y, double z) {
        return new Vec3(x, y, z).unit().times(HEAD_MM);
    }

    private static List<String> tapeNodes(SceneCanvas canvas) {
        return canvas.scene().map(Scene::nodes).orElse(List.of()).stream().map(SceneNode::id).filter(id -> id.startsWith("tape")).sorted().toList();
    }

    @Test
    void twoClicksOnTheHeadShowTheLineAlongTheScalpAndBothLengthsAndEscapeRemovesThem() {
        SceneCanvas canvas = head();
        Vec3 crossHair = state.snapshot().orElseThrow().crossHair().mm();
        Camera camera = canvas.camera().orElseThrow();
        Workbenches.key(canvas, 'm', 0);
        assertTrue(state.measuring().on());
        assertTrue(Workbenches.named(Button.class, "measure").getSelection(), "the same tape in the slices");

        Workbenches.click(canvas, pixel(canvas, onScalp(-0.9, 0.1, 0.6)), 1);
        assertTrue(state.measuring().begun().isPresent());
        Workbenches.click(canvas, pixel(canvas, onScalp(-0.3, 1, 0.3)), 1);

        Measurement m = measured();
        double angle = Math.acos(m.from().unit().dot(m.to().unit()));
        // The ball of the case has 48 facets round: a line on them is up to 0.6 mm inside it.
        assertEquals(angle * HEAD_MM, m.scalpLine().orElseThrow().lengthMm(), 1, "the great circle");
        assertEquals(2 * HEAD_MM * Math.sin(angle / 2), m.lengthMm(), 1);
        assertTrue(m.scalpLine().get().lengthMm() > m.lengthMm() + 1);
        assertEquals(List.of("tape along scalp", "tape from", "tape straight", "tape to", "tape words"), tapeNodes(canvas));
        String words = canvas.scene().flatMap(s -> s.node("tape words")).map(n -> ((SceneNode.LabelNode) n).text()).orElseThrow();
        assertTrue(words.contains(String.format(java.util.Locale.ROOT, "%.1f mm", m.scalpLine().get().lengthMm()))
                && words.contains(String.format(java.util.Locale.ROOT, "%.1f mm", m.lengthMm())), words);
        Workbenches.pause(600);
        Workbenches.picture("measured-along-scalp");
        assertEquals(crossHair, state.snapshot().orElseThrow().crossHair().mm());
        assertEquals(camera, canvas.camera().orElseThrow(), "a click does not turn the head");

        Workbenches.key(canvas, '\0', SWT.ESC);
        assertEquals(List.of(), tapeNodes(canvas));
        assertEquals(Optional.empty(), state.measuring().shown());
        assertTrue(state.measuring().on(), "ready for the next one");
        Workbenches.key(canvas, '\0', SWT.ESC);
        assertFalse(state.measuring().on());
    }

    @Test
    void aClickBesideTheHeadSetsNothingAndSaysSo() {
        SceneCanvas canvas = head();
        Workbenches.key(canvas, 'm', 0);

        Workbenches.click(canvas, new Point(6, canvas.getSize().y / 2), 1);

        assertEquals(Optional.empty(), state.measuring().begun());
        assertFalse(canvas.hoverWords().isEmpty());
        Workbenches.key(canvas, '\0', SWT.ESC);
    }

    @Test
    void inTheHeadEnterSetsTheEndsInTheMiddleOfThePictureWithoutAnyMouse() {
        SceneCanvas canvas = head();
        Workbenches.key(canvas, 'm', 0);
        Workbenches.key(canvas, '\r', SWT.CR);
        for (int i = 0; i < 5; i++) {
            Workbenches.key(canvas, '\0', SWT.ARROW_RIGHT);
        }
        Workbenches.key(canvas, '\r', SWT.CR);

        // Five arrows turn the head by five times 15 pixels of 0.4 degrees about an axis through its middle.
        assertEquals(Math.toRadians(30) * HEAD_MM, measured().scalpLine().orElseThrow().lengthMm(), 1);
    }

    @Test
    void aLineDrawnInASliceIsMeasuredStraightAndBetweenPlacesOfTheSkinAlongItToo() {
        state.moveTo(Vec3.ZERO);
        Button measure = Workbenches.named(Button.class, "measure");
        measure.setSelection(true);
        measure.notifyListeners(SWT.Selection, new Event());
        SliceCanvas axial = slices().getFirst();
        Workbenches.until("the slice passes the middle", () -> Math.abs(axial.shownPicture().orElseThrow().plane().distanceMm(Vec3.ZERO)) < 1e-6);
        Point from = axial.toControl(new Vec3(-HEAD_MM, 0, 0)).orElseThrow();
        Point to = axial.toControl(new Vec3(0, HEAD_MM, 0)).orElseThrow();
        double straight = axial.toWorld(from.x, from.y).orElseThrow().distance(axial.toWorld(to.x, to.y).orElseThrow());

        Workbenches.drag(axial, from, to, 1);

        assertEquals(straight, measured().lengthMm(), 1e-6);
        assertEquals(Math.PI / 2 * HEAD_MM, measured().scalpLine().orElseThrow().lengthMm(), 1.5);
        assertEquals(Vec3.ZERO, state.snapshot().orElseThrow().crossHair().mm(), "the cross-hair stays");
        Workbenches.pause(600);
        Workbenches.picture("measured");

        Workbenches.drag(axial, from, axial.toControl(new Vec3(-30, 20, 0)).orElseThrow(), 1);
        Workbenches.until("it is refused", () -> measured().scalpLine().isEmpty());
        assertEquals("LS-SCALP-009", measured().alongScalp().orElseThrow().findings().getFirst().code());
        Workbenches.picture("measured-inside-the-head");
        Workbenches.key(axial, '\0', SWT.ESC);
        assertEquals(Optional.empty(), state.measuring().shown());
    }
}
