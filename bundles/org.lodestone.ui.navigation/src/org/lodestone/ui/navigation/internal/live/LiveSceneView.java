package org.lodestone.ui.navigation.internal.live;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Rigid;
import org.lodestone.gl.Camera;
import org.lodestone.gl.Mesh;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode;
import org.lodestone.method.MethodRegistry;
import org.lodestone.navigation.field.FieldMap;
import org.lodestone.navigation.field.FieldSolver;
import org.lodestone.navigation.session.NavigationState;
import org.lodestone.runtime.MethodCatalogue;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.ViewTools;
import org.lodestone.ui.navigation.internal.CoalescedRefresh;
import org.lodestone.ui.navigation.internal.DrawnDelay;
import org.lodestone.ui.navigation.internal.LiveNavigation;
import org.lodestone.ui.navigation.internal.Messages;
import org.lodestone.ui.navigation.internal.NavigationColours;
import org.lodestone.ui.navigation.internal.NavigationModel;
import org.lodestone.ui.scene.CaseScene;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.scene.SceneService;
import org.lodestone.ui.view.RegionWords;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Head, brain, target and the coil where it is now; under it in words what the coil points at. */
public final class LiveSceneView extends ViewPart {

    private static final int LOOK_MS = 100;
    private static final int MOST_ASKED = 16;
    /** Numbers that change more often cannot be read. */
    private static final long READABLE_NANOS = 200_000_000L;
    private static final long FIELD_NANOS = 500_000_000L;
    private static final double FIELD_MOVED_MM = 0.5;

    private final Execution execution = new Execution(Parallel.allCores(), Progress.NONE);
    private NavigationModel model;
    private final RegionWords regionWords = RegionWords.ofWorkbench();
    private ViewerState viewer;
    private LatestWorker worker;
    private FindingLog findings;
    private SceneCanvas canvas;
    private Label words;
    private IAction field;
    private Optional<Scene> base = Optional.empty();
    private Optional<Scene> painted = Optional.empty();
    private final DrawnDelay delay = new DrawnDelay();
    private final Deque<Asked> asked = new ArrayDeque<>();
    private CoalescedRefresh redraw;
    private Runnable unfollow = () -> { };
    private Optional<FieldMap> stored = Optional.empty();
    private Optional<FieldMap> shown = Optional.empty();
    private Optional<Rigid> fieldAt = Optional.empty();
    private Optional<NavigationState> last = Optional.empty();
    private long fieldNanos;
    private long saidNanos;

