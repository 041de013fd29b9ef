package org.lodestone.ui.planning.internal.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Execution;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.Inks;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.UndoActions;
import org.lodestone.ui.planning.internal.InstalledMethods;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.RegionWords;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** The targets of the case with their evidence; choosing one moves every view to it. */
public final class TargetsView extends ViewPart {

    /** Id in the registry. */
    public static final String ID = "org.lodestone.ui.planning.view.targets";

    private static final int[] SHOWN_ORDER = {0, 1, 2, 3, 4, 5, 7, 8, 10, 12, 9, 11, 6};

    private final RegionWords regionWords = RegionWords.ofWorkbench();
    private ViewerState state;
    private TableViewer table;
    private GatePanel gates;
    private boolean showing;
    private MovedRow movedRow;
    private LatestWorker numbers;
    private Optional<TargetCandidate> moved = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        state = getSite().getService(ViewerState.class);
        numbers = new LatestWorker("lodestone-moved-target");
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        ReviewDesk desk = getSite().getService(ReviewDesk.class);
        movedRow = new MovedRow(parent, state, desk::lastMove);
        SashForm body = new SashForm(parent, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
        table = new TableViewer(body, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
        table.getTable().setData("org.lodestone.control", "targets");
        table.getTable().setHeaderVisible(true);
        table.getTable().setLinesVisible(true);
        table.setContentProvider(ArrayContentProvider.getInstance());
        column("#", 28, t -> isMoved(t) ? "*" : String.valueOf(1 + targets().indexOf(t)));
        column(Messages.method, 112, t -> isMoved(t) ? Messages.movedByHand : FindingWords.said(t.methodId().substring(t.methodId().lastIndexOf('.') + 1)));
        column(Messages.nativeMm, 150, t -> vector(t.nativePoint().mm()));
        column(Messages.templateMm, 162, t -> vector(t.templatePoint().mm()));
        column(Messages.region, 165, target -> regionWords.said(target.region(), target.templatePoint().mm()));
        column(Messages.correlation, 46, t -> number("%.2f", t.correlation()));
        column(Messages.cluster, 100, t -> number("%.0f", t.clusterMm3()));
        column(Messages.errorBar, 138, this::errorBar);
        column(Messages.depth, 92, t -> t.scalp().map(s -> number("%.1f", s.depthMm())).orElse("\u2013"));
        column(Messages.distance, 110, this::distanceFromFirst);
        column(Messages.scalpMm, 138, t -> t.scalp().map(s -> vector(s.point().mm())).orElse("\u2013"));
        column(Messages.gates, 120, TargetsView::gateSummary);
        column(Messages.coilAngle, 98, this::coilAngle);
        // What a decision needs comes first; the number of gates, beside the table anyway, and the cluster's size are for who scrolls.
        table.getTable().setColumnOrder(SHOWN_ORDER);
        table.addSelectionChangedListener(e -> {
            if (!showing && e.getStructuredSelection().getFirstElement() instanceof TargetCandidate target && !isMoved(target)) {
                state.chooseTarget(targets().indexOf(target));
            }
        });
        gates = new GatePanel(body);
        body.setWeights(70, 30);
        getViewSite().getActionBars().getToolBarManager().add(new Action(Messages.copy) {
            @Override
            public void run() {
                copy();
            }
        });
        Runnable stop = state.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE || change == ViewerState.Change.TARGET || change == ViewerState.Change.MOVED) {
                show(snapshot);
                follow(snapshot);
            }
        });
        Runnable undesk = desk.onChange(() -> movedRow.show(state.snapshot()));
        body.addDisposeListener(e -> {
            stop.run();
            undesk.run();
            numbers.close();
        });
        UndoActions.install(getViewSite().getActionBars(), state::undo, state::redo);
        show(state.snapshot());
        follow(state.snapshot());
    }

    private static boolean isMoved(TargetCandidate target) {
        return target.methodId().equals(MovedTarget.ID);
    }

    /** Computes the numbers of a dragged target beside the user interface; while it is dragged the newest place wins. */
    private void follow(Optional<ViewerSnapshot> snapshot) {
        movedRow.show(snapshot);
        if (snapshot.flatMap(ViewerSnapshot::movedTarget).isEmpty()) {
            showMoved(Optional.empty());
            return;
        }
        numbers.submit(this, () -> {
            Execution execution = new Execution(Parallel.allCores(), Progress.NONE);
            Optional<TargetCandidate> found = MovedTarget.of(snapshot.get(), InstalledMethods.current(execution.progress()), execution);
            UiThread.post(table.getControl(), () -> {
                if (found.map(TargetCandidate::nativePoint).equals(state.snapshot().flatMap(ViewerSnapshot::movedTarget))) {
                    showMoved(found);
                }
            });
        });
    }

    private void showMoved(Optional<TargetCandidate> found) {
        if (!found.equals(moved)) {
            moved = found;
            show(state.snapshot());
        }
    }

    private String distanceFromFirst(TargetCandidate target) {
        return targets().indexOf(target) == 0 || targets().isEmpty() ? "\u2013"
                : number("%.1f", target.nativePoint().distanceMm(targets().getFirst().nativePoint()));
    }

    private String errorBar(TargetCandidate target) {
        return isMoved(target) ? "\u2013" : state.snapshot().flatMap(now -> now.open().errorBars().get(now.open().targets().indexOf(target)))
                .map(bar -> NLS.bind(Messages.errorBarWords, number("%.1f", bar.largestMm()),
                        number("%.0f", bar.ellipsoid().share() * 100))).orElse("\u2013");
    }

    private List<TargetCandidate> targets() {
        return state.snapshot().map(now -> now.open().targets()).orElse(List.of());
    }

    private void show(Optional<ViewerSnapshot> snapshot) {
        showing = true;
        try {
            List<TargetCandidate> targets = targets();
            List<TargetCandidate> rows = Stream.concat(targets.stream(), moved.stream()).toList();
            if (!rows.equals(table.getInput())) {
                table.setInput(rows);
            }
            Optional<TargetCandidate> chosen = snapshot.flatMap(ViewerSnapshot::chosenTarget);
            chosen.ifPresent(target -> table.getTable().setSelection(targets.indexOf(target)));
            gates.show(moved.or(() -> chosen), snapshot.map(now -> now.open().simulated()).orElse(false));
        } finally {
            showing = false;
        }
    }

    private void copy() {
        state.snapshot().flatMap(ViewerSnapshot::chosenTarget).ifPresent(target -> {
            Clipboard clipboard = new Clipboard(getSite().getShell().getDisplay());
            String text = Messages.nativeMm + ": " + vector(target.nativePoint().mm()) + "\n" + target.templatePoint().frame().id()
                    + ", RAS+ mm: " + vector(target.templatePoint().mm());
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        });
    }

    private void column(String title, int width, Function<TargetCandidate, String> text) {
        TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
        column.getColumn().setText(title);
        column.getColumn().setToolTipText(title);
        column.getColumn().setWidth(width);
        column.getColumn().setMoveable(true);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((TargetCandidate) element);
            }

            @Override
            public Color getForeground(Object element) {
                return ((TargetCandidate) element).isUsable() ? null : Inks.failed(table.getControl());
            }
        });
    }

    /** How the coil's front is turned from the patient's, and to which side, in the pose that is handed over. */
    private String coilAngle(TargetCandidate target) {
        int index = targets().indexOf(target);
        return index < 0 ? "\u2013" : state.snapshot().flatMap(now -> now.open().coils().get(index)).map(pose -> {
            double degrees = Math.toDegrees(pose.angleToRightRad());
            return NLS.bind(degrees >= 0 ? Messages.coilToRight : Messages.coilToLeft, number("%.0f", Math.abs(degrees)));
        }).orElse("\u2013");
    }

    private static String gateSummary(TargetCandidate target) {
        long failed = target.gates().stream().filter(gate -> !gate.passed()).count();
        return failed == 0 ? NLS.bind(Messages.gatesPassed, target.gates().size())
                : NLS.bind(Messages.gatesFailed, failed, target.gates().size());
    }

    private static String vector(Vec3 mm) {
        return Double.isNaN(mm.x()) ? "\u2013" : String.format(Locale.ROOT, "%.1f, %.1f, %.1f", mm.x(), mm.y(), mm.z());
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "\u2013";
    }

    @Override
    public void setFocus() {
        table.getControl().setFocus();
    }
}
