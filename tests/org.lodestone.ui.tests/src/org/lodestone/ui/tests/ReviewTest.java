package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lodestone.ui.tests.Language.either;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Camera;
import org.lodestone.image.view.Convention;
import org.lodestone.image.view.SlicePicture;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.ViewerState;

class ReviewTest {

    private OpenedCase opened;
    private ViewerState state;
    private Path folder;

    @BeforeEach
    void openACaseThroughItsCommand() throws Exception {
        opened = OpenedCase.ofBalls();
        state = opened.state();
        folder = opened.folder();
    }

    @AfterEach
    void closeIt() throws Exception {
        opened.close();
    }

    private static List<SliceCanvas> slices() {
        return Workbenches.visible(SliceCanvas.class);
    }

    private Vec3 crossHair() {
        return state.snapshot().orElseThrow().crossHair().mm();
    }

    private static SlicePicture axial() {
        return slices().getFirst().shownPicture().orElseThrow();
    }

    @Test
    void anOpenedCaseShowsItsFirstTargetInEveryView() {
        assertEquals(4, slices().size(), "three planes and the coil's");
        assertEquals(SmallCase.FIRST_TARGET, crossHair());
        Text coordinates = Workbenches.named(Text.class, "coordinates");
        assertTrue(coordinates.getText().contains("-40.0, 30.0, 30.0"), coordinates.getText());
        Table table = Workbenches.visible(Table.class).stream().filter(t -> t.getItemCount() == 2).findFirst().orElseThrow();
        assertEquals("-40.0, 30.0, 30.0", table.getItem(0).getText(2));
        assertEquals(List.of("#", either("Method", "方法"), either("Native, RAS+ mm", "个体，RAS+ mm"), either("Template, RAS+ mm", "模板，RAS+ mm"),
                either("Region", "脑区"), "r", either("Cluster, mm\u00b3", "聚类，mm\u00b3"), either("Error bar", "误差范围"), either("Depth, mm", "深度，mm"),
                either("From no. 1, mm", "距第 1 个，mm"), either("Scalp, RAS+ mm", "头皮，RAS+ mm"), either("Quality gates", "质量控制"),
                either("Coil front", "线圈前端")), List.of(table.getColumns()).stream().map(TableColumn::getText).toList());
        assertEquals(List.of("1", either("cluster", "聚类"), "-40.0, 30.0, 30.0", "-40.0, 30.0, 30.0", either("left middle frontal gyrus", "左侧额中回"),
                "-0.65", "640", "\u2013", "21.7", "\u2013", "-54.9, 41.2, 41.2", either("all 1 passed", "1 项全部通过"),
                either("45\u00b0 to right", "向右 45\u00b0")),
                IntStream.range(0, table.getColumnCount()).mapToObj(table.getItem(0)::getText).toList());
        assertEquals("25.5", table.getItem(1).getText(9), "how far the methods lie apart");
        assertTrue(Workbenches.named(Label.class, "banner").getText().contains(either("SIMULATED", "模拟")));
        Workbenches.picture("case-open");
    }

    @Test
    void viewsThatWereClosedAndOpenedAgainDrawAgain() throws Exception {
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        for (String view : new String[] {"org.lodestone.ui.view.slices", "org.lodestone.ui.view.scene"}) {
            page.hideView(page.findView(view));
            Workbenches.settle();
            page.showView(view);
        }
        Workbenches.until("four slices are drawn again", () -> slices().size() == 4
                && slices().stream().allMatch(c -> c.shownPicture().isPresent()));
        SceneCanvas scene = Workbenches.visible(SceneCanvas.class).getFirst();
        Workbenches.until("the head is drawn again", () -> scene.isDrawn());
    }

    @Test
    void aClickOnASliceMovesEveryPlaneToThatPoint() {
        SliceCanvas canvas = slices().getFirst();
        Point at = new Point(canvas.getSize().x / 3, canvas.getSize().y / 2);
        Vec3 expected = canvas.toWorld(at.x, at.y).orElseThrow();

        Workbenches.click(canvas, at, 1);

        Workbenches.until("the cross-hair moved", () -> !crossHair().equals(SmallCase.FIRST_TARGET));
        assertEquals(0, crossHair().distance(expected), 1e-6);
        Workbenches.until("all planes pass through it", () -> slices().stream().limit(3)
                .allMatch(c -> Math.abs(c.shownPicture().orElseThrow().plane().distanceMm(crossHair())) < 1e-6));
        Workbenches.picture("cross-hair-moved");
    }

