package org.lodestone.ui.navigation.internal.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.plan.Approval;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.navigation.coil.CoilDeviation;
import org.lodestone.navigation.coil.CoilPlan;
import org.lodestone.navigation.session.LoggedPulse;
import org.lodestone.navigation.session.SessionRecorder;
import org.lodestone.navigation.session.SessionState;
import org.lodestone.navigation.session.SessionSummary;
import org.lodestone.navigation.session.TreatmentSession;
import org.lodestone.study.review.TreatmentRelease;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.navigation.internal.LiveNavigation;
import org.lodestone.ui.navigation.internal.Messages;
import org.lodestone.ui.navigation.internal.NavigationModel;
import org.lodestone.ui.view.ReviewCase;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** The treatment session: begins and ends it, says whether it runs or why it pauses, lists the pulses with where the coil was. */
public final class SessionView extends ViewPart {

    private static final int REFRESH_MS = 200;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private NavigationModel model;
    private ViewerState viewer;
    private Button begin;
    private Label state;
    private Label summary;
    private Table pulses;

    /** Called by the workbench. */
    public SessionView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        model = getSite().getService(NavigationModel.class);
        viewer = getSite().getService(ViewerState.class);
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 6).numColumns(2).applyTo(body);
        begin = ToolButtons.made(new Button(body, SWT.TOGGLE));
        begin.setData("org.lodestone.control", "session");
        begin.setText(Messages.beginSession);
        begin.addListener(SWT.Selection, e -> toggle());
        state = new Label(body, SWT.WRAP);
        state.setData("org.lodestone.control", "session-state");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(state);
        pulses = new Table(body, SWT.FULL_SELECTION | SWT.BORDER);
        pulses.setData("org.lodestone.control", "pulses");
        pulses.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(SWT.DEFAULT, 100).applyTo(pulses);
        for (String title : List.of("#", Messages.intensity, Messages.aim, Messages.lateral, Messages.tilt, Messages.inTolerance)) {
            TableColumn column = new TableColumn(pulses, SWT.LEFT);
            column.setText(title);
            column.setWidth(title.length() == 1 ? 34 : title.length() > 9 ? 105 : 84);
        }
        summary = new Label(body, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(200, 54).applyTo(summary);
        Runnable unlisten = model.onChange(this::show);
        body.addDisposeListener(e -> unlisten.run());
        refresh(body.getDisplay());
        show();
    }

    private void refresh(Display display) {
        display.timerExec(REFRESH_MS, () -> {
            if (!pulses.isDisposed()) {
                if (model.live().isPresent()) {
                    show();
                }
                refresh(display);
            }
        });
    }

    private void toggle() {
        if (begin.getSelection()) {
            begin();
        } else {
            model.live().flatMap(LiveNavigation::session).ifPresent(s -> s.end(System.nanoTime()));
            show();
            String last = summary.getText();
            model.stop();
            summary.setText(last);
        }
    }

    private void begin() {
        Optional<TargetCandidate> target = viewer.snapshot().flatMap(ViewerSnapshot::chosenTarget);
        Optional<ScalpTarget> scalp = target.flatMap(TargetCandidate::scalp);
        String missing = model.registration().isEmpty() ? Messages.registerFirst : scalp.isEmpty() ? Messages.chooseATargetFirst
                : model.tracker().isEmpty() ? Messages.noTracker : "";
        if (!missing.isEmpty()) {
            begin.setSelection(false);
            state.setText(missing);
            return;
        }
        try {
            Path file = recording();
            CoilPlan plan = new CoilPlan(CoilPose.usual(scalp.get()).coilToHead(), target.get().nativePoint());
            model.follow(plan, Optional.of(new SessionRecorder(file)), release(viewer.snapshot().orElseThrow().open(), target.get()));
        } catch (IOException e) {
            begin.setSelection(false);
            Finding finding = Finding.error("LS-NAVUI-001", "The session cannot be recorded: " + e.getMessage(),
                    "Free some space or give write access to the case's folder, then begin again.");
            getSite().getService(FindingLog.class).add(Messages.session, List.of(finding));
            state.setText(FindingWords.message(finding));
        }
    }

    private static Supplier<Outcome<Approval>> release(ReviewCase open, TargetCandidate target) {
        Path results = open.results().orElse(open.folder());
        String label = open.label();
        return () -> TreatmentRelease.of(results, label, target);
    }

    private Path recording() throws IOException {
        Path results = viewer.snapshot().flatMap(now -> now.open().results()).orElse(Path.of(System.getProperty("user.home"), ".lodestone"));
        Path folder = Files.createDirectories(results.resolve("sessions"));
        return folder.resolve("session-" + LocalDateTime.now().format(NAME) + ".jsonl");
    }

    private void show() {
        if (pulses.isDisposed()) {
            return;
        }
        Optional<LiveNavigation> live = model.live();
        Optional<TreatmentSession> session = live.flatMap(LiveNavigation::session);
        begin.setSelection(session.isPresent());
        begin.setText(session.isPresent() ? Messages.endSession : Messages.beginSession);
        if (session.isEmpty()) {
            state.setText(model.registration().isPresent() ? Messages.readyToBegin : Messages.registerFirst);
            return;
        }
        Map.Entry<SessionState, Map<String, String>> now = session.get().state();
        state.setText(live.get().trouble().map(t -> NLS.bind(Messages.recordingFailed, t)).orElse(words(now)));
        List<LoggedPulse> logged = session.get().pulses();
        for (int i = pulses.getItemCount() > logged.size() ? clear() : pulses.getItemCount(); i < logged.size(); i++) {
            row(logged.get(i), live.get());
        }
        summary.setText(words(session.get().summary()));
    }

    private int clear() {
        pulses.removeAll();
        return 0;
    }

    private void row(LoggedPulse pulse, LiveNavigation live) {
        TableItem item = new TableItem(pulses, SWT.NONE);
        Optional<CoilDeviation> d = pulse.deviation();
        item.setText(new String[] {
            String.valueOf(pulse.number()),
            Double.isFinite(pulse.intensityPercent()) ? String.format(Locale.ROOT, "%.0f %%", pulse.intensityPercent()) : "\u2013",
            d.map(v -> String.format(Locale.ROOT, "%.1f mm", v.aimMm())).orElse("\u2013"),
            d.map(v -> String.format(Locale.ROOT, "%.1f mm", v.lateralMm())).orElse("\u2013"),
            d.map(v -> String.format(Locale.ROOT, "%.0f\u00b0", Math.toDegrees(v.tiltRad()))).orElse("\u2013"),
            d.map(v -> live.navigator().tolerance().used(v) <= 1 ? Messages.yes : Messages.no)
                    .orElse(live.navigator().coilToMarker().isEmpty() ? Messages.uncalibrated : live.headMoved().isPresent() ? Messages.notRegisteredAnyMore
                            : Messages.unknown)});
        pulses.showItem(item);
    }

    private static String words(Map.Entry<SessionState, Map<String, String>> now) {
        return switch (now.getKey()) {
            case RUNNING -> Messages.running;
            case PAUSED -> NLS.bind(Messages.paused, now.getValue().entrySet().stream().map(e -> e.getKey() + ": "
                    + FindingWords.said(e.getValue().toLowerCase(Locale.ROOT).replace('_', ' '))).sorted().reduce((a, b) -> a + "; " + b).orElse(""));
            case ENDED -> Messages.ended;
        };
    }

    private static String number(double mm) {
        return Double.isFinite(mm) ? String.format(Locale.ROOT, "%.1f", mm) : "\u2013";
    }

    private static String words(SessionSummary s) {
        return NLS.bind(Messages.summary, new Object[] {s.pulses().pulses(), s.pulses().inTolerance(), s.pulses().unknown(),
            String.format(Locale.ROOT, "%.0f", s.inToleranceSeconds()), String.format(Locale.ROOT, "%.0f", s.seconds()), s.pauses(),
            number(s.pulses().meanAimMm()), number(s.pulses().largestAimMm()), number(s.pulses().spreadMm())});
    }

    @Override
    public void setFocus() {
        begin.setFocus();
    }
}
