package org.lodestone.ui.planning.internal.task;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IBarSeries;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

/** A chart of lines, dots or bars over volumes; used on the user interface's thread. */
final class Lines {

    /** What was measured. */
    static final Color MEASURED = new Color(110, 110, 110);
    /** What the model says (Okabe and Ito 2008: safe for every kind of colour vision). */
    static final Color MODELLED = new Color(213, 94, 0);
    /** A second and third model. */
    static final List<Color> MORE = List.of(new Color(0, 114, 178), new Color(0, 158, 115), new Color(204, 121, 167), new Color(230, 159, 0));

    private static final double MARGIN = 0.08;

    private final Chart chart;

    Lines(Composite parent, String title, String across, String up) {
        chart = new Chart(parent, SWT.NONE);
        Color text = parent.getForeground();
        chart.getTitle().setText(title);
        chart.getTitle().setForeground(text);
        chart.getTitle().setFont(parent.getFont());
        for (var axis : new org.eclipse.swtchart.IAxis[] {chart.getAxisSet().getXAxis(0), chart.getAxisSet().getYAxis(0)}) {
            axis.getTitle().setText(axis == chart.getAxisSet().getXAxis(0) ? across : up);
            axis.getTitle().setForeground(text);
            axis.getTitle().setFont(parent.getFont());
            axis.getTick().setForeground(text);
        }
        chart.getLegend().setPosition(SWT.BOTTOM);
    }

    void clear() {
        for (var series : chart.getSeriesSet().getSeries()) {
            chart.getSeriesSet().deleteSeries(series.getId());
        }
    }

    /** Values that are not finite are left out. */
    void line(String name, double[] values, int first, Color colour, LineStyle style, boolean dots) {
        int[] known = java.util.stream.IntStream.range(0, values.length).filter(v -> Double.isFinite(values[v])).toArray();
        if (known.length == 0) {
            return;
        }
        ILineSeries<?> line = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, name);
        line.setXSeries(Arrays.stream(known).mapToDouble(v -> first + v).toArray());
        line.setYSeries(Arrays.stream(known).mapToDouble(v -> values[v]).toArray());
        line.setSymbolType(dots ? ILineSeries.PlotSymbolType.CIRCLE : ILineSeries.PlotSymbolType.NONE);
        line.setSymbolSize(2);
        line.setSymbolColor(colour);
        line.setLineColor(colour);
        line.setLineStyle(style);
        line.setLineWidth(style == LineStyle.SOLID ? 2 : 1);
    }

    /** Dashed lines at a bound and its negative; the legend names them once. */
    void bounds(String name, double bound, int first, int length, Color colour) {
        for (double side : new double[] {bound, -bound}) {
            double[] level = new double[length];
            Arrays.fill(level, side);
            // Series are told apart by their identifier, blanks at its ends left out.
            line(side > 0 ? name : "-" + name, level, first, colour, LineStyle.DASH, false);
        }
        chart.getSeriesSet().getSeries("-" + name).setVisibleInLegend(false);
    }

    void bars(String name, double[] values, int first, Color colour) {
        IBarSeries<?> bars = (IBarSeries<?>) chart.getSeriesSet().createSeries(SeriesType.BAR, name);
        double[] places = new double[values.length];
        Arrays.setAll(places, v -> v + first);
        bars.setXSeries(places);
        bars.setYSeries(values);
        bars.setBarColor(colour);
    }

    void finish() {
        chart.getLegend().setVisible(chart.getSeriesSet().getSeries().length > 1);
        chart.getAxisSet().adjustRange();
        // What reaches the frame would hide behind it.
        Range range = chart.getAxisSet().getYAxis(0).getRange();
        double margin = MARGIN * (range.upper - range.lower);
        chart.getAxisSet().getYAxis(0).setRange(new Range(range.lower - margin, range.upper + margin));
        chart.redraw();
    }

    void focus() {
        chart.setFocus();
    }
}
