package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.ViewerState;

/**
 * Cases opened and closed, windows made larger and smaller, again and again: heap, threads and memory of the process stay. As often as the
 * environment's {@code LODESTONE_LEAK_LOOPS} says, else a few times.
 */
class LeakTest {

    private static final String OPEN_CASE = "org.lodestone.ui.planning.command.openCase";
    private static final int LOOPS = Integer.parseInt(System.getenv().getOrDefault("LODESTONE_LEAK_LOOPS", "12"));
    private static final int WARM_UP = 5;
    private static final double HEAP_MIB = 8;
    /** What the allocators of the C library and of the graphics driver keep for themselves, reached within some dozens of rounds. */
    private static final double RESIDENT_MIB = 120;

    private ViewerState state;
    private Path folder;

    /** What the process holds. */
    private record Held(double heapMiB, double residentMiB, int threads) {
        static Held now() throws IOException {
            for (int i = 0; i < 3; i++) {
                System.gc();
                Workbenches.pause(60);
            }
            Runtime java = Runtime.getRuntime();
            double resident = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmRSS"))
                    .mapToDouble(l -> Double.parseDouble(l.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
            return new Held((java.totalMemory() - java.freeMemory()) / 1048576.0, resident, Thread.activeCount());
        }
    }

    @BeforeEach
    void write() throws Exception {
        state = PlatformUI.getWorkbench().getService(ViewerState.class);
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry()
                .findPerspectiveWithId("org.lodestone.ui.planning.perspective.review.1"));
        page.resetPerspective();
        folder = Files.createTempDirectory("lodestone-ui");
        SmallCase.write(folder, Workbenches.methods());
    }

    @AfterEach
    void delete() throws Exception {
        state.close();
        Workbenches.settle();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void open() throws Exception {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
                commands.getCommand(OPEN_CASE), Map.of(OPEN_CASE + ".folder", folder.toString())), null);
        Workbenches.until("the case is open", () -> state.snapshot().isPresent());
        Workbenches.until("its slices are drawn", () -> Workbenches.visible(SliceCanvas.class).stream()
                .allMatch(c -> c.shownPicture().isPresent()));
        Workbenches.until("its head is drawn", () -> scene().isDrawn() || scene().isAbsent());
    }

    private static SceneCanvas scene() {
        return Workbenches.visible(SceneCanvas.class).getFirst();
    }

    private static void compare(String what, Held before, Held after) {
        String line = String.format(Locale.ROOT, "%d %s: heap %.1f to %.1f MiB, process %.0f to %.0f MiB, threads %d to %d", LOOPS, what,
                before.heapMiB, after.heapMiB, before.residentMiB, after.residentMiB, before.threads, after.threads);
        System.out.println(line);
        assertTrue(after.heapMiB - before.heapMiB < HEAP_MIB, line);
        assertTrue(after.residentMiB - before.residentMiB < RESIDENT_MIB, line);
        // workers of the job manager and of the common pool come and go
        assertTrue(after.threads - before.threads <= 4, line);
    }

    @Test
    void openedAndClosedCasesLeaveNothing() throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            open();
            state.close();
        }
        Held before = Held.now();
        for (int i = 0; i < LOOPS; i++) {
            open();
            state.close();
            Workbenches.settle();
        }
        compare("cases opened and closed", before, Held.now());
    }

    @Test
    void aSceneOfManySizesLeavesNothing() throws Exception {
        open();
        Point size = scene().getSize();
        resize(WARM_UP, size);
        Held before = Held.now();
        resize(LOOPS, size);
        compare("sizes of the 3D view", before, Held.now());
    }

    private static void resize(int times, Point size) {
        for (int i = 0; i < times; i++) {
            scene().setSize(size.x - 10 - i * 37 % 120, size.y - 10 - i * 53 % 150);
            Workbenches.pause(12);
        }
        scene().setSize(size);
        Workbenches.pause(400);
    }
}
