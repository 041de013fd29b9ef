package org.lodestone.ui.planning.internal.quality;

import java.nio.file.Path;
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
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.planning.internal.chart.LineChart;
import org.lodestone.ui.view.ViewerState;

/** How much the head moved, volume by volume: framewise displacement and standardised DVARS of every run of the open case. */
public final class MotionView extends ViewPart {

    private ViewerState viewer;
    private FindingLog findings;
    private List<LineChart> charts;

    /** Called by the workbench. */
    public MotionView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        viewer = getSite().getService(ViewerState.class);
        findings = getSite().getService(FindingLog.class);
        SashForm body = new SashForm(parent, SWT.HORIZONTAL);
        charts = List.of(new LineChart(body, Messages.displacement, Messages.volume, "mm", Messages.motionNone),
                new LineChart(body, Messages.dvars, Messages.volume, "", Messages.motionNone));
        charts.get(0).control().setData("org.lodestone.control", "motion-displacement");
        charts.get(1).control().setData("org.lodestone.control", "motion-dvars");
        Runnable stop = viewer.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE) {
                load();
            }
        });
        body.addDisposeListener(e -> stop.run());
        load();
    }

    private void load() {
        Optional<Path> results = viewer.snapshot().flatMap(now -> now.open().results());
        show(List.of());
        if (results.isEmpty()) {
            return;
        }
        BackgroundJob<List<ConfoundTrace>> job = new BackgroundJob<>(Messages.displacement, getSite().getShell().getDisplay(), findings,
                execution -> ConfoundTrace.of(results.get()), traces -> {
                    if (!charts.getFirst().control().isDisposed()) {
                        show(traces);
                    }
                });
        job.setSystem(true);
        job.schedule();
    }

    private void show(List<ConfoundTrace> traces) {
        for (int i = 0; i < charts.size(); i++) {
            LineChart chart = charts.get(i);
            String column = ConfoundTrace.SHOWN.get(i);
            chart.clear();
            List<ConfoundTrace> shown = traces.stream().filter(t -> t.column().equals(column)).toList();
            for (int run = 0; run < shown.size(); run++) {
                ConfoundTrace trace = shown.get(run);
                double mean = Arrays.stream(trace.values()).filter(Double::isFinite).average().orElse(Double.NaN);
                chart.line(NLS.bind(Messages.meanOfRun, trace.run().replace("_desc-confounds_timeseries.tsv", ""),
                        String.format(Locale.ROOT, "%.2f", mean)), trace.values(), 0, LineChart.SERIES.get(run % LineChart.SERIES.size()),
                        LineStyle.SOLID, false);
            }
            chart.finish();
        }
    }

    @Override
    public void setFocus() {
        charts.getFirst().focus();
    }
}
