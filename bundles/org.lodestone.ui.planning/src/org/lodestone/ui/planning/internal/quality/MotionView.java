package org.lodestone.ui.planning.internal.quality;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.ViewerState;

/** How much the head moved, volume by volume: framewise displacement and standardised DVARS of every run of the open case. */
public final class MotionView extends ViewPart {

    /** Colour-blind safe (Okabe and Ito 2008): one a run. */
    private static final List<Color> RUNS = List.of(new Color(0, 114, 178), new Color(213, 94, 0), new Color(0, 158, 115),
            new Color(204, 121, 167), new Color(230, 159, 0));

    private ViewerState viewer;
    private FindingLog findings;
    private Chart[] charts;

    /** Called by the workbench. */
    public MotionView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        viewer = getSite().getService(ViewerState.class);
        findings = getSite().getService(FindingLog.class);
        SashForm body = new SashForm(parent, SWT.HORIZONTAL);
        charts = new Chart[] {chart(body, Messages.displacement, "mm"), chart(body, Messages.dvars, "")};
        Runnable stop = viewer.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE) {
                load();
            }
        });
        body.addDisposeListener(e -> stop.run());
        load();
    }

    private static Chart chart(Composite parent, String title, String unit) {
        Chart chart = new Chart(parent, SWT.NONE);
        Color text = parent.getForeground();
        chart.getTitle().setText(title);
        chart.getTitle().setForeground(text);
        chart.getAxisSet().getXAxis(0).getTitle().setText(Messages.volume);
        chart.getAxisSet().getXAxis(0).getTitle().setForeground(text);
        chart.getAxisSet().getXAxis(0).getTick().setForeground(text);
        chart.getAxisSet().getYAxis(0).getTitle().setText(unit);
        chart.getAxisSet().getYAxis(0).getTitle().setForeground(text);
        chart.getAxisSet().getYAxis(0).getTick().setForeground(text);
        chart.getLegend().setPosition(SWT.BOTTOM);
        return chart;
    }

    private void load() {
        Optional<Path> results = viewer.snapshot().flatMap(now -> now.open().results());
        if (results.isEmpty()) {
            show(List.of());
            return;
        }
        BackgroundJob<List<ConfoundTrace>> job = new BackgroundJob<>(Messages.displacement, charts[0].getDisplay(), findings,
                execution -> ConfoundTrace.of(results.get()), traces -> {
                    if (!charts[0].isDisposed()) {
                        show(traces);
                    }
                });
        job.setSystem(true);
        job.schedule();
    }

    private void show(List<ConfoundTrace> traces) {
        for (int i = 0; i < charts.length; i++) {
            Chart chart = charts[i];
            String column = ConfoundTrace.SHOWN.get(i);
            for (var series : chart.getSeriesSet().getSeries()) {
                chart.getSeriesSet().deleteSeries(series.getId());
            }
            List<ConfoundTrace> shown = traces.stream().filter(t -> t.column().equals(column)).toList();
            for (int run = 0; run < shown.size(); run++) {
                line(chart, shown.get(run), RUNS.get(run % RUNS.size()));
            }
            chart.getLegend().setVisible(shown.size() > 0);
            chart.getAxisSet().adjustRange();
            chart.redraw();
        }
    }

    private static void line(Chart chart, ConfoundTrace trace, Color colour) {
        double[] known = Arrays.stream(trace.values()).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        String name = trace.run().replace("_desc-confounds_timeseries.tsv", "");
        ILineSeries<?> line = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE,
                NLS.bind(Messages.meanOfRun, name, String.format(Locale.ROOT, "%.2f", mean)));
        // The first volume has no volume before it; the chart begins with the next.
        int first = trace.values().length - known.length;
        double[] volumes = new double[known.length];
        Arrays.setAll(volumes, v -> v + first);
        line.setXSeries(volumes);
        line.setYSeries(known);
        line.setSymbolType(ILineSeries.PlotSymbolType.NONE);
        line.setLineColor(colour);
        line.setLineWidth(2);
    }

    @Override
    public void setFocus() {
        charts[0].setFocus();
    }
}
