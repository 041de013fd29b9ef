package org.lodestone.ui.planning.internal.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.IBarSeries;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

/** A chart of lines, dots and bars; without any it says why in place of empty axes. User interface thread. */
public final class LineChart {

    /** What was measured. */
    public static final Color MEASURED = new Color(110, 110, 110);
    /** What the model says (Okabe and Ito 2008: safe for every kind of colour vision). */
    public static final Color MODELLED = new Color(213, 94, 0);
    /** Of the same colours, one for each of several runs, models or conditions. */
    public static final List<Color> SERIES = List.of(MODELLED, new Color(0, 114, 178), new Color(0, 158, 115), new Color(204, 121, 167),
            new Color(230, 159, 0));

    private static final double MARGIN = 0.08;
    private static final int PIXELS_BETWEEN_LEVELS = 28;

    private final Chart chart;
    private final String title;
    private final String empty;

    /**
     * @param parent with a layout
     * @param title above the chart
     * @param across what is counted from left to right, with unit
     * @param up what is counted upwards, with unit
     * @param empty said below the title as long as there is nothing to draw
     */
    public LineChart(Composite parent, String title, String across, String up, String empty) {
        this.title = title;
        this.empty = empty;
        chart = new Chart(parent, SWT.NONE);
        Color text = parent.getForeground();
        chart.getTitle().setForeground(text);
        chart.getTitle().setFont(parent.getFont());
        for (IAxis axis : axes()) {
            axis.getTitle().setText(axis.getDirection() == IAxis.Direction.X ? across : up);
            axis.getTitle().setForeground(text);
            axis.getTitle().setFont(parent.getFont());
            axis.getTick().setForeground(text);
            // Levels 1.5 apart would be named 3, 5, 6 by the library's own format.
            axis.getTick().setFormat(new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        }
        // A low chart would be left with the one tick zero.
        chart.getAxisSet().getYAxis(0).getTick().setTickMarkStepHint(PIXELS_BETWEEN_LEVELS);
        chart.getLegend().setPosition(SWT.BOTTOM);
        finish();
    }

    private List<IAxis> axes() {
        return List.of(chart.getAxisSet().getXAxis(0), chart.getAxisSet().getYAxis(0));
    }

    /** @return the control, for a layout or a test */
    public Control control() {
        return chart;
    }

    /** @return names of what is drawn */
    public List<String> names() {
        return Arrays.stream(chart.getSeriesSet().getSeries()).map(ISeries::getId).toList();
    }

    /** Removes what is drawn. */
    public void clear() {
        for (var series : chart.getSeriesSet().getSeries()) {
            chart.getSeriesSet().deleteSeries(series.getId());
        }
    }

    /**
     * Draws one value a volume.
     *
     * @param name in the legend
     * @param values those that are not finite are left out
     * @param first place of the first value
     * @param colour of line and dots
     * @param style of the line
     * @param dots whether each value is marked
     */
    public void line(String name, double[] values, int first, Color colour, LineStyle style, boolean dots) {
        double[] places = new double[values.length];
        Arrays.setAll(places, v -> v + first);
        line(name, places, values, colour, style, dots);
    }

    /** Draws values at places of their own; see {@link #line(String, double[], int, Color, LineStyle, boolean)}. */
    public void line(String name, double[] places, double[] values, Color colour, LineStyle style, boolean dots) {
        int[] known = IntStream.range(0, values.length).filter(v -> Double.isFinite(values[v])).toArray();
        if (known.length == 0) {
            return;
        }
        ILineSeries<?> line = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, name);
        line.setXSeries(Arrays.stream(known).mapToDouble(v -> places[v]).toArray());
        line.setYSeries(Arrays.stream(known).mapToDouble(v -> values[v]).toArray());
        line.setSymbolType(dots ? ILineSeries.PlotSymbolType.CIRCLE : ILineSeries.PlotSymbolType.NONE);
        line.setSymbolSize(2);
        line.setSymbolColor(colour);
        line.setLineColor(colour);
        line.setLineStyle(style);
        line.setLineWidth(style == LineStyle.SOLID ? 2 : 1);
    }

    /** Draws dashed lines at a bound and its negative over {@code length} places; the legend names them once. */
    public void bounds(String name, double bound, int first, int length, Color colour) {
        for (double side : new double[] {bound, -bound}) {
            double[] level = new double[length];
            Arrays.fill(level, side);
            // Series are told apart by their identifier, blanks at its ends left out.
            line(side > 0 ? name : "-" + name, level, first, colour, LineStyle.DASH, false);
        }
        chart.getSeriesSet().getSeries("-" + name).setVisibleInLegend(false);
    }

    /** Draws a bar a value, the first at {@code first}, the others {@code step} apart. */
    public void bars(String name, double[] values, double first, double step, Color colour) {
        IBarSeries<?> bars = (IBarSeries<?>) chart.getSeriesSet().createSeries(SeriesType.BAR, name);
        double[] places = new double[values.length];
        Arrays.setAll(places, v -> first + step * v);
        bars.setXSeries(places);
        bars.setYSeries(values);
        bars.setBarColor(colour);
    }

    /** Fits the axes to what was drawn since {@link #clear()}, or says that there is nothing. One line alone is named in the title. */
    public void finish() {
        List<String> names = names();
        boolean some = !names.isEmpty();
        boolean alone = names.size() == 1 && !names.getFirst().equals(title);
        chart.getTitle().setText(some ? title + (alone ? ": " + names.getFirst() : "") : title + "\n\n" + empty);
        for (IAxis axis : axes()) {
            axis.getTick().setVisible(some);
            axis.getTitle().setVisible(some);
            axis.getGrid().setStyle(some ? LineStyle.DOT : LineStyle.NONE);
        }
        chart.getLegend().setVisible(names.size() > 1);
        chart.getAxisSet().adjustRange();
        // What reaches the frame would hide behind it.
        Range range = chart.getAxisSet().getYAxis(0).getRange();
        double margin = MARGIN * (range.upper - range.lower);
        chart.getAxisSet().getYAxis(0).setRange(new Range(range.lower - margin, range.upper + margin));
        chart.redraw();
    }

    /** Takes the keyboard's focus. */
    public void focus() {
        chart.setFocus();
    }
}
