package org.lodestone.ui.planning.internal.task;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Vec3;
import org.lodestone.study.derivative.StoredTaskModel;
import org.lodestone.study.derivative.StoredTaskModel.Fitted;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.planning.internal.chart.LineChart;
import org.lodestone.ui.planning.internal.results.ResultChooser;
import org.lodestone.ui.view.ViewerState;

/** A fitted task model: design matrix with the contrast's weights, fit and response at the peak voxel, and what the model leaves there. */
public final class TaskModelView extends ViewPart {

    private static final int LAGS = 20;
    private static final double INTERVAL_95 = 1.96;

    private ViewerState viewer;
    private ResultChooser<StoredTaskModel> results;
    private Combo contrasts;
    private Button peak;
    private Label said;
    private DesignCanvas design;
    private LineChart fit;
    private LineChart response;
    private LineChart residuals;
    private LineChart correlogram;
    private Optional<StoredTaskModel> model = Optional.empty();

    /** Called by the workbench. */
    public TaskModelView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        viewer = getSite().getService(ViewerState.class);
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 4).applyTo(body);
        controls(body);
        said = new Label(body, SWT.WRAP);
        said.setData("org.lodestone.control", "task-said");
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(said);
        SashForm pictures = new SashForm(body, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(pictures);
        design = new DesignCanvas(pictures);
        Composite charts = new Composite(pictures, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(charts);
        fit = chart(charts, Messages.taskFit, Messages.volume, "%");
        response = chart(charts, Messages.taskResponse, Messages.taskAfter, "%");
        residuals = chart(charts, Messages.taskResiduals, Messages.volume, "%");
        correlogram = chart(charts, Messages.taskCorrelogram, Messages.taskLag, "r");
        pictures.setWeights(30, 70);
        results.look();
    }

    private static LineChart chart(Composite parent, String title, String across, String up) {
        Composite frame = new Composite(parent, SWT.NONE);
        frame.setLayout(new org.eclipse.swt.layout.FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(frame);
        return new LineChart(frame, title, across, up, "");
    }

    private void controls(Composite body) {
        Composite row = new Composite(body, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        row.setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        results = new ResultChooser<>(row, new ResultChooser.Kind<>("task", Messages.taskResults, Messages.taskOpen, StoredTaskModel::find,
                StoredTaskModel::read), viewer, getSite().getService(FindingLog.class), this::show);
        new Label(row, SWT.NONE).setText(Messages.taskContrast);
        contrasts = combo(row, "task-contrasts", 180);
        contrasts.addListener(SWT.Selection, e -> draw());
        peak = ToolButtons.made(new Button(row, SWT.PUSH));
        peak.setText(Messages.taskPeak);
        peak.setToolTipText(Messages.taskPeakTip);
        peak.setData("org.lodestone.control", "task-peak");
        peak.addListener(SWT.Selection, e -> model.ifPresent(now -> viewer.moveTo(chosen(now).peakMm())));
    }

    private static Combo combo(Composite row, String name, int width) {
        Combo combo = new Combo(row, SWT.READ_ONLY);
        combo.setData("org.lodestone.control", name);
        combo.setLayoutData(new RowData(width, SWT.DEFAULT));
        return combo;
    }

    private void show(Optional<StoredTaskModel> stored) {
        model = stored;
        contrasts.setItems(stored.map(now -> now.contrasts().stream().map(Fitted::name).toArray(String[]::new)).orElse(new String[0]));
        contrasts.select(0);
        contrasts.setEnabled(stored.isPresent());
        peak.setEnabled(stored.isPresent());
        draw();
    }

    private Fitted chosen(StoredTaskModel now) {
        return now.contrasts().get(Math.max(0, contrasts.getSelectionIndex()));
    }

    private void draw() {
        List.of(fit, response, residuals, correlogram).forEach(LineChart::clear);
        design.show(model, Math.max(0, contrasts.getSelectionIndex()));
        said.setText(model.map(this::words).orElse(Messages.taskHint));
        model.map(this::chosen).ifPresent(this::charts);
        List.of(fit, response, residuals, correlogram).forEach(LineChart::finish);
        said.getParent().layout();
    }

    private void charts(Fitted now) {
        fit.line(Messages.taskMeasured, now.observed(), 0, LineChart.MEASURED, LineStyle.SOLID, false);
        fit.line(Messages.taskModelled, now.fitted(), 0, LineChart.MODELLED, LineStyle.SOLID, false);
        for (int n = 0; n < now.responses().size(); n++) {
            var one = now.responses().get(n);
            var colour = LineChart.SERIES.get(n % LineChart.SERIES.size());
            response.line(NLS.bind(Messages.taskModelledOf, one.condition()), one.modelled(), 0, colour, LineStyle.SOLID, false);
            response.line(NLS.bind(Messages.taskMeasuredOf, one.condition()), one.measured(), 0, colour, LineStyle.NONE, true);
        }
        residuals.line(Messages.taskResiduals, now.residuals(), 0, LineChart.MEASURED, LineStyle.SOLID, false);
        double[] r = now.autocorrelation(LAGS);
        correlogram.bars(Messages.taskCorrelogram, r, 1, 1, LineChart.MEASURED);
        correlogram.bounds(Messages.taskBound, INTERVAL_95 / Math.sqrt(Math.max(1, now.residuals().length)), 1, r.length, LineChart.MODELLED);
    }

    private String words(StoredTaskModel now) {
        Fitted one = chosen(now);
        Vec3 mm = one.peakMm();
        String words = NLS.bind(Messages.taskWords, new Object[] {one.name(), one.statistic(), String.format(Locale.ROOT, "%.2f", one.peak()),
            String.format(Locale.ROOT, "%.1f, %.1f, %.1f", mm.x(), mm.y(), mm.z()), String.format(Locale.ROOT, "%.2f", one.durbinWatson())});
        return now.remarks().isEmpty() ? words : words + "\n" + now.remarks().stream().map(FindingWords::line).collect(Collectors.joining("\n"));
    }

    @Override
    public void setFocus() {
        fit.focus();
    }
}
