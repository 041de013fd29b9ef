package org.lodestone.ui.scene;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.lodestone.core.Outcome;
import org.lodestone.gl.Camera;
import org.lodestone.gl.OffscreenRenderer;
import org.lodestone.gl.Quality;
import org.lodestone.gl.RenderedPicture;
import org.lodestone.gl.Scene;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.internal.Messages;

/**
 * A scene as a control. Left drag turns it, middle drag or Shift moves it, wheel zooms, double click picks. While it moves on a machine
 * without a graphics card it is drawn at half size; it sharpens as soon as it stands.
 */
public final class SceneCanvas extends Canvas {

    private static final int STILL_AFTER_MS = 180;
    private static final int HOVER_AFTER_MS = 150;

    private final SceneService service;
    private Scene scene;
    private Camera camera;
    private Camera shownFrom;
    private Image image;
    private Optional<Outcome<OffscreenRenderer>> absent = Optional.empty();
    private boolean software = true;
    private int button;
    private int lastX;
    private int lastY;
    private int pressedX;
    private int pressedY;
    private long newestRequest;
    private boolean expecting;
    private Consumer<Scene.Pick> picked = pick -> { };
    private Function<Scene.Pick, String> hovered = pick -> "";
    private String hoverWords = "";
    private int hoverCount;

