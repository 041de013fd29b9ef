package org.lodestone.ui.internal;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.gl.Camera;
import org.lodestone.gl.HeadVolume;
import org.lodestone.gl.Quality;
import org.lodestone.gl.Ray;
import org.lodestone.gl.Scene;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.UndoActions;
import org.lodestone.ui.scene.CaseScene;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.scene.SceneService;
import org.lodestone.ui.scene.ScenePictures;
import org.lodestone.ui.scene.TapeNodes;
import org.lodestone.ui.view.Measuring;
import org.lodestone.ui.view.RegionWords;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** Head, brain, targets and coil axis in three dimensions. */
public final class SceneView extends ViewPart {

    /** Id in the registry. */
    public static final String ID = "org.lodestone.ui.view.scene";

    private static final double AIR = 0.1;

    private final Execution execution = new Execution(Parallel.allCores(), Progress.NONE);
    private final RegionWords words = RegionWords.ofWorkbench();
    private ViewerState state;
    private SceneService service;
    private LatestWorker worker;
    private SceneCanvas canvas;
    private SceneControls controls;
    private HeadVolume newestBody;

    @Override
    public void createPartControl(Composite parent) {
        state = getSite().getService(ViewerState.class);
        worker = getSite().getService(LatestWorker.class);
        service = getSite().getService(SceneService.class);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        parent.setLayout(layout);
        controls = new SceneControls(parent, state, wishes());
        controls.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        canvas = new SceneCanvas(parent, service);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.onPick(pick -> state.moveTo(pick.point().mm()));
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.onHover(pick -> state.snapshot().map(now -> hoverWords(now, pick)).orElse(""));
        UndoActions.install(getViewSite().getActionBars(), state::undo, state::redo);
        Runnable stop = state.onChange(this::changed);
        canvas.addDisposeListener(e -> stop.run());
        showTape();
        rebuild(state.snapshot());
    }

    private SceneControls.Wishes wishes() {
        return new SceneControls.Wishes() {
            @Override
            public void changed() {
                rebuild(state.snapshot());
            }

            @Override
            public void look(Camera.View view) {
                canvas.look(view);
            }

            @Override
            public void lookAtTarget() {
                SceneView.this.lookAtTarget();
            }

            @Override
            public void savePicture() {
                SceneView.this.savePicture(Optional.empty());
            }
        };
    }

    private void key(Event event) {
        if (event.character == 'm') {
            state.measuring(state.measuring().on() ? Measuring.OFF : Measuring.READY);
        } else if (event.keyCode == SWT.ESC) {
            state.measuring(state.measuring().escaped());
        }
    }

    /** A click beside the head sets nothing and says so. */
    private void setEnd(Ray ray) {
        state.snapshot().flatMap(now -> now.open().scalp()).ifPresentOrElse(scalp -> {
            double distance = scalp.hit(ray);
            if (distance >= 0) {
                state.measuring(state.measuring().end(ray.at(distance)));
            } else {
                canvas.say(Messages.measureBeside);
            }
        }, () -> canvas.say(Messages.measureNoScalp));
    }

    private void showTape() {
        boolean on = state.measuring().on();
        controls.showMeasuring(on);
        canvas.onClick(on ? Optional.of(this::setEnd) : Optional.empty());
        canvas.scene().ifPresent(scene -> canvas.show(TapeNodes.in(scene, state.measuring()), Camera.View.LEFT_FRONTAL));
    }

    private void changed(ViewerState.Change change, Optional<ViewerSnapshot> snapshot) {
        boolean needed = switch (change) {
            case CASE, TARGET, ARROWS, MOVED, LANDMARKS -> true;
            case DISPLAY, MAP -> controls.map() || controls.planes();
            case MEASURED -> false;
            case CROSS_HAIR -> controls.planes() || controls.body();
        };
        if (change == ViewerState.Change.CASE) {
            canvas.clear();
        }
        if (change == ViewerState.Change.CASE || change == ViewerState.Change.MEASURED) {
            showTape();
        }
        if (needed) {
            rebuild(snapshot);
        }
    }

