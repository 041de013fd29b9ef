package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.scene.SceneService;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.ViewerState;

/**
 * Cases opened and closed, windows made larger and smaller, again and again: heap, threads and memory of the process stay. As often as the
 * environment's {@code LODESTONE_LEAK_LOOPS} says, else a few times.
 */
class LeakTest {

    private static final int LOOPS = Integer.parseInt(System.getenv().getOrDefault("LODESTONE_LEAK_LOOPS", "12"));
    private static final int WARM_UP = 5;
    private static final double HEAP_MIB = 8;
    /** What the allocators of the C library and of the graphics driver keep for themselves, reached within some dozens of rounds. */
    private static final double RESIDENT_MIB = 120;

    private OpenedCase opened;
    private ViewerState state;

    /** What the process holds. */
    private record Held(double heapMiB, double residentMiB, int threads, int nativeThreads, int glObjects) {
        static Held now() throws IOException {
            for (int i = 0; i < 3; i++) {
                System.gc();
                Workbenches.pause(60);
            }
            Runtime java = Runtime.getRuntime();
            AtomicInteger objects = new AtomicInteger(-1);
            PlatformUI.getWorkbench().getService(SceneService.class).countDriverObjects(objects::set);
            Workbenches.until("the objects of the driver are counted", () -> objects.get() >= 0);
            return new Held((java.totalMemory() - java.freeMemory()) / 1048576.0, status("VmRSS") / 1024, Thread.getAllStackTraces().size(),
                    (int) status("Threads"), objects.get());
        }

        private static double status(String name) throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith(name + ":"))
                    .mapToDouble(l -> Double.parseDouble(l.replaceAll("\\D", ""))).findFirst().orElse(0);
        }
    }

    @BeforeEach
    void write() throws Exception {
        opened = OpenedCase.ofBalls();
        state = opened.state();
        untilDrawn();
    }

    @AfterEach
    void delete() throws Exception {
        opened.close();
    }

    private void open() throws Exception {
        OpenedCase.open(opened.folder());
        untilDrawn();
    }

    private void untilDrawn() {
        Workbenches.until("the case is open", () -> state.snapshot().isPresent());
        Workbenches.until("its slices are drawn", () -> Workbenches.visible(SliceCanvas.class).stream()
                .allMatch(c -> c.shownPicture().isPresent()));
        Workbenches.until("its head is drawn", () -> scene().isDrawn() || scene().isAbsent());
    }

    private static SceneCanvas scene() {
        return Workbenches.visible(SceneCanvas.class).getFirst();
    }

    private static void compare(String what, Held before, Held after) {
        String line = String.format(Locale.ROOT, "%d %s: heap %.1f to %.1f MiB, process %.0f to %.0f MiB, threads %d to %d, of the system %d to %d, GL objects %d to %d",
                LOOPS, what, before.heapMiB, after.heapMiB, before.residentMiB, after.residentMiB, before.threads, after.threads,
                before.nativeThreads, after.nativeThreads, before.glObjects, after.glObjects);
        System.out.println(line);
        assertTrue(after.heapMiB - before.heapMiB < HEAP_MIB, line);
        assertTrue(after.residentMiB - before.residentMiB < RESIDENT_MIB, line);
        // workers of the job manager, of the common pool and of the compiler come and go
        assertTrue(after.threads - before.threads <= 4, line);
        assertTrue(after.nativeThreads - before.nativeThreads <= 8, line);
        assertTrue(scene().isAbsent() || before.glObjects > 0, "the driver was asked: " + line);
        // the picture of the head with one size or case more or less in it: nothing that counts on
        assertTrue(after.glObjects - before.glObjects <= 2, line);
    }

    @Test
    void openedAndClosedCasesLeaveNothing() throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            state.close();
            open();
        }
        Held before = Held.now();
        for (int i = 0; i < LOOPS; i++) {
            state.close();
            Workbenches.settle();
            open();
        }
        compare("cases opened and closed", before, Held.now());
    }

    @Test
    void aSceneOfManySizesLeavesNothing() throws Exception {
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
