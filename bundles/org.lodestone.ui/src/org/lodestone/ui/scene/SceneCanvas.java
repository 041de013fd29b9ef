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
import org.lodestone.gl.Ray;
import org.lodestone.gl.RenderedPicture;
import org.lodestone.gl.Scene;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.internal.Messages;

/**
 * A scene as a control. Left drag turns it, middle drag or Shift moves it, wheel zooms, double click picks, a tool takes clicks
 * and Enter instead. While it moves on a machine
 * without a graphics card it is drawn at half size; it sharpens as soon as it stands.
 */
public final class SceneCanvas extends Canvas {

    private static final int STILL_AFTER_MS = 180;
    private static final int CLICK_POINTS = 2;

    private final SceneService service;
    private Scene scene;
    private Camera camera;
    private Camera shownFrom;
    private Scene shown;
    private Consumer<Scene> whenShown = drawn -> { };
    private Image image;
    private Optional<Outcome<OffscreenRenderer>> absent = Optional.empty();
    private boolean software = true;
    private int zoom = 100;
    private int button;
    private int lastX;
    private int lastY;
    private int pressedX;
    private int pressedY;
    private long newestRequest;
    private boolean expecting;
    private Consumer<Scene.Pick> picked = pick -> { };
    private Function<Scene.Pick, String> hovered = pick -> "";
    private Optional<Consumer<Ray>> clicked = Optional.empty();
    private final HoverWords hover = new HoverWords(this);

    /**
     * @param parent of the control
     * @param service draws
     */
    public SceneCanvas(Composite parent, SceneService service) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.service = service;
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.Resize, event -> {
            // Asked once a size: the answer comes from the display's server.
            zoom = getMonitor().getZoom();
            drawStill();
        });
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseMove, this::drag);
        addListener(SWT.MouseExit, event -> hover.clear());
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
            // What stands still is not drawn again, so the full size costs little.
            move(camera, 1);
        }
    }

    /** @param listener told each scene when its picture has been painted */
    public void onShown(Consumer<Scene> listener) {
        whenShown = listener;
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

    /** @return true while a first picture is still to come */
    public boolean isAwaited() {
        return expecting && image == null && absent.isEmpty();
    }

    /** @return true when this machine cannot draw scenes */
    public boolean isAbsent() {
        return absent.isPresent();
    }

    /** @param listener told what lies under a double click */
    public void onPick(Consumer<Scene.Pick> listener) {
        picked = listener;
    }

    /** @param tool told the ray through each click, or through the middle of the picture at Enter, instead of picking; empty to pick again */
    public void onClick(Optional<Consumer<Ray>> tool) {
        clicked = tool;
        setCursor(getDisplay().getSystemCursor(tool.isPresent() ? SWT.CURSOR_CROSS : SWT.CURSOR_ARROW));
        redraw();
    }

    private Ray ray(double x, double y) {
        Point size = getSize();
        return camera.ray(x, y, size.x, size.y);
    }

    private void press(Event event) {
        setFocus();
        hover.pressed(new Point(event.x, event.y));
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
        return hover.words();
    }

    /** @param words written beside the pointer until it moves, or for ten seconds */
    public void say(String words) {
        hover.say(words);
    }

    private String resting(Event event) {
        return button != 0 || scene == null || camera == null ? ""
                : scene.pick(ray(event.x + 0.5, event.y + 0.5), false).map(hovered).orElse("");
    }

    private void drag(Event event) {
        if (camera == null) {
            return;
        }
        if (button == 0) {
            hover.moved(new Point(event.x, event.y), () -> resting(event));
            return;
        }
        hover.clear();
        int dx = event.x - lastX;
        int dy = event.y - lastY;
        lastX = event.x;
        lastY = event.y;
        move(button == 1 ? camera.orbit(dx, dy) : camera.pan(dx, dy, Math.max(1, getSize().y)));
    }

    private void release(Event event) {
        boolean left = button == 1;
        button = 0;
        if (camera == null) {
            return;
        }
        if (event.x != pressedX || event.y != pressedY) {
            drawStill();
        }
        if (left && Math.hypot(event.x - pressedX, event.y - pressedY) <= CLICK_POINTS) {
            clicked.ifPresent(tool -> tool.accept(ray(event.x + 0.5, event.y + 0.5)));
        }
    }

    private void pick(Event event) {
        if (scene != null && camera != null && clicked.isEmpty()) {
            scene.pick(ray(event.x + 0.5, event.y + 0.5), false).ifPresent(picked);
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
            case SWT.CR, SWT.KEYPAD_CR -> clicked.ifPresent(tool -> tool.accept(ray(getSize().x / 2.0, getSize().y / 2.0)));
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
        move(next, software ? 2 : 1);
    }

    private void move(Camera next, int reduction) {
        camera = next;
        request(Quality.MOVING, reduction);
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
        double density = zoom / 100.0 / reduction;
        int width = (int) Math.round(area.width * density);
        int height = (int) Math.round(area.height * density);
        if (scene == null || camera == null || width < 8 || height < 8) {
            redraw();
            return;
        }
        Camera asked = camera;
        Scene drawn = scene;
        service.draw(this, drawn, asked, width, height, quality, answer -> {
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
                        shown = drawn;
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
        // Not at the desktop's next tick: a pose that waits for it is old.
        update();
    }

    /** @return the pixels for SWT */
    static ImageData toImageData(RenderedPicture picture) {
        byte[] bytes = new byte[picture.rgb().length * 4];
        java.nio.ByteBuffer.wrap(bytes).asIntBuffer().put(picture.rgb());
        return new ImageData(picture.width(), picture.height(), 32, new PaletteData(0xFF0000, 0xFF00, 0xFF), picture.width() * 4, bytes);
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
            hover.paint(gc, size);
            if (shown != null) {
                whenShown.accept(shown);
            }
            if (clicked.isPresent()) {
                PointerWords.paintMark(gc, size);
            }
            return;
        }
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(0, 0, size.x, size.y);
        gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_GRAY));
        String words = absent.map(why -> FindingWords.message(why.findings().getFirst()) + "\n" + FindingWords.remedy(why.findings().getFirst()))
                .orElse(scene == null && !expecting ? Messages.noCase : Messages.sceneDrawing);
        PlainWords.paint(gc, size, words);
    }
}