    /**
     * @param parent of the control
     * @param service draws
     */
    public SceneCanvas(Composite parent, SceneService service) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.service = service;
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.Resize, event -> drawStill());
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseMove, this::drag);
        addListener(SWT.MouseExit, event -> {
            hoverCount++;
            say("");
        });
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.MouseDoubleClick, this::pick);
        addListener(SWT.MouseWheel, event -> {
            if (camera != null) {
                move(camera.zoom(Math.pow(1.12, Math.signum(event.count))));
                event.doit = false;
            }
        });
        addListener(SWT.KeyDown, this::key);
        addDisposeListener(event -> {
            if (image != null) {
                image.dispose();
            }
        });
    }

    /**
     * @param newScene what to show
     * @param view from where when the scene before was of another space or there was none
     */
    public void show(Scene newScene, Camera.View view) {
        boolean fresh = scene == null || !scene.frame().equals(newScene.frame());
        scene = newScene;
        if (fresh || camera == null) {
            camera = Camera.looking(newScene.bounds(), view);
        }
        drawStill();
    }

    /**
     * Shows what moved in the scene that is shown, quickly; it sharpens when nothing more comes. Nothing happens before the first scene.
     *
     * @param newScene the same scene with something at another place
     */
    public void follow(Scene newScene) {
        if (camera != null && scene != null) {
            scene = newScene;
            move(camera);
        }
    }

    /** @param coming true when a scene is being made */
    public void expect(boolean coming) {
        expecting = coming;
        redraw();
    }

    /** Shows nothing. */
    public void clear() {
        scene = null;
        camera = null;
        newestRequest++;
        if (image != null) {
            image.dispose();
            image = null;
        }
        redraw();
    }

    /** Looks from a named side, the whole scene in the picture. */
    public void look(Camera.View view) {
        if (scene != null) {
            camera = Camera.looking(scene.bounds(), view).withPerspective(camera.perspective());
            drawStill();
        }
    }

    /** @param newCamera from where to look */
    public void look(Camera newCamera) {
        camera = newCamera;
        drawStill();
    }

    /** @return from where one looks, when there is a scene */
    public Optional<Camera> camera() {
        return Optional.ofNullable(camera);
    }

    /** @return what is shown */
    public Optional<Scene> scene() {
        return Optional.ofNullable(scene);
    }

    /** @return true once a picture of the scene is shown */
    public boolean isDrawn() {
        return image != null && absent.isEmpty();
    }

    /** @return true when this machine cannot draw scenes */
    public boolean isAbsent() {
        return absent.isPresent();
    }

    /** @param listener told what lies under a double click */
    public void onPick(Consumer<Scene.Pick> listener) {
        picked = listener;
    }

    private void press(Event event) {
        setFocus();
        button = event.button == 1 && (event.stateMask & SWT.SHIFT) != 0 ? 2 : event.button;
        lastX = pressedX = event.x;
        lastY = pressedY = event.y;
    }

    /** @param words what is written beside the pointer when it rests on something; empty for nothing */
    public void onHover(Function<Scene.Pick, String> words) {
        hovered = words;
    }

    /** @return what stands beside the pointer now */
    public String hoverWords() {
        return hoverWords;
    }

    private void hover(Event event) {
        int mine = ++hoverCount;
        say("");
        lastX = event.x;
        lastY = event.y;
        getDisplay().timerExec(HOVER_AFTER_MS, () -> {
            if (!isDisposed() && mine == hoverCount && button == 0 && scene != null && camera != null) {
                Point size = getSize();
                say(scene.pick(camera.ray(event.x + 0.5, event.y + 0.5, size.x, size.y), false).map(hovered).orElse(""));
            }
        });
    }

    private void say(String words) {
        if (!words.equals(hoverWords)) {
            hoverWords = words;
            redraw();
        }
    }

    private void drag(Event event) {
        if (camera == null) {
            return;
        }
        if (button == 0) {
            hover(event);
            return;
        }
        say("");
        int dx = event.x - lastX;
        int dy = event.y - lastY;
        lastX = event.x;
        lastY = event.y;
        move(button == 1 ? camera.orbit(dx, dy) : camera.pan(dx, dy, Math.max(1, getSize().y)));
    }

    private void release(Event event) {
        button = 0;
        if (camera != null && (event.x != pressedX || event.y != pressedY)) {
            drawStill();
        }
    }

    private void pick(Event event) {
        Point size = getSize();
        if (scene != null && camera != null) {
            scene.pick(camera.ray(event.x + 0.5, event.y + 0.5, size.x, size.y), false).ifPresent(picked);
        }
    }

    private void key(Event event) {
        if (camera == null) {
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> move(camera.orbit(-15, 0));
            case SWT.ARROW_RIGHT -> move(camera.orbit(15, 0));
            case SWT.ARROW_UP -> move(camera.orbit(0, -15));
            case SWT.ARROW_DOWN -> move(camera.orbit(0, 15));
            default -> letter(event.character);
        }
    }

    private void letter(char character) {
        switch (Character.toLowerCase(character)) {
            case 'l' -> look(Camera.View.LEFT);
            case 'r' -> look(Camera.View.RIGHT);
            case 'a' -> look(Camera.View.ANTERIOR);
            case 'p' -> look(Camera.View.POSTERIOR);
            case 's' -> look(Camera.View.SUPERIOR);
            case 'i' -> look(Camera.View.INFERIOR);
            case '+', '=' -> move(camera.zoom(1.25));
            case '-' -> move(camera.zoom(0.8));
            default -> { }
        }
    }

    private void move(Camera next) {
        camera = next;
        request(Quality.MOVING, software ? 2 : 1);
        long mine = newestRequest;
        getDisplay().timerExec(STILL_AFTER_MS, () -> {
            if (!isDisposed() && newestRequest == mine && button == 0) {
                drawStill();
            }
        });
    }

    private void drawStill() {
        request(Quality.STILL, 1);
    }

    private void request(Quality quality, int reduction) {
        newestRequest++;
        Rectangle area = getClientArea();
        double density = getMonitor().getZoom() / 100.0 / reduction;
        int width = (int) Math.round(area.width * density);
        int height = (int) Math.round(area.height * density);
        if (scene == null || camera == null || width < 8 || height < 8) {
            redraw();
            return;
        }
        Camera asked = camera;
        service.draw(this, scene, camera, width, height, quality, answer -> {
            switch (answer) {
                case SceneService.Answer.Absent(var why) -> UiThread.post(this, () -> {
                    absent = Optional.of(why);
                    redraw();
                });
                case SceneService.Answer.Drawn(RenderedPicture picture, boolean slow, long _) -> {
                    ImageData data = toImageData(picture);
                    UiThread.post(this, () -> {
                        software = slow;
                        shownFrom = asked;
                        put(data);
                    });
                }
            }
        });
    }

    private void put(ImageData data) {
        if (scene == null) {
            return;
        }
        if (image != null) {
            image.dispose();
        }
        image = new Image(getDisplay(), data);
        redraw();
    }

    /** @return the pixels for SWT */
    static ImageData toImageData(RenderedPicture picture) {
        byte[] bytes = new byte[picture.rgb().length * 4];
        java.nio.ByteBuffer.wrap(bytes).asIntBuffer().put(picture.rgb());
        return new ImageData(picture.width(), picture.height(), 32, new PaletteData(0xFF0000, 0xFF00, 0xFF), picture.width() * 4, bytes);
    }

    /** Beside the pointer, inside the picture, on a ground of its own. */
    private void paintHover(GC gc, Point size) {
        if (hoverWords.isEmpty()) {
            return;
        }
        Point extent = gc.textExtent(hoverWords);
        int x = Math.max(4, Math.min(lastX + 16, size.x - extent.x - 12));
        int y = lastY + 20 + extent.y > size.y ? lastY - extent.y - 16 : lastY + 18;
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.setAlpha(190);
        gc.fillRoundRectangle(x - 6, y - 3, extent.x + 12, extent.y + 6, 6, 6);
        gc.setAlpha(255);
        gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_WHITE));
        gc.drawText(hoverWords, x, y, SWT.DRAW_TRANSPARENT);
    }

    private void paint(GC gc) {
        Point size = getSize();
        if (image != null && absent.isEmpty()) {
            Rectangle bounds = image.getBounds();
            gc.setInterpolation(SWT.LOW);
            gc.drawImage(image, 0, 0, bounds.width, bounds.height, 0, 0, size.x, size.y);
            if (scene != null && shownFrom != null) {
                SceneWords.paint(gc, scene, shownFrom, size);
            }
            paintHover(gc, size);
            return;
        }
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(0, 0, size.x, size.y);
        gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_GRAY));
        String words = absent.map(why -> why.findings().getFirst().message() + "\n" + why.findings().getFirst().remedy())
                .orElse(scene == null && !expecting ? Messages.noCase : Messages.sceneDrawing);
        gc.drawText(words, 16, 16, SWT.DRAW_TRANSPARENT);
    }
}