    /** Called by the workbench. */
    public LiveSceneView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        model = getSite().getService(NavigationModel.class);
        viewer = getSite().getService(ViewerState.class);
        worker = getSite().getService(LatestWorker.class);
        findings = getSite().getService(FindingLog.class);
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(body);
        canvas = new SceneCanvas(body, getSite().getService(SceneService.class));
        canvas.setData("org.lodestone.control", "live-scene");
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        words = new Label(body, SWT.WRAP);
        words.setData("org.lodestone.control", "points-at");
        GridDataFactory.fillDefaults().grab(true, false).hint(200, 36).applyTo(words);
        field = action(Messages.field, IAction.AS_CHECK_BOX, this::forgetField);
        ViewTools.add(getViewSite(), field, LiveSceneView.class, "field");
        ViewTools.add(getViewSite(), action(Messages.readField, IAction.AS_PUSH_BUTTON, this::chooseField), LiveSceneView.class, "open");
        Runnable unview = viewer.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE) {
                stored = Optional.empty();
                forgetField();
                canvas.clear();
            }
            if (change != ViewerState.Change.CROSS_HAIR) {
                rebuild();
            }
        });
        canvas.addDisposeListener(e -> unview.run());
        redraw = new CoalescedRefresh(canvas, this::draw);
        canvas.onShown(this::shown);
        Runnable unlisten = model.onChange(this::followed);
        canvas.addDisposeListener(e -> {
            unlisten.run();
            unfollow.run();
        });
        rebuild();
        followed();
        lookNowAndThen(canvas.getDisplay());
    }

    /** A picture that was asked for, and when the packet of its pose had arrived. */
    private record Asked(Scene scene, long arrivedNanos) {
    }

    /** Looks again what is followed: every measurement of it is drawn. */
    private void followed() {
        unfollow.run();
        unfollow = model.live().map(live -> live.onMeasurement(redraw::request)).orElse(() -> { });
        asked.clear();
        delay.clear();
        redraw.request();
    }

    private void shown(Scene scene) {
        if (asked.stream().anyMatch(a -> a.scene() == scene)) {
            while (asked.getFirst().scene() != scene) {
                asked.removeFirst();
            }
            delay.drawn(asked.getFirst().arrivedNanos(), System.nanoTime());
        }
    }

    /** @return how long poses take until they are drawn here, since this coil is followed */
    public DrawnDelay delay() {
        return delay;
    }

    private static IAction action(String text, int style, Runnable run) {
        return new Action(text, style) {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    private void rebuild() {
        Optional<ViewerSnapshot> now = viewer.snapshot();
        if (now.isEmpty()) {
            base = Optional.empty();
            canvas.clear();
            words.setText(Messages.openACaseFirst);
            return;
        }
        worker.submit(this, () -> {
            Scene scene = CaseScene.of(now.get(), new CaseScene.Parts(true, true, true, false, false, Optional.empty()), execution);
            UiThread.post(canvas, () -> {
                base = Optional.of(scene);
                painted = Optional.empty();
                fieldAt = Optional.empty();
                last = Optional.empty();
                canvas.show(scene, Camera.View.LEFT_FRONTAL);
            });
        });
    }

    /** A pose grows old without a measurement, and a computed field comes when it is ready. */
    private void lookNowAndThen(Display display) {
        display.timerExec(LOOK_MS, () -> {
            if (!canvas.isDisposed()) {
                draw();
                lookNowAndThen(display);
            }
        });
    }

    private void draw() {
        if (!canvas.isVisible()) {
            return;
        }
        Optional<LiveNavigation> live = model.live();
        Optional<ViewerSnapshot> now = viewer.snapshot();
        if (live.isEmpty() || now.isEmpty() || base.isEmpty()
                || !live.get().navigator().plan().target().frame().equals(now.get().open().frame())) {
            last.ifPresent(_ -> base.ifPresent(canvas::follow));
            last = Optional.empty();
            say(now.isEmpty() ? Messages.openACaseFirst : Messages.nothingFollowed);
            return;
        }
        long arrived = live.get().arrivedNanos();
        NavigationState state = live.get().now();
        boolean same = last.map(l -> l.coilToScan().equals(state.coilToScan()) && NavigationColours.of(l) == NavigationColours.of(state)).orElse(false);
        last = Optional.of(state);
        Optional<AimPoint> aim = state.coilToScan().flatMap(coil -> AimPoint.of(coil, live.get().navigator().plan().target(), now.get()));
        if (System.nanoTime() - saidNanos > READABLE_NANOS || state.coilToScan().isEmpty()) {
            saidNanos = System.nanoTime();
            say(state.coilToScan().isEmpty() ? Messages.noValidPose : aim.map(this::words).orElse(Messages.pointsAtNothing));
        }
        if (!same) {
            Scene scene = withCoil(state, aim);
            asked.addLast(new Asked(scene, arrived));
            if (asked.size() > MOST_ASKED) {
                asked.removeFirst();
            }
            canvas.follow(scene);
        }
        if (field.isChecked()) {
            state.coilToScan().ifPresent(coil -> refreshField(now.get(), coil));
        }
    }

    private Scene withCoil(NavigationState state, Optional<AimPoint> aim) {
        Scene scene = painted.or(() -> base).orElseThrow();
        List<SceneNode> nodes = new ArrayList<>(scene.nodes());
        state.coilToScan().ifPresent(coil -> nodes.addAll(CoilNodes.of(coil, NavigationColours.rgb(state), aim)));
        String notice = model.simulated() ? Messages.simulatedInScene : scene.notice();
        return new Scene(scene.frame(), nodes, scene.background(), notice, scene.wordless());
    }

    /** The other nodes stay the same objects, which tells that they stand still. */
    private static Scene painted(Scene scene, Mesh cortex) {
        return new Scene(scene.frame(), scene.nodes().stream().map(node -> node instanceof SceneNode.SurfaceNode brain && brain.id().equals("brain")
                ? new SceneNode.SurfaceNode("brain", cortex, brain.material()) : node).toList(), scene.background(), scene.notice(), scene.wordless());
    }

    private String words(AimPoint aim) {
        String text = NLS.bind(Messages.pointsAt, number("%.1f", aim.toTargetMm()), number("%.1f", aim.depthMm()));
        text += aim.region().map(name -> "   " + regionWords.said(name)).orElse("");
        text += aim.mapValue().map(value -> "   " + NLS.bind(Messages.mapThere, number("%+.2f", value))).orElse("");
        double strength = shown.map(f -> f.magnitudeVPerM(aim.point().mm())).orElse(Double.NaN);
        return Double.isFinite(strength) ? text + "   " + NLS.bind(Messages.fieldThere, number("%.2f", strength), FindingWords.said(shown.get().title())) : text;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private void say(String text) {
        if (!words.getText().equals(text)) {
            words.setText(text);
        }
    }

    private void forgetField() {
        painted = Optional.empty();
        shown = Optional.empty();
        fieldAt = Optional.empty();
        fieldNanos = 0;
        last = Optional.empty();
    }

    /** Computes the field again when the coil has moved; not more often than twice a second, and never two at once. */
    private void refreshField(ViewerSnapshot now, Rigid coil) {
        boolean moved = fieldAt.map(at -> at.translationMm().distance(coil.translationMm()) > FIELD_MOVED_MM
                || Math.abs(at.rotation().inverse().then(coil.rotation()).angleRad()) > 0.01).orElse(true);
        if (System.nanoTime() - fieldNanos < FIELD_NANOS || !moved || stored.isPresent() && painted.isPresent() || now.open().brain().isEmpty()
                || now.open().scalp().isEmpty()) {
            return;
        }
        fieldNanos = System.nanoTime();
        fieldAt = Optional.of(coil);
        FieldSolver solver = FieldOnCortex.solver(FrameworkUtil.getBundle(LiveSceneView.class).getBundleContext());
        Optional<FieldMap> read = stored;
        worker.submit(canvas, () -> {
            FieldMap map = read.orElseGet(() -> solver.field(now.open().frame(),
                    FieldOnCortex.scalpUnder(coil, now.open().scalp().get().surface()), coil, 1));
            Mesh mesh = FieldOnCortex.painted(now.open().brain().get(), map, coil.translationMm(), execution);
            UiThread.post(canvas, () -> {
                if (field.isChecked()) {
                    painted = base.map(scene -> painted(scene, mesh));
                    shown = Optional.of(map);
                    last = Optional.empty();
                }
            });
        });
    }

    private void chooseField() {
        if (viewer.snapshot().isEmpty()) {
            say(Messages.openACaseFirst);
            return;
        }
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN);
        dialog.setFilterExtensions(new String[] {"*.msh;*.nii;*.nii.gz"});
        dialog.setFilterNames(new String[] {Messages.simnibsResults});
        String file = dialog.open();
        if (file != null) {
            readField(Path.of(file));
        }
    }

    /** Reads a computed field on the worker's thread and shows it instead of the estimate. */
    public void readField(Path file) {
        ViewerSnapshot now = viewer.snapshot().orElseThrow();
        worker.submit(field, () -> {
            Outcome<FieldMap> read = StoredField.read(file, now.open().frame(), methods(), execution);
            UiThread.post(canvas, () -> {
                findings.add(Messages.readField, read.findings());
                if (read instanceof Outcome.Done<FieldMap>(FieldMap map, var _)) {
                    stored = Optional.of(map);
                    field.setChecked(true);
                    forgetField();
                }
            });
        });
    }

    private static Optional<MethodRegistry> methods() {
        BundleContext context = FrameworkUtil.getBundle(LiveSceneView.class).getBundleContext();
        return Optional.ofNullable(context.getServiceReference(MethodCatalogue.class)).map(context::getService).map(MethodCatalogue::current);
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }
}
