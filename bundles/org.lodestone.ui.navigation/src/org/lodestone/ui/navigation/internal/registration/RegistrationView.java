package org.lodestone.ui.navigation.internal.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
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
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.device.Validity;
import org.lodestone.navigation.registration.HeadRegistration;
import org.lodestone.navigation.registration.PivotCalibration;
import org.lodestone.navigation.registration.PointerCapture;
import org.lodestone.navigation.registration.RegistrationCheck;
import org.lodestone.navigation.registration.ScalpSurface;
import org.lodestone.navigation.registration.ScalpSweep;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.navigation.internal.Messages;
import org.lodestone.ui.navigation.internal.NavigationModel;
import org.lodestone.ui.view.Landmark;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/**
 * Registers the patient step by step: each landmark is marked in the scan with the cross-hair and touched on the head with the pointer, then
 * the pointer is swept over the scalp; the expected error at the chosen target decides whether the registration may be used.
 */
public final class RegistrationView extends ViewPart {

    private static final int TOUCH_MS = 4000;
    private static final int PIVOT_MS = 8000;
    private static final int SWEEP_MS = 30000;
    private static final double PIVOT_LIMIT_MM = 1;

    private NavigationModel model;
    private ViewerState viewer;
    private FindingLog findings;
    private RegistrationDraft draft = RegistrationDraft.empty();
    private Optional<ScalpSurface> scalp = Optional.empty();
    private Table table;
    private Label verdict;
    private final List<Button> buttons = new ArrayList<>();