    @Test
    void thePatientsLeftChangesSidesWithTheConventionAndTheLettersWithIt() {
        state.moveTo(SmallCase.LEFT_MARK);
        Workbenches.until("the axial slice passes the mark",
                () -> Math.abs(axial().plane().distanceMm(SmallCase.LEFT_MARK)) < 1e-6);
        SlicePicture radiological = axial();
        assertEquals("L", radiological.plane().edges().right());
        assertTrue(brightColumn(radiological) > radiological.plane().width() / 2.0, "the left mark is on the right");

        Combo convention = Workbenches.named(Combo.class, "convention");
        convention.select(Convention.NEUROLOGICAL.ordinal());
        convention.notifyListeners(org.eclipse.swt.SWT.Selection, new Event());

        Workbenches.until("the picture is turned", () -> axial() != radiological && axial().plane().right().x() > 0);
        assertEquals("L", axial().plane().edges().left());
        assertTrue(brightColumn(axial()) < axial().plane().width() / 2.0, "the left mark is on the left");
        Workbenches.picture("neurological");
        state.display(d -> d.withConvention(Convention.RADIOLOGICAL));
    }

    private static double brightColumn(SlicePicture picture) {
        double sum = 0;
        double count = 0;
        int width = picture.plane().width();
        for (int i = 0; i < picture.rgb().length; i++) {
            if ((picture.rgb()[i] & 255) > 240 && (picture.rgb()[i] >> 16 & 255) > 240) {
                sum += i % width;
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void aTargetThatFailedAGateSaysSoInRedAndMovesTheViews() {
        state.chooseTarget(1);
        Workbenches.settle();

        assertEquals(SmallCase.SECOND_TARGET, crossHair());
        assertTrue(Workbenches.named(Label.class, "banner").getText().startsWith(either("NOT FOR USE", "不可使用")));
        Workbenches.picture("gate-failed");
    }

    @Test
    void aDoubleClickInThreeDimensionsMovesTheCrossHairOntoWhatWasHit() {
        SceneCanvas canvas = Workbenches.visible(SceneCanvas.class).getFirst();
        Workbenches.until("the head is drawn or GL is absent", () -> canvas.isDrawn() || canvas.isAbsent());
        assumeTrue(canvas.isDrawn(), "no OpenGL on this machine");
        Workbenches.picture("three-dimensional");
        Camera camera = canvas.camera().orElseThrow();
        Point size = canvas.getSize();
        double[] pixel = camera.project(new Vec3(-60, 20, 15), size.x, size.y);

        Workbenches.click(canvas, new Point((int) pixel[0], (int) pixel[1]), 2);

        Workbenches.until("the cross-hair moved", () -> !crossHair().equals(SmallCase.FIRST_TARGET));
        assertEquals(65, crossHair().norm(), 0.8, "a point of the brain, whose 48 facets lie up to 0.56 mm inside the ball");
    }

    @Test
    void draggingTurnsTheHead() {
        SceneCanvas canvas = Workbenches.visible(SceneCanvas.class).getFirst();
        Workbenches.until("the head is there", () -> canvas.camera().isPresent());
        Camera before = canvas.camera().orElseThrow();

        Workbenches.drag(canvas, new Point(100, 100), new Point(160, 100), 1);

        assertNotEquals(before.right(), canvas.camera().orElseThrow().right());
        assertEquals(before.pivot(), canvas.camera().orElseThrow().pivot());
    }

    @Test
    void aFolderWithoutCasesIsAFindingWithARemedyAndNotADialog() throws Exception {
        FindingLog log = PlatformUI.getWorkbench().getService(FindingLog.class);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        int shells = Workbenches.shell().getDisplay().getShells().length;

        OpenedCase.open(empty);

        Workbenches.until("a finding says so", () -> log.entries().stream().anyMatch(e -> e.finding().code().equals("LS-CASE-010")));
        assertFalse(log.entries().getLast().finding().remedy().isBlank());
        assertEquals(shells, List.of(Workbenches.shell().getDisplay().getShells()).stream().filter(s -> !s.isDisposed()).toArray(Shell[]::new).length);
        assertEquals("balls", state.snapshot().orElseThrow().open().label(), "the open case stays");
    }

    @Test
    void openingAndClosingManyTimesLeavesNoThreadBehind() throws Exception {
        for (int i = 0; i < 3; i++) {
            reopen();
        }
        int before = Thread.activeCount();
        for (int i = 0; i < 15; i++) {
            reopen();
        }
        assertTrue(Thread.activeCount() <= before + 3, before + " threads before, " + Thread.activeCount() + " after");
    }

    private void reopen() throws Exception {
        state.close();
        OpenedCase.open(folder);
        Workbenches.until("the case is open again", () -> state.snapshot().isPresent());
    }
}
