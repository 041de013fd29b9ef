package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.method.file.TransformWriteRequest;
import org.lodestone.method.file.TransformWriter;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.ViewerState;

/** Two cases, the second of which lies 10 mm higher in its scanner. */
class PairTest {

    private static final String OPEN_CASE = "org.lodestone.ui.planning.command.openCase";

    private ViewerState state;
    private Path folder;

    @BeforeEach
    void openTwoCases() throws Exception {
        state = PlatformUI.getWorkbench().getService(ViewerState.class);
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry()
                .findPerspectiveWithId("org.lodestone.ui.planning.perspective.review.1"));
        page.resetPerspective();
        page.showView("org.lodestone.ui.planning.view.pair");
        folder = Files.createTempDirectory("lodestone-ui");
        write("other", 10, true);
        write("bare", 0, false);
        write("first", 0, true);
        for (String name : List.of("other", "bare", "first")) {
            state.close();
            open(folder.resolve(name));
        }
    }

    @AfterEach
    void closeThem() throws Exception {
        state.close();
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.hideView(page.findView("org.lodestone.ui.planning.view.pair"));
        Workbenches.settle();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void write(String name, double higherMm, boolean registered) throws IOException {
        SmallCase.write(folder.resolve(name), Workbenches.methods());
        if (registered) {
            TransformWriter writer = Workbenches.methods().first(TransformWriter.class);
            writer.run(new TransformWriteRequest(folder.resolve(name + "/derivatives/sub-balls/anat/sub-balls_from-T1w_to-MNIColin27_xfm"),
                    new AffineTransform(Frame.t1w("sub-balls"), Frame.template("MNIColin27"), Affine.translation(new Vec3(0, 0, -higherMm)))),
                    Parameters.defaults(writer.parameters()), Execution.unobserved()).orThrow();
        }
    }

    private void open(Path path) throws Exception {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
                commands.getCommand(OPEN_CASE), Map.of(OPEN_CASE + ".folder", path.toString())), null);
        Workbenches.until("the case is open", () -> state.snapshot().isPresent());
    }

    private static void choose(String folder) {
        Combo choice = Workbenches.named(Combo.class, "pair-case");
        choice.select(Stream.of(choice.getItems()).toList().lastIndexOf("sub-balls   " + folder));
        choice.notifyListeners(SWT.Selection, new Event());
    }

    private static SliceCanvas pairedAxial() {
        return Workbenches.visible(SliceCanvas.class).stream().filter(c -> c.getData("org.lodestone.pair") != null).findFirst().orElseThrow();
    }

    private static boolean shows(Vec3 mm) {
        return pairedAxial().shownPicture().filter(picture -> Math.abs(picture.plane().distanceMm(mm)) < 0.05).isPresent();
    }

    private static String said() {
        return Workbenches.named(Label.class, "pair-said").getText();
    }

    @Test
    void theSecondCaseGoesToTheSamePlaceOfTheTemplate() {
        choose("other");
        Workbenches.until("the second case is linked", () -> said().contains("same place of the template"));
        assertEquals(SmallCase.FIRST_TARGET, state.snapshot().orElseThrow().crossHair().mm(), "the open case leads");
        Workbenches.until("it shows the first target's place, 10 mm higher", () -> shows(SmallCase.FIRST_TARGET.plus(new Vec3(0, 0, 10))));
        state.moveTo(new Vec3(5, 6, -20));
        Workbenches.until("it follows", () -> shows(new Vec3(5, 6, -10)));
        Workbenches.picture("pair");

        // and back: a step in the second case moves the cross-hair of the open one
        Event down = new Event();
        down.keyCode = SWT.PAGE_UP;
        pairedAxial().notifyListeners(SWT.KeyDown, down);
        Workbenches.until("the open case follows", () -> Math.abs(state.snapshot().orElseThrow().crossHair().mm().z() + 20) > 0.9);
    }

    @Test
    void casesWithoutACommonTemplateAreNotLinked() {
        choose("bare");
        Workbenches.until("it is said", () -> said().contains("NOT LINKED"));
        Workbenches.until("it is drawn", () -> pairedAxial().shownPicture().isPresent());
        Workbenches.settle();
        Vec3 before = pairedAxial().shownPicture().orElseThrow().plane().centre();
        state.moveTo(new Vec3(5, 6, -20));
        Workbenches.pause(400);
        assertTrue(pairedAxial().shownPicture().orElseThrow().plane().centre().distance(before) < 0.01);
    }
}
