package org.lodestone.ui.navigation.internal.control;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.navigation.registration.RobotGuide;
import org.lodestone.navigation.registration.StoredRobotCalibration;
import org.lodestone.navigation.safety.Condition;
import org.lodestone.navigation.safety.InterlockState;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.Inks;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.navigation.internal.Messages;
import org.lodestone.ui.navigation.internal.NavigationModel;

/**
 * Stimulator and robot in the operator's hands. Monitor only until an operator enables control for the session that is recorded; what may
 * be pressed now is enabled, and what is missing stands in words. Stop works in every state.
 */
public final class ControlView extends ViewPart {

    private static final int BEAT_MS = 100;
    private static final int USUAL_PERCENT = 30;
    private static final double STEP_MM = 1;
    private static final int OPERATOR_WIDTH = 140;

    private NavigationModel model;
    private Text operator;
    private Button enable;
    private Button checked;
    private Label state;
    private Label conditions;
    private Label calibration;
    private Label devices;
    private Label said;
    private final List<Control> whenEnabled = new ArrayList<>();
    private Button confirm;
    private Button arm;
    private Button disarm;
    private Button pulse;
    private Button acknowledge;

    /** Called by the workbench. */
    public ControlView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        model = getSite().getService(NavigationModel.class);
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 2).spacing(12, 0).numColumns(2).applyTo(body);
        Composite left = half(body), right = half(body);
        Composite top = row(left);
        Button stop = button(top, "control-stop", Messages.stopAll, SessionControl::stop);
        stop.setFont(JFaceResources.getHeaderFont());
        // The letters, not the ground: themes paint the ground themselves.
        stop.setForeground(Inks.stop(body));
        new Label(top, SWT.NONE).setText(Messages.operator);
        operator = named(new Text(top, SWT.BORDER), "control-operator");
        operator.setMessage(Messages.operatorHint);
        operator.setLayoutData(new RowData(OPERATOR_WIDTH, SWT.DEFAULT));
        enable = button(top, "control-enable", Messages.enableControl, this::toggle);
        state = named(new Label(left, SWT.NONE), "control-state");
        state.setFont(JFaceResources.getHeaderFont());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(state);
        conditions = wide(left, "control-conditions", 34);
        said = wide(left, "control-said", 34);
        confirming(row(right));
        stimulating(row(right));
        moving(row(right));
        calibration = wide(right, "control-calibration", 34);
        devices = wide(right, "control-devices", 18);
        beat(body.getDisplay());
        show();
    }

    private void confirming(Composite row) {
        checked = named(ToolButtons.made(new Button(row, SWT.CHECK)), "control-checked");
        checked.setText(Messages.planChecked);
        confirm = button(row, "control-confirm", Messages.confirmControl, control -> {
            control.confirm();
            checked.setSelection(false);
        });
        acknowledge = button(row, "control-acknowledge", Messages.acknowledgeHold, SessionControl::acknowledge);
    }

    private void stimulating(Composite row) {
        Spinner percent = named(new Spinner(row, SWT.BORDER), "control-percent");
        percent.setValues(USUAL_PERCENT, 0, 100, 0, 1, 5);
        whenEnabled.add(button(row, "control-intensity", Messages.setIntensity, control -> control.intensity(percent.getSelection())));
        arm = button(row, "control-arm", Messages.arm, SessionControl::arm);
        disarm = button(row, "control-disarm", Messages.disarm, SessionControl::disarm);
        pulse = button(row, "control-pulse", Messages.singlePulse, SessionControl::pulse);
    }

    private void moving(Composite row) {
        new Label(row, SWT.NONE).setText(Messages.robotStep);
        for (int axis = 0; axis < 3; axis++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                // Letters of the scan's axes, as in every slice.
                String text = "LRPAIS".substring(2 * axis + (sign + 1) / 2, 2 * axis + (sign + 1) / 2 + 1);
                Vec3 way = new Vec3(axis == 0 ? sign : 0, axis == 1 ? sign : 0, axis == 2 ? sign : 0).times(STEP_MM);
                whenEnabled.add(button(row, "control-robot-" + text, text, control -> control.step(way)));
            }
        }
        button(row, "control-hold", Messages.holdRobot, SessionControl::hold);
        Button load = named(ToolButtons.made(new Button(row, SWT.PUSH)), "control-robot-calibration");
        load.setText(Messages.robotCalibration);
        load.setToolTipText(Messages.robotCalibrationTip);
        load.addListener(SWT.Selection, e -> {
            FileDialog dialog = new FileDialog(row.getShell(), SWT.OPEN);
            dialog.setText(Messages.robotCalibrationFiles);
            dialog.setFilterExtensions(new String[] {"*.json", "*"});
            Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(model.robotCalibration()::choose);
        });
    }

    private static Composite half(Composite body) {
        Composite half = new Composite(body, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(half);
        GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.BEGINNING).applyTo(half);
        return half;
    }

    private static Composite row(Composite body) {
        Composite row = new Composite(body, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        layout.marginLeft = 0;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        row.setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        return row;
    }

    private static Label wide(Composite body, String name, int height) {
        Label label = named(new Label(body, SWT.WRAP), name);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, height).applyTo(label);
        return label;
    }

    private static <C extends Control> C named(C control, String name) {
        control.setData("org.lodestone.control", name);
        return control;
    }

    private Button button(Composite row, String name, String text, Consumer<SessionControl> action) {
        Button button = named(ToolButtons.made(new Button(row, SWT.PUSH)), name);
        button.setText(text);
        button.addListener(SWT.Selection, e -> {
            model.control().ifPresent(action);
            show();
        });
        return button;
    }

    private void toggle(SessionControl control) {
        if (control.state() != InterlockState.MONITOR) {
            control.disable();
        } else if (!control.enable(operator.getText())) {
            said.setText(operator.getText().isBlank() ? Messages.nameTheOperator : Messages.nothingToControl);
        }
    }

    private void beat(Display display) {
        display.timerExec(BEAT_MS, () -> {
            if (!state.isDisposed()) {
                model.control().ifPresent(SessionControl::beat);
                show();
                beat(display);
            }
        });
    }

    private void show() {
        Optional<SessionControl> control = model.control();
        InterlockState now = control.map(SessionControl::state).orElse(InterlockState.MONITOR);
        Set<Condition> holding = control.map(SessionControl::holding).orElse(Set.of());
        boolean enabled = now != InterlockState.MONITOR;
        say(state, control.isEmpty() ? Messages.controlNeedsASession : words(now, control.get()));
        state.setForeground(state.getDisplay().getSystemColor(now == InterlockState.ARMED || now == InterlockState.HOLD ? SWT.COLOR_RED
                : SWT.COLOR_WIDGET_FOREGROUND));
        say(conditions, control.isEmpty() ? "" : java.util.Arrays.stream(Condition.values())
                .map(c -> (holding.contains(c) ? "\u2713 " : "\u2717 ") + name(c)).collect(Collectors.joining("   ")));
        enable.setText(enabled ? Messages.disableControl : Messages.enableControl);
        enable.setEnabled(control.isPresent());
        operator.setEnabled(control.isPresent() && !enabled);
        checked.setEnabled(now == InterlockState.ENABLED);
        confirm.setEnabled(now == InterlockState.ENABLED && checked.getSelection());
        acknowledge.setEnabled(now == InterlockState.HOLD);
        arm.setEnabled(now == InterlockState.CONFIRMED);
        disarm.setEnabled(enabled);
        pulse.setEnabled(now == InterlockState.ARMED && holding.size() == Condition.values().length);
        whenEnabled.forEach(c -> c.setEnabled(enabled && now != InterlockState.HOLD));
        say(calibration, calibrationWords());
        control.ifPresent(c -> {
            say(devices, devices(c));
            if (!c.said().isEmpty() && enabled) {
                say(said, c.refusal().map(why -> FindingWords.first(List.of(why))).orElseGet(() -> inWords(c.said())));
            }
        });
    }

    /** An act and what came of it, each in the language of the workbench; the recording keeps the English words. */
    private static String inWords(String actAndOutcome) {
        String[] parts = actAndOutcome.split(": ", 2);
        return parts.length < 2 ? FindingWords.said(actAndOutcome) : FindingWords.said(parts[0]) + ": " + FindingWords.said(parts[1]);
    }

    private static void say(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
            label.setToolTipText(text);
        }
    }

    private static String words(InterlockState now, SessionControl control) {
        Object left = control.leftSeconds().map(s -> (Object) s).orElse("");
        return switch (now) {
            case MONITOR -> Messages.monitorOnly;
            case ENABLED -> Messages.controlEnabled;
            case CONFIRMED -> NLS.bind(Messages.controlConfirmed, left);
            case ARMED -> NLS.bind(Messages.controlArmed, left);
            case HOLD -> Messages.controlHold;
        };
    }

    private static String name(Condition condition) {
        return switch (condition) {
            case PLAN_APPROVED -> Messages.conditionPlan;
            case REGISTRATION_VALID -> Messages.conditionRegistration;
            case STIMULATOR_READY -> Messages.conditionStimulator;
            case WATCHDOG_ALIVE -> Messages.conditionWatchdog;
            case POSES_FRESH -> Messages.conditionPoses;
            case ON_TARGET -> Messages.conditionTarget;
        };
    }

    private static String devices(SessionControl control) {
        List<String> words = new ArrayList<>();
        control.stimulatorSays().ifPresent(s -> words.add(NLS.bind(s.armed() ? Messages.stimulatorArmed : Messages.stimulatorSafe,
                number(s.intensityPercent()), number(s.coilTemperatureC()))));
        control.robotSays().ifPresent(r -> words.add(NLS.bind(r.servoing() ? Messages.robotMoves : Messages.robotStands, number(r.forceN()))));
        return String.join("   ", words);
    }

    /** What robot's calibration is loaded, or why it does not lead one. */
    private String calibrationWords() {
        return switch (model.robotCalibration().guide()) {
            case Outcome.Done<RobotGuide>(RobotGuide guide, var _) -> guide.trouble(Instant.now()).map(why -> FindingWords.first(List.of(why)))
                    .orElseGet(() -> {
                        StoredRobotCalibration stored = guide.stored();
                        return NLS.bind(Messages.robotCalibrated, new Object[] {fine(stored.residual().rmsMm()), fine(stored.residual().rmsDegrees()),
                            Duration.between(stored.taken(), Instant.now()).toDays(), stored.calibration().baseToTracker().from().id(),
                            stored.calibration().baseToTracker().to().id()});
                    });
            case Outcome.Refused<RobotGuide>(List<Finding> why) -> FindingWords.first(why);
        };
    }

    private static String fine(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.0f", value) : "\u2013";
    }

    @Override
    public void setFocus() {
        operator.setFocus();
    }
}
