package org.lodestone.ui.navigation.internal.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.navigation.registration.CoilCalibration;
import org.lodestone.navigation.registration.PointerCapture;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.navigation.internal.Messages;
import org.lodestone.ui.navigation.internal.NavigationModel;
import org.lodestone.ui.navigation.internal.registration.TrackerTap;

/**
 * Calibrates the coil: its points are touched with the pointer in the order of its drawing while both markers are seen. The result is kept
 * for later sessions.
 */
public final class CoilCalibrationView extends ViewPart {

    private static final String DRAWING = "coilDrawing";
    private static final int TOUCH_MS = 4000;
    private static final double LIMIT_MM = 1.5;

    private final Map<Integer, Vec3> touched = new TreeMap<>();
    private final List<Button> buttons = new ArrayList<>();
    private NavigationModel model;
    private FindingLog findings;
    private CoilDrawing drawing = new CoilDrawing(List.of());
    private Text text;
    private Table table;
    private Label verdict;

    /** Called by the workbench. */
    public CoilCalibrationView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        model = getSite().getService(NavigationModel.class);
        findings = getSite().getService(FindingLog.class);
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 6).numColumns(2).applyTo(body);
        text = new Text(body, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        text.setData("org.lodestone.control", "coil-drawing");
        text.setToolTipText(Messages.drawingTip);
        text.setMessage(Messages.drawingTip);
        GridDataFactory.fillDefaults().grab(false, true).hint(130, 90).applyTo(text);
        table = new Table(body, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
        table.setData("org.lodestone.control", "coil-points");
        table.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).hint(150, 90).applyTo(table);
        for (String title : List.of(Messages.coilPoint, Messages.onCoil, Messages.touched)) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(title);
            column.setWidth(title.equals(Messages.touched) ? 70 : title.equals(Messages.onCoil) ? 120 : 90);
        }
        Composite row = new Composite(body, SWT.NONE);
        row.setLayout(new RowLayout(SWT.HORIZONTAL));
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(row);
        button(row, "coil-touch", Messages.touch, this::touch);
        button(row, "coil-forget", Messages.forget, this::forget);
        button(row, "coil-calibrate", Messages.calibrateCoil, this::calibrate);
        verdict = new Label(body, SWT.WRAP);
        verdict.setData("org.lodestone.control", "coil-verdict");
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(200, 48).applyTo(verdict);
        text.setText(NavigationModel.preference(DRAWING));
        text.addListener(SWT.Modify, event -> drawn());
        drawn();
        say(model.coilToMarker().isPresent() ? Messages.coilIsCalibrated : drawing.points().isEmpty() ? Messages.drawingTip : Messages.coilNotYet);
    }

    private void button(Composite row, String name, String words, Runnable action) {
        Button button = ToolButtons.made(new Button(row, SWT.PUSH));
        button.setText(words);
        button.setData("org.lodestone.control", name);
        button.addListener(SWT.Selection, e -> action.run());
        buttons.add(button);
    }

    /** Another drawing: what was touched belongs to none of its points. */
    private void drawn() {
        try {
            drawing = CoilDrawing.parse(text.getText());
            NavigationModel.preference(DRAWING, text.getText());
            say(Messages.coilNotYet);
        } catch (IllegalArgumentException e) {
            drawing = new CoilDrawing(List.of());
            say(NLS.bind(Messages.drawingLine, e.getMessage()));
        }
        touched.clear();
        show();
        table.setSelection(0);
    }

    private void show() {
        int selected = table.getSelectionIndex();
        table.removeAll();
        for (int i = 0; i < drawing.points().size(); i++) {
            CoilDrawing.Point point = drawing.points().get(i);
            new TableItem(table, SWT.NONE).setText(new String[] {point.name(),
                String.format(Locale.ROOT, "%.1f, %.1f, %.1f", point.mm().x(), point.mm().y(), point.mm().z()),
                touched.containsKey(i) ? "\u2713" : "\u2013"});
        }
        table.setSelection(selected);
    }

    private void forget() {
        touched.remove(table.getSelectionIndex());
        show();
    }

    private void touch() {
        int index = table.getSelectionIndex();
        Optional<DeviceHandle> tracker = model.tracker();
        if (index < 0 || tracker.isEmpty()) {
            say(index < 0 ? Messages.drawingTip : Messages.noTracker);
            return;
        }
        PointerCapture capture = new PointerCapture(NavigationModel.COIL, NavigationModel.POINTER, model.pointerTipMm());
        CoilDrawing asked = drawing;
        say(Messages.holdStill);
        buttons.forEach(b -> b.setEnabled(false));
        new TrackerTap(tracker.get(), frame -> {
            capture.measured(frame);
            return capture.isComplete();
        }, TOUCH_MS, table.getDisplay(), () -> {
            if (!table.isDisposed()) {
                buttons.forEach(b -> b.setEnabled(true));
                captured(asked, index, capture.result());
            }
        });
    }

    private void captured(CoilDrawing asked, int index, Outcome<Vec3> result) {
        if (asked != drawing) {
            return;
        }
        switch (result) {
            case Outcome.Done<Vec3>(Vec3 tip, var _) -> {
                touched.put(index, tip);
                show();
                table.setSelection(Math.min(index + 1, drawing.points().size() - 1));
                say(Messages.coilNotYet);
            }
            case Outcome.Refused<Vec3>(List<Finding> why) -> refused(why);
        }
    }

    private void calibrate() {
        List<Vec3> onCoil = drawing.points().stream().map(CoilDrawing.Point::mm).toList();
        switch (CoilCalibration.of(onCoil, List.copyOf(touched.values()), LIMIT_MM)) {
            case Outcome.Done<CoilCalibration>(CoilCalibration found, var _) -> {
                model.coilToMarker(found.coilToMarker());
                say(NLS.bind(Messages.coilCalibrated, String.format(Locale.ROOT, "%.2f", found.errorMm())));
            }
            case Outcome.Refused<CoilCalibration>(List<Finding> why) -> refused(why);
        }
    }

    private void refused(List<Finding> why) {
        findings.add(Messages.calibrateCoil, why);
        say(FindingWords.first(why));
    }

    private void say(String words) {
        verdict.setText(words);
        verdict.setToolTipText(words);
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
