package org.lodestone.ui.scene;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.lodestone.core.Outcome;
import org.lodestone.gl.Camera;
import org.lodestone.gl.OffscreenRenderer;
import org.lodestone.gl.Quality;
import org.lodestone.gl.RenderedPicture;
import org.lodestone.gl.Scene;
import org.lodestone.ui.LatestWorker;

/**
 * The one GL context of the workbench. It belongs to a thread of its own, so a slow driver never stops the user interface, and pictures
 * come back as pixels, which works on every desktop, remote ones included. Opened at the first picture.
 */
public final class SceneService {

    private final LatestWorker worker = new LatestWorker("lodestone-gl");
    private Outcome<OffscreenRenderer> renderer;

    /** What came of a request. */
    public sealed interface Answer {
        /** @param picture pixels, @param software whether the processor draws, @param millis time it took */
        record Drawn(RenderedPicture picture, boolean software, long millis) implements Answer {
        }

        /** @param outcome why there is no GL here */
        record Absent(Outcome<OffscreenRenderer> outcome) implements Answer {
        }
    }

    /**
     * Asks for a picture; an earlier request of the same owner that still waits is dropped.
     *
     * @param owner who asks
     * @param scene what
     * @param camera from where
     * @param width in pixels
     * @param height in pixels
     * @param quality how carefully
     * @param answer called on the GL thread
     */
    public void draw(Object owner, Scene scene, Camera camera, int width, int height, Quality quality, Consumer<Answer> answer) {
        worker.submit(owner, () -> {
            if (renderer == null) {
                renderer = OffscreenRenderer.open();
            }
            switch (renderer) {
                case Outcome.Refused<OffscreenRenderer> refused -> answer.accept(new Answer.Absent(refused));
                case Outcome.Done<OffscreenRenderer>(OffscreenRenderer gl, var _) -> {
                    long start = System.nanoTime();
                    RenderedPicture picture = gl.render(scene, camera, width, height, quality);
                    answer.accept(new Answer.Drawn(picture, gl.capabilities().software(), (System.nanoTime() - start) / 1_000_000));
                }
            }
        });
    }

    /**
     * Asks how many objects the driver holds, for leak tests.
     *
     * @param answer called on the GL thread; 0 where nothing was drawn yet or there is no GL
     */
    public void countDriverObjects(IntConsumer answer) {
        worker.submit(answer, () -> answer.accept(renderer instanceof Outcome.Done<OffscreenRenderer>(OffscreenRenderer gl, var _)
                ? gl.driverObjects() : 0));
    }

    /** Gives the GL context back and ends the thread. */
    public void close() {
        worker.submit(this, () -> {
            if (renderer instanceof Outcome.Done<OffscreenRenderer>(OffscreenRenderer gl, var _)) {
                gl.close();
            }
            worker.close();
        });
    }
}