    private void rebuild(Optional<ViewerSnapshot> snapshot) {
        if (snapshot.isEmpty()) {
            canvas.clear();
            canvas.expect(false);
            return;
        }
        canvas.expect(true);
        boolean withBody = controls.body();
        boolean[] chosen = {controls.scalp(), controls.brain(), controls.map(), controls.planes(), controls.coil()};
        worker.submit(this, () -> {
            CaseScene.Parts parts = new CaseScene.Parts(chosen[0], chosen[1], chosen[2], chosen[3], chosen[4],
                    withBody ? Optional.of(bodyOf(snapshot.get())) : Optional.empty());
            Scene scene = CaseScene.of(snapshot.get(), parts, execution);
            UiThread.post(canvas, () -> canvas.show(TapeNodes.in(scene, state.measuring()), Camera.View.LEFT_FRONTAL));
        });
    }

    /** Made once a case, on the worker's thread. */
    private HeadVolume bodyOf(ViewerSnapshot now) {
        SliceLayer scan = now.open().structural();
        if (newestBody == null || newestBody.grid() != scan.grid()) {
            newestBody = HeadVolume.of(scan.volume(), scan.range(), scan.range().low() + AIR * scan.range().width(), execution);
        }
        return newestBody;
    }

    /** What lies under the pointer: region, sulcus and place. */
    private String hoverWords(ViewerSnapshot now, Scene.Pick pick) {
        return now.open().names().flatMap(names -> names.wordsAt(pick.point(), words)).map(name -> name + "\n").orElse("")
                + String.format(java.util.Locale.ROOT, "%.1f, %.1f, %.1f mm", pick.point().mm().x(), pick.point().mm().y(), pick.point().mm().z());
    }

    /** Looks down the coil's axis. */
    private void lookAtTarget() {
        state.snapshot().flatMap(ViewerSnapshot::chosenTarget).flatMap(target -> target.scalp()).ifPresent(scalp ->
                canvas.scene().ifPresent(scene -> canvas.look(Camera.looking(scene.bounds(), scalp.outwardNormal(),
                        Math.abs(scalp.outwardNormal().z()) > 0.95 ? new org.lodestone.core.Vec3(0, 1, 0)
                                : new org.lodestone.core.Vec3(0, 0, 1)))));
    }

    /** Saves the picture in the chosen size; a person chooses the file where none is named. */
    void savePicture(Optional<String> named) {
        if (canvas.scene().isEmpty() || canvas.camera().isEmpty()) {
            return;
        }
        Optional<Point> size = PictureSize.of(controls.pictureSize(), canvas.getSize());
        if (size.isEmpty()) {
            canvas.say(NLS.bind(Messages.pictureSizeWrong, controls.pictureSize()));
            return;
        }
        named.or(this::askForFile).ifPresent(file -> write(file, size.get()));
    }

    private Optional<String> askForFile() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*.png"});
        dialog.setFilterNames(new String[] {Messages.pictureFilter});
        dialog.setFileName(state.snapshot().map(s -> "sub-" + s.open().label()).orElse("scene") + ".png");
        dialog.setOverwrite(true);
        return Optional.ofNullable(dialog.open());
    }

    private void write(String file, Point size) {
        FindingLog log = getSite().getService(FindingLog.class);
        Scene scene = canvas.scene().orElseThrow();
        Camera camera = canvas.camera().orElseThrow();
        Display display = canvas.getDisplay();
        int scale = Math.max(1, Math.round(size.y / (float) Math.max(1, canvas.getSize().y)));
        service.draw(file, scene, camera, size.x, size.y, Quality.STILL, answer -> {
            Outcome<String> outcome = ScenePictures.write(answer, file, new ImageLoader(),
                    picture -> ScenePictures.withWords(picture, scene, camera, display, scale));
            UiThread.post(canvas, () -> log.add(Messages.picture, outcome instanceof Outcome.Done<String>(String name, var _)
                    ? java.util.List.of(Finding.info("LS-UI-003", name)) : outcome.findings()));
        });
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }

    /** @return the control, for tests */
    public SceneCanvas canvas() {
        return canvas;
    }
}
