package org.lodestone.ui.planning.internal.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Progress;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.target.Evidence;
import org.lodestone.method.target.TargetReliability.LengthPoint;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.planning.internal.InstalledMethods;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.planning.internal.chart.LineChart;
import org.lodestone.ui.view.ErrorBar;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/**
 * What the chosen target rests on: how its value compares with all others of the map in its search region, how its scatter falls with the
 * length of the scan, and what the literature says for and against the way it was chosen.
 */
public final class EvidenceView extends ViewPart {

    private static final double WANTED_MM = 5;

    private final Object counting = new Object();
    private final Object reading = new Object();
    private ViewerState viewer;
    private LatestWorker worker;
    private LineChart histogram;
    private LineChart scanLength;
    private Literature literature;

    /** Called by the workbench. */
    public EvidenceView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        viewer = getSite().getService(ViewerState.class);
        worker = new LatestWorker("evidence");
        SashForm body = new SashForm(parent, SWT.HORIZONTAL);
        histogram = new LineChart(body, Messages.evidenceHistogram, Messages.evidenceValue, Messages.evidenceVoxels, Messages.evidenceNoMap);
        histogram.control().setData("org.lodestone.control", "evidence-histogram");
        scanLength = new LineChart(body, Messages.evidenceLength, Messages.evidenceMinutes, Messages.evidenceDistance,
                Messages.evidenceNoLength);
        scanLength.control().setData("org.lodestone.control", "evidence-length");
        literature = new Literature(body);
        body.setWeights(34, 34, 32);
        Runnable stop = viewer.onChange((change, snapshot) -> {
            switch (change) {
                case CASE, TARGET, DISPLAY, MAP -> draw();
                default -> {
                    // where the cross-hair is changes no evidence
                }
            }
        });
        body.addDisposeListener(e -> {
            stop.run();
            worker.close();
        });
        draw();
    }

    private void draw() {
        Optional<ViewerSnapshot> snapshot = viewer.snapshot();
        drawLength(snapshot.filter(now -> now.target() >= 0).flatMap(now -> now.open().errorBars().get(now.target())));
        read(snapshot.flatMap(ViewerSnapshot::chosenTarget).map(TargetCandidate::methodId));
        if (snapshot.isEmpty()) {
            draw(Optional.empty());
            return;
        }
        worker.submit(counting, () -> {
            Optional<MapHistogram> counted = MapHistogram.of(snapshot.get());
            UiThread.post(histogram.control(), () -> draw(counted));
        });
    }

    /** The installed method says what is known of it; one that is not installed any more says nothing. */
    private void read(Optional<String> method) {
        worker.submit(reading, () -> {
            Evidence known = method.flatMap(id -> InstalledMethods.current(Progress.NONE).all(TargetingMethod.class).stream()
                    .filter(installed -> installed.info().id().equals(id)).findFirst()).map(TargetingMethod::evidence).orElse(Evidence.NONE);
            UiThread.post(histogram.control(), () -> literature.show(known));
        });
    }

    private void draw(Optional<MapHistogram> counted) {
        histogram.clear();
        counted.ifPresent(now -> {
            String name = now.region().isEmpty() ? now.map() : NLS.bind(Messages.evidenceIn, now.map(), now.region());
            histogram.bars(name, now.counts(), now.middles()[0], now.middles()[1] - now.middles()[0], LineChart.MEASURED);
            if (Double.isFinite(now.target())) {
                histogram.line(NLS.bind(Messages.evidenceTarget, String.format(Locale.ROOT, "%.2f", now.target())),
                        new double[] {now.target(), now.target()}, new double[] {0, now.most()}, LineChart.MODELLED, LineStyle.SOLID, false);
            }
        });
        histogram.finish();
    }

    private void drawLength(Optional<ErrorBar> errorBar) {
        scanLength.clear();
        List<LengthPoint> points = errorBar.map(ErrorBar::byLength).orElse(List.of());
        if (!points.isEmpty()) {
            double[] minutes = points.stream().mapToDouble(LengthPoint::minutes).toArray();
            double[] distances = points.stream().mapToDouble(LengthPoint::medianDistanceMm).toArray();
            scanLength.line(Messages.evidenceMedian, minutes, distances, LineChart.MEASURED, LineStyle.SOLID, true);
            double needed = errorBar.get().minutesForFiveMm();
            double end = Math.max(Arrays.stream(minutes).max().orElse(1), Double.isFinite(needed) ? needed : 0);
            scanLength.line(Double.isFinite(needed) ? NLS.bind(Messages.evidenceNeeded, String.format(Locale.ROOT, "%.0f", needed))
                    : Messages.evidenceWanted, new double[] {0, end}, new double[] {WANTED_MM, WANTED_MM}, LineChart.MODELLED, LineStyle.DASH,
                    false);
        }
        scanLength.finish();
    }

    @Override
    public void setFocus() {
        histogram.focus();
    }
}