    /** Called by the workbench. */
    public RegistrationView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        model = getSite().getService(NavigationModel.class);
        viewer = getSite().getService(ViewerState.class);
        findings = getSite().getService(FindingLog.class);
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 6).applyTo(body);
        table = new Table(body, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
        table.setData("org.lodestone.control", "landmarks");
        table.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 120).applyTo(table);
        column(Messages.landmark, 165);
        column(Messages.inScan, 150);
        column(Messages.touched, 90);
        column(Messages.off, 80);
        Composite row = new Composite(body, SWT.NONE);
        RowLayout wrapping = new RowLayout(SWT.HORIZONTAL);
        wrapping.wrap = true;
        row.setLayout(wrapping);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, 80).applyTo(row);
        button(row, "calibrate-pointer", Messages.calibratePointer, this::calibrate);
        button(row, "mark-in-scan", Messages.markInScan, () -> change((index, point) -> mark(index, point)));
        button(row, "touch", Messages.touch, () -> change(this::touch));
        button(row, "sweep", Messages.sweep, this::sweep);
        button(row, "forget", Messages.forget, this::forget);
        button(row, "register", Messages.register, this::register);
        button(row, "check-head", Messages.checkHead, () -> change(this::check));
        verdict = new Label(body, SWT.WRAP);
        verdict.setData("org.lodestone.control", "registration-verdict");
        GridDataFactory.fillDefaults().grab(true, false).hint(200, 50).applyTo(verdict);
        Runnable unlisten = model.onChange(this::show);
        Runnable unview = viewer.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE) {
                draft = RegistrationDraft.empty();
                scalp = Optional.empty();
                show();
            }
        });
        body.addDisposeListener(e -> {
            unlisten.run();
            unview.run();
        });
        show();
        table.setSelection(0);
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    private void button(Composite row, String name, String text, Runnable action) {
        Button button = ToolButtons.made(new Button(row, SWT.PUSH));
        button.setText(text);
        button.setData("org.lodestone.control", name);
        button.addListener(SWT.Selection, e -> action.run());
        buttons.add(button);
    }

    private void change(BiConsumer<Integer, DraftPoint> edit) {
        int index = table.getSelectionIndex();
        if (index >= 0 && index < draft.points().size()) {
            edit.accept(index, draft.points().get(index));
        }
    }

    private void put(int index, DraftPoint point) {
        change(draft.with(index, point));
    }

    private void change(RegistrationDraft changed) {
        draft = changed;
        model.use(Optional.empty());
        show();
    }

    private void forget() {
        if (table.getSelectionIndex() == draft.points().size()) {
            change(draft.swept(List.of()));
        } else {
            change((index, point) -> put(index, point.forgotten()));
        }
    }

    private void mark(int index, DraftPoint point) {
        Optional<FramePoint> crossHair = viewer.snapshot().map(ViewerSnapshot::crossHair);
        if (crossHair.isEmpty()) {
            say(Messages.openACaseFirst);
            return;
        }
        put(index, point.markedAt(crossHair.get()));
        viewer.showLandmarks(List.of(new Landmark(point.name(), crossHair.get())));
        table.setSelection(index);
    }

    private void touch(int index, DraftPoint point) {
        PointerCapture capture = new PointerCapture(NavigationModel.HEAD, NavigationModel.POINTER, model.pointerTipMm());
        listen(Messages.holdStill, TOUCH_MS, frame -> {
            capture.measured(frame);
            return capture.isComplete();
        }, () -> {
            switch (capture.result()) {
                case Outcome.Done<Vec3>(Vec3 tip, var _) -> {
                    put(index, point.touchedAt(tip));
                    table.setSelection(Math.min(index + 1, draft.points().size() - 1));
                }
                case Outcome.Refused<Vec3>(List<Finding> why) -> refused(why);
            }
        });
    }

    /** Another sweep adds to the one before. */
    private void sweep() {
        ScalpSweep sweep = new ScalpSweep(NavigationModel.HEAD, NavigationModel.POINTER, model.pointerTipMm());
        listen(NLS.bind(Messages.sweepNow, 0, ScalpSweep.WANTED), SWEEP_MS, frame -> {
            if (sweep.measured(frame)) {
                int points = sweep.size();
                table.getDisplay().asyncExec(() -> sweeping(points));
            }
            return sweep.isComplete();
        }, () -> {
            List<Vec3> all = new ArrayList<>(draft.sweptMm());
            all.addAll(sweep.pointsMm());
            change(draft.swept(all));
        });
    }

    private void sweeping(int points) {
        if (!verdict.isDisposed() && points < ScalpSweep.WANTED) {
            say(NLS.bind(Messages.sweepNow, points, ScalpSweep.WANTED));
        }
    }

    /** The scalp of the open case, made searchable once. */
    private Optional<ScalpSurface> scalp() {
        if (scalp.isEmpty()) {
            scalp = viewer.snapshot().flatMap(snapshot -> snapshot.open().scalp())
                    .map(mesh -> new ScalpSurface(mesh.frame(), mesh.surface().vertices(), mesh.surface().triangles()));
        }
        return scalp;
    }

    /** Touches a point again, with the registration left as it is: whether the head still sits against its marker. */
    private void check(int index, DraftPoint point) {
        Optional<HeadRegistration> registration = model.registration();
        if (registration.isEmpty() || point.scan().isEmpty()) {
            say(registration.isEmpty() ? Messages.notRegistered : Messages.markInScan);
            return;
        }
        PointerCapture capture = new PointerCapture(NavigationModel.HEAD, NavigationModel.POINTER, model.pointerTipMm());
        listen(Messages.holdStill, TOUCH_MS, frame -> {
            capture.measured(frame);
            return capture.isComplete();
        }, () -> {
            switch (capture.result()) {
                case Outcome.Done<Vec3>(Vec3 tip, var _) -> withLimit(limitMm ->
                        checked(RegistrationCheck.offMm(registration.get(), tip, point.scan().get()), limitMm));
                case Outcome.Refused<Vec3>(List<Finding> why) -> refused(why);
            }
        });
    }

    private void checked(double offMm, double limitMm) {
        List<Finding> moved = RegistrationCheck.findings(offMm, limitMm);
        model.live().ifPresent(live -> live.headMoved(moved.isEmpty() ? Optional.empty()
                : Optional.of(NLS.bind(Messages.headMovedNotice, number(offMm)))));
        if (moved.isEmpty()) {
            say(NLS.bind(Messages.headHolds, number(offMm), number(limitMm)));
        } else {
            refused(moved);
        }
    }

    private void calibrate() {
        List<Rigid> poses = new ArrayList<>();
        listen(Messages.turnPointer, PIVOT_MS, frame -> {
            frame.pose(NavigationModel.POINTER).filter(p -> p.validity() == Validity.VALID).ifPresent(p -> poses.add(p.toolToFrame()));
            return false;
        }, () -> {
            switch (PivotCalibration.of(poses, PIVOT_LIMIT_MM)) {
                case Outcome.Done<PivotCalibration>(PivotCalibration found, var _) -> {
                    model.pointerTip(found.tipMm());
                    say(NLS.bind(Messages.pointerCalibrated, number(found.errorMm())));
                }
                case Outcome.Refused<PivotCalibration>(List<Finding> why) -> refused(why);
            }
        });
    }

    private void listen(String words, int longestMs, java.util.function.Predicate<org.lodestone.device.PoseFrame> frames, Runnable done) {
        Optional<DeviceHandle> tracker = model.tracker();
        if (tracker.isEmpty()) {
            say(Messages.noTracker);
            return;
        }
        say(words);
        buttons.forEach(b -> b.setEnabled(false));
        new TrackerTap(tracker.get(), frames, longestMs, table.getDisplay(), () -> {
            if (!table.isDisposed()) {
                buttons.forEach(b -> b.setEnabled(true));
                done.run();
            }
        });
    }

    private void register() {
        Optional<FramePoint> target = viewer.snapshot().flatMap(ViewerSnapshot::chosenTarget).map(TargetCandidate::nativePoint);
        if (target.isEmpty()) {
            say(Messages.chooseATargetFirst);
            return;
        }
        withLimit(limitMm -> register(target.get(), limitMm));
    }

    private void register(FramePoint target, double limitMm) {
        switch (draft.register(target, limitMm, draft.sweptMm().isEmpty() ? Optional.empty() : scalp())) {
            case Outcome.Done<HeadRegistration>(HeadRegistration found, var _) -> {
                findings.add(Messages.registration, found.findings());
                model.use(Optional.of(found));
            }
            case Outcome.Refused<HeadRegistration>(List<Finding> why) -> {
                model.use(Optional.empty());
                refused(why);
            }
        }
    }

    /** Runs an act with the site's limit; without one that is understood there is no act. */
    private void withLimit(DoubleConsumer act) {
        switch (RegistrationLimit.ofSite()) {
            case Outcome.Done<Double>(Double limitMm, var _) -> act.accept(limitMm);
            case Outcome.Refused<Double>(List<Finding> why) -> refused(why);
        }
    }

    private void refused(List<Finding> why) {
        findings.add(Messages.registration, why);
        say(FindingWords.first(why));
    }

    private void say(String words) {
        verdict.setText(words);
        verdict.setToolTipText(words);
    }

    private void show() {
        if (table.isDisposed()) {
            return;
        }
        int selected = table.getSelectionIndex();
        table.removeAll();
        Optional<HeadRegistration> registration = model.registration();
        for (DraftPoint point : draft.points()) {
            new TableItem(table, SWT.NONE).setText(new String[] {
                point.name(),
                point.scan().map(p -> String.format(Locale.ROOT, "%.1f, %.1f, %.1f", p.mm().x(), p.mm().y(), p.mm().z())).orElse("\u2013"),
                point.touchedMm().isPresent() ? "\u2713" : "\u2013",
                registration.flatMap(r -> RegistrationDraft.offMm(r, Optional.of(point))).map(RegistrationView::number).orElse("\u2013")});
        }
        new TableItem(table, SWT.NONE).setText(new String[] {Messages.scalpPoints, "\u2013",
            draft.sweptMm().isEmpty() ? "\u2013" : String.valueOf(draft.sweptMm().size()),
            registration.flatMap(r -> draft.sweepOffMm(r, scalp)).map(RegistrationView::number).orElse("\u2013")});
        table.setSelection(selected);
        say(registration.map(r -> NLS.bind(Messages.registered, new Object[] {number(r.fiducialErrorMm()), number(r.targetErrorMm()),
            limitWords()})).orElse(Messages.notRegistered));
    }

    private static String limitWords() {
        return RegistrationLimit.ofSite() instanceof Outcome.Done<Double>(Double limitMm, var _) ? number(limitMm) : "?";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
