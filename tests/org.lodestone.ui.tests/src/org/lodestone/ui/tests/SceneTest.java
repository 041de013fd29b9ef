package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Camera;
import org.lodestone.gl.SceneNode;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.scene.SceneCanvas;

/** What can be done to the head by keys and by the bar above it. */
class SceneTest {

    private static final String PICTURE = "org.lodestone.ui.command.picture";

    private OpenedCase opened;

    @BeforeEach
    void open() throws Exception {
        opened = OpenedCase.ofBalls();
        Workbenches.until("the head is drawn or GL is absent", () -> head().isDrawn() || head().isAbsent());
        assumeTrue(head().isDrawn(), "no OpenGL on this machine");
    }

    @AfterEach
    void close() throws Exception {
        opened.close();
    }

    private static SceneCanvas head() {
        return Workbenches.visible(SceneCanvas.class).getFirst();
    }

    private static void press(String name) {
        Button button = Workbenches.named(Button.class, name);
        Workbenches.click(button, new Point(button.getSize().x / 2, button.getSize().y / 2), 1);
        Workbenches.settle();
    }

    private static Vec3 towardsViewer() {
        return head().camera().orElseThrow().towardsViewer();
    }

    @Test
    void theHeadIsLookedAtFromEachSideByKeyAndByButtonAndFromAboveTheTarget() {
        Map<Character, Vec3> sides = Map.of('l', new Vec3(-1, 0, 0), 'r', new Vec3(1, 0, 0), 'a', new Vec3(0, 1, 0), 'p', new Vec3(0, -1, 0),
                's', new Vec3(0, 0, 1), 'i', new Vec3(0, 0, -1));
        sides.forEach((key, side) -> {
            Workbenches.key(head(), key, 0);
            assertEquals(0, towardsViewer().distance(side), 1e-9, "key " + key);
        });
        Map<String, Vec3> buttons = Map.of("scene-left", sides.get('l'), "scene-right", sides.get('r'), "scene-anterior", sides.get('a'),
                "scene-posterior", sides.get('p'), "scene-superior", sides.get('s'), "scene-inferior", sides.get('i'));
        buttons.forEach((name, side) -> {
            press(name);
            assertEquals(0, towardsViewer().distance(side), 1e-9, name);
        });
        press("scene-target");
        assertEquals(0, towardsViewer().distance(SmallCase.FIRST_TARGET.unit()), 0.01, "along the coil's axis");
        Camera before = head().camera().orElseThrow();
        Workbenches.key(head(), '\0', SWT.ARROW_RIGHT);
        assertTrue(towardsViewer().distance(before.towardsViewer()) > 0.05, "arrows turn");
        Workbenches.key(head(), '+', 0);
        assertTrue(head().camera().orElseThrow().heightMm() < before.heightMm(), "plus comes nearer");
    }

    @Test
    void planesAndBodyCutTheHeadOpenAtTheCrossHair() {
        press("scene-planes");
        Workbenches.until("three planes stand in the head", () -> nodes(SceneNode.SliceNode.class) == 3);
        Workbenches.pause(700);
        Workbenches.picture("planes-in-the-head");
        press("scene-planes");
        press("scene-body");
        Workbenches.until("the scan is a body", () -> nodes(SceneNode.VolumeNode.class) == 1);
        Vec3 at = opened.state().snapshot().orElseThrow().crossHair().mm();
        SceneNode.VolumeNode body = head().scene().orElseThrow().nodes().stream().filter(SceneNode.VolumeNode.class::isInstance)
                .map(SceneNode.VolumeNode.class::cast).findFirst().orElseThrow();
        opened.state().moveTo(new Vec3(0, 0, 0));
        Workbenches.until("the cut goes with the cross-hair", () -> head().scene().orElseThrow().nodes().stream()
                .noneMatch(n -> n.equals(body)));
        assertTrue(at.norm() > 1);
        press("scene-body");
        Workbenches.until("the brain is back", () -> head().scene().flatMap(s -> s.node("brain")).isPresent());
    }

    private static long nodes(Class<? extends SceneNode> kind) {
        return head().scene().map(s -> s.nodes().stream().filter(kind::isInstance).count()).orElse(0L);
    }

    @Test
    void aPictureIsSavedInTheSizeThatIsAskedFor() throws Exception {
        Combo size = Workbenches.named(Combo.class, "scene-picture-size");
        try {
            assertEquals(new Point(1234, 567), saved("1234 x 567"));
            Point shown = head().getSize();
            assertEquals(new Point(shown.x * 2, shown.y * 2), saved("2x"));
            size.setText("as large as the wall");
            command(opened.folder().resolve("none.png"));
            Workbenches.until("words that are no size are said", () -> head().hoverWords().contains("as large as the wall"));
            assertTrue(Files.notExists(opened.folder().resolve("none.png")));
        } finally {
            size.setText("2x");
        }
    }

    private Point saved(String words) throws Exception {
        Path file = opened.folder().resolve(words.replace(" ", "") + ".png");
        Workbenches.named(Combo.class, "scene-picture-size").setText(words);
        FindingLog log = PlatformUI.getWorkbench().getService(FindingLog.class);
        command(file);
        Workbenches.until("it is said that " + file.getFileName() + " is there", () -> log.entries().stream()
                .anyMatch(e -> e.finding().code().equals("LS-UI-003") && e.finding().message().equals(file.toString())));
        ImageData data = new ImageData(file.toString());
        return new Point(data.width, data.height);
    }

    private static void command(Path file) throws Exception {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
                commands.getCommand(PICTURE), Map.of(PICTURE + ".file", file.toString())), null);
    }

    @Test
    void noControlAboveThePicturesIsOutOfReachInANarrowWindow() {
        Shell window = Workbenches.shell();
        Rectangle before = window.getBounds();
        try {
            for (int width : new int[] {1000, 1300, before.width}) {
                window.setSize(width, before.height);
                Workbenches.pause(300);
                for (String name : List.of("scene-scalp", "scene-measure", "scene-inferior", "scene-target", "scene-picture", "scene-picture-size",
                        "threshold", "colours", "convention", "outlines", "move-target", "reset")) {
                    Control control = Workbenches.named(Control.class, name);
                    Rectangle place = control.getBounds();
                    for (Composite parent = control.getParent(); parent != window; parent = parent.getParent()) {
                        Point size = parent.getSize();
                        assertTrue(place.x >= 0 && place.y >= 0 && place.x + place.width <= size.x && place.y + place.height <= size.y,
                                name + " at " + place + " of " + size + " in a window of " + width);
                        place = new Rectangle(place.x + parent.getLocation().x, place.y + parent.getLocation().y, place.width, place.height);
                    }
                }
                Workbenches.picture("window-" + width);
            }
        } finally {
            window.setBounds(before);
            Workbenches.pause(200);
        }
    }
}
