package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lodestone.ui.tests.Language.either;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.image.Mask;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.ViewerState;

/** The perspective Delineate: anatomical targets, and the brush. */
class DelineateTest {

    private static final String OPEN_CASE = "org.lodestone.ui.planning.command.openCase";

    private ViewerState state;
    private Path folder;
    private IWorkbenchPage page;

    @BeforeEach
    void openACase() throws Exception {
        state = PlatformUI.getWorkbench().getService(ViewerState.class);
        page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry()
                .findPerspectiveWithId("org.lodestone.ui.planning.perspective.delineate.1"));
        page.resetPerspective();
        folder = Files.createTempDirectory("lodestone-ui");
        SmallCase.write(folder, Workbenches.methods());
        IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
        handlers.executeCommand(ParameterizedCommand.generateCommand(PlatformUI.getWorkbench().getService(ICommandService.class)
                .getCommand(OPEN_CASE), Map.of(OPEN_CASE + ".folder", folder.toString())), null);
        Workbenches.until("the case is open", () -> state.snapshot().isPresent());
        Workbenches.until("four slices are drawn", () -> Workbenches.visible(SliceCanvas.class).stream()
                .allMatch(c -> c.shownPicture().isPresent()));
    }

    @AfterEach
    void closeIt() throws Exception {
        state.close();
        Workbenches.settle();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void press(String name) {
        Button button = Workbenches.named(Button.class, name);
        assertTrue(button.isEnabled(), name);
        if ((button.getStyle() & (SWT.TOGGLE | SWT.CHECK)) != 0) {
            button.setSelection(!button.getSelection());
        }
        button.notifyListeners(SWT.Selection, new Event());
        Workbenches.settle();
    }

    private static String said() {
        return Workbenches.named(Label.class, "mask-said").getText();
    }

    private Mask mask(String name) {
        return ImageFiles.read(folder.resolve("derivatives/sub-balls/anat/" + name), Workbenches.methods(), Execution.unobserved())
                .then(image -> Outcome.done(Mask.above(image.asVolume(Frame.t1w("sub-balls")), 0.5))).orThrow();
    }

    @Test
    void aScanThatIsMissingIsSaidInThePlaceOfTargets() {
        assertEquals(0, Workbenches.named(Table.class, "anatomical-targets").getItemCount());
        Button run = Workbenches.visible(Button.class).stream().filter(b -> b.getText().equals(either("Delineate", "结构分割")))
                .findFirst().orElseThrow();
        run.notifyListeners(SWT.Selection, new Event());
        Workbenches.settle();
        assertTrue(Workbenches.named(Label.class, "anatomy-said").getText().contains("T1w"));
        Workbenches.picture("delineate");
    }

    @Test
    void aPointOfTheHeadIsPutWhereThePersonPointsInTheSlicesOrInThreeDimensions() {
        Label place = Workbenches.named(Label.class, "head-point-place");
        assertTrue(place.getText().startsWith(either("Delineate proposes it", "分割后会给出建议")));
        state.moveTo(new Vec3(-3, 78, -20));
        Workbenches.settle();

        press("head-point-put");

        assertTrue(place.getText().startsWith(either("-3.0, 78.0, -20.0 mm, placed by hand", "-3.0, 78.0, -20.0 mm，手动放置")),
                place.getText());
        SceneCanvas head = Workbenches.visible(SceneCanvas.class).getFirst();
        Workbenches.until("the point stands in the head under its name", () -> head.isAbsent()
                || head.scene().flatMap(s -> s.node("landmark " + either("Nasion", "鼻根点"))).isPresent());
        state.moveTo(new Vec3(0, 0, 0));
        press("head-point-show");
        assertEquals(0, state.snapshot().orElseThrow().crossHair().mm().distance(new Vec3(-3, 78, -20)), 1e-9);
        Workbenches.pause(500);
        Workbenches.picture("head-points");
    }

    @Test
    void aMaskThatWasDrawnOnIsSavedBesideTheOneItWasMadeOf() throws Exception {
        page.showView("org.lodestone.ui.planning.view.masks");
        Workbenches.settle();
        Path original = folder.resolve("derivatives/sub-balls/anat/sub-balls_desc-brain_mask.nii.gz");
        byte[] before = Files.readAllBytes(original);
        assertEquals(either("brain", "脑"), Workbenches.named(Combo.class, "mask").getText());
        press("mask-edit");
        Workbenches.until("the brush is ready", () -> state.tool().isPresent());
        state.moveTo(new Vec3(0, 0, 1));
        SliceCanvas axial = Workbenches.visible(SliceCanvas.class).getFirst();
        Workbenches.until("the slice is there", () -> Math.abs(axial.shownPicture().orElseThrow().plane().distanceMm(new Vec3(0, 0, 1))) < 0.01);
        Point from = axial.toControl(new Vec3(68, -10, 1)).orElseThrow();
        Point to = axial.toControl(new Vec3(68, 10, 1)).orElseThrow();
        Workbenches.drag(axial, from, to, 1);
        Workbenches.until("voxels are counted", () -> !said().startsWith(either("0 voxels", "增加 0 ")));
        String drawn = said();
        Workbenches.picture("mask-drawn");
        press("mask-undo");
        Workbenches.until("the stroke is gone", () -> said().startsWith(either("0 voxels", "增加 0 ")));
        press("mask-redo");
        Workbenches.until("the stroke is back", () -> said().equals(drawn));
        press("mask-save");
        Workbenches.until("it is saved", () -> said().contains("sub-balls_desc-brainEdited_mask.nii.gz"));
        Workbenches.picture("mask-saved");

        assertArrayEquals(before, Files.readAllBytes(original), "the file it was made of stays as it is");
        Mask saved = mask("sub-balls_desc-brainEdited_mask.nii.gz");
        Mask old = mask("sub-balls_desc-brain_mask.nii.gz");
        Mask added = saved.minus(old);
        assertEquals(0, old.minus(saved).count());
        assertTrue(drawn.startsWith(either("%d voxels added", "增加 %d 个体素").formatted(added.count())), drawn + " / " + added.count());
        assertTrue(added.centroidMm().distance(new Vec3(68, 0, 1)) < 2, "on the patient's right, in this slice: " + added.centroidMm());
        JsonNode sidecar = new ObjectMapper().readTree(folder.resolve("derivatives/sub-balls/anat/sub-balls_desc-brainEdited_mask.json").toFile());
        assertTrue(sidecar.path("Sources").get(0).path("Path").asText().endsWith("sub-balls_desc-brain_mask.nii.gz"));
        assertTrue(sidecar.path("Description").asText().contains("Edited by hand"));
        assertFalse(state.tool().isPresent(), "the cross-hair moves again");
    }
}
