package org.lodestone.ui.planning.internal.explore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.SeedExplorer;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.planning.internal.InstalledMethods;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.planning.internal.chart.LineChart;
import org.lodestone.ui.view.Overlay;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/**
 * Drag the cross-hair and the map follows: the correlation of every voxel of a denoised run with a ball around the cross-hair. For looking,
 * not for targets: what it shows is written nowhere.
 */
public final class LiveSeedMapView extends ViewPart {

    private static final double THRESHOLD = 0.3;
    private static final double LIMIT = 0.8;
    private static final int WORDS_WIDTH = 320;

    private final Object ticket = new Object();
    private ViewerState viewer;
    private FindingLog findings;
    private LatestWorker worker;
    private Button follow;
    private Combo runs;
    private Spinner radius;
    private Label said;
    private LineChart course;
    private List<Path> files = List.of();
    private Optional<SeedExplorer> explorer = Optional.empty();
    private Optional<Path> wanted = Optional.empty();

    /** Called by the workbench. */
    public LiveSeedMapView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        viewer = getSite().getService(ViewerState.class);
        findings = getSite().getService(FindingLog.class);
        worker = new LatestWorker("live-seed-map");
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 4).numColumns(2).applyTo(body);
        controls(body);
        said = words(body, "");
        said.setData("org.lodestone.control", "live-said");
        Composite frame = new Composite(body, SWT.NONE);
        frame.setLayout(new FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).span(1, 2).applyTo(frame);
        words(body, Messages.liveHint);
        course = new LineChart(frame, Messages.liveSeries, Messages.volume, Messages.liveUnit, "");
        course.control().setData("org.lodestone.control", "live-course");
        Runnable stop = viewer.onChange((change, snapshot) -> {
            switch (change) {
                case CASE -> look();
                case CROSS_HAIR, TARGET, MOVED -> draw();
                default -> {
                    // how it is drawn does not change the map
                }
            }
        });
        body.addDisposeListener(e -> {
            stop.run();
            worker.close();
        });
        look();
    }

    private static Label words(Composite body, String text) {
        Label words = new Label(body, SWT.WRAP);
        words.setText(text);
        GridDataFactory.fillDefaults().hint(WORDS_WIDTH, SWT.DEFAULT).applyTo(words);
        return words;
    }

    private void controls(Composite body) {
        Composite row = new Composite(body, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        layout.spacing = 8;
        row.setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(row);
        follow = ToolButtons.made(new Button(row, SWT.CHECK));
        follow.setText(Messages.liveFollow);
        follow.setData("org.lodestone.control", "live-follow");
        follow.addListener(SWT.Selection, e -> load());
        new Label(row, SWT.NONE).setText(Messages.liveRadius);
        radius = new Spinner(row, SWT.BORDER);
        radius.setMinimum(0);
        radius.setMaximum(30);
        radius.setSelection(6);
        radius.setData("org.lodestone.control", "live-radius");
        radius.addListener(SWT.Selection, e -> draw());
        new Label(row, SWT.NONE).setText(Messages.liveRun);
        runs = new Combo(row, SWT.READ_ONLY);
        runs.setLayoutData(new RowData(330, SWT.DEFAULT));
        runs.setData("org.lodestone.control", "live-run");
        runs.addListener(SWT.Selection, e -> load());
    }

    /** Another case: its runs are listed, and nothing is followed until asked. */
    private void look() {
        explorer = Optional.empty();
        wanted = Optional.empty();
        follow.setSelection(false);
        files = List.of();
        runs.removeAll();
        said.setText("");
        course.clear();
        course.finish();
        Optional<Path> results = viewer.snapshot().flatMap(now -> now.open().results());
        follow.setEnabled(false);
        results.ifPresent(folder -> new BackgroundJob<>(Messages.liveRun, runs.getDisplay(), findings, execution -> {
            try {
                return Outcome.done(LoadedRun.of(folder));
            } catch (IOException e) {
                return Outcome.refused(Finding.error("LS-EXPLORE-002", folder + " cannot be read: " + e.getMessage() + ".",
                        "Check that the folder exists and that you may read it."));
            }
        }, found -> {
            if (!runs.isDisposed() && viewer.snapshot().flatMap(now -> now.open().results()).equals(results)) {
                list(found);
            }
        }).schedule());
    }

    private void list(List<Path> found) {
        files = found;
        found.forEach(file -> runs.add(file.getFileName().toString().replaceFirst("_space-T1w_desc-denoised_bold\\.nii(\\.gz)?$", "")));
        follow.setEnabled(!found.isEmpty());
        if (found.isEmpty()) {
            say(Messages.liveNone);
        } else {
            runs.select(0);
        }
    }

    private void load() {
        if (!follow.getSelection() || runs.getSelectionIndex() < 0 || viewer.snapshot().isEmpty()) {
            explorer = Optional.empty();
            wanted = Optional.empty();
            return;
        }
        Path file = files.get(runs.getSelectionIndex());
        if (wanted.equals(Optional.of(file))) {
            return;
        }
        wanted = Optional.of(file);
        explorer = Optional.empty();
        say(NLS.bind(Messages.liveLoading, file.getFileName()));
        ViewerSnapshot now = viewer.snapshot().get();
        new BackgroundJob<>(NLS.bind(Messages.liveLoading, file.getFileName()), runs.getDisplay(), findings,
                execution -> LoadedRun.explorer(file, now.open().frame(), InstalledMethods.current(execution.progress()), execution), ready -> {
                    if (!runs.isDisposed() && wanted.equals(Optional.of(file))) {
                        explorer = Optional.of(ready);
                        draw();
                    }
                }).schedule();
    }

    /** Asks for the map of where the cross-hair is; a newer wish replaces one that still waits. */
    private void draw() {
        if (explorer.isEmpty() || viewer.snapshot().isEmpty()) {
            return;
        }
        SeedExplorer maps = explorer.get();
        ViewerSnapshot now = viewer.snapshot().get();
        FramePoint centre = now.crossHair();
        int millimetres = radius.getSelection();
        worker.submit(ticket, () -> {
            long start = System.nanoTime();
            Optional<ConnectivityMap> map = maps.at(centre, millimetres, Execution.unobserved());
            Optional<Overlay> overlay = map.map(found -> new Overlay(Messages.liveMap, SliceLayer.signed(found.r(), THRESHOLD, LIMIT), false));
            long milliseconds = Math.round((System.nanoTime() - start) / 1e6);
            UiThread.post(runs, () -> show(maps, centre, millimetres, map, overlay, milliseconds));
        });
    }

    private void show(SeedExplorer maps, FramePoint centre, int millimetres, Optional<ConnectivityMap> map, Optional<Overlay> overlay,
            long milliseconds) {
        if (!explorer.equals(Optional.of(maps))) {
            return;
        }
        Vec3 at = centre.mm();
        String place = String.format(Locale.ROOT, "%.0f, %.0f, %.0f", at.x(), at.y(), at.z());
        say(map.map(found -> NLS.bind(Messages.liveShown, new Object[] {millimetres, place, found.seedVoxels(), milliseconds}))
                .orElseGet(() -> NLS.bind(Messages.liveOutside, place)));
        overlay.ifPresent(viewer::showMap);
        course.clear();
        map.ifPresent(found -> course.line(place + " mm", doubles(found.seedSeries()), 0, LineChart.MODELLED, LineStyle.SOLID, false));
        course.finish();
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, t -> values[t]);
        return wide;
    }

    private void say(String text) {
        said.setText(text);
        said.requestLayout();
    }

    @Override
    public void setFocus() {
        follow.setFocus();
    }
}
