package org.lodestone.ui.planning.internal.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jface.action.Action;
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
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** The targets of the case with their evidence; choosing one moves every view to it. */
public final class TargetsView extends ViewPart {

    /** Id in the registry. */
    public static final String ID = "org.lodestone.ui.planning.view.targets";

    private static final Color FAILED = new Color(178, 34, 34);

    private ViewerState state;
    private TableViewer table;
    private GatePanel gates;
    private boolean showing;

    @Override
    public void createPartControl(Composite parent) {
        state = getSite().getService(ViewerState.class);
        SashForm body = new SashForm(parent, SWT.HORIZONTAL);
        table = new TableViewer(body, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
        table.getTable().setHeaderVisible(true);
        table.getTable().setLinesVisible(true);
        table.setContentProvider(ArrayContentProvider.getInstance());
        column("#", 34, t -> String.valueOf(1 + targets().indexOf(t)));
        column(Messages.method, 110, t -> t.methodId().substring(t.methodId().lastIndexOf('.') + 1));
        column(Messages.nativeMm, 180, t -> vector(t.nativePoint().mm()));
        column(Messages.templateMm, 180, t -> vector(t.templatePoint().mm()));
        column(Messages.region, 150, TargetCandidate::region);
        column(Messages.correlation, 60, t -> number("%.2f", t.correlation()));
        column(Messages.cluster, 100, t -> number("%.0f", t.clusterMm3()));
        column(Messages.errorBar, 150, this::errorBar);
        column(Messages.depth, 92, t -> t.scalp().map(s -> number("%.1f", s.depthMm())).orElse("\u2013"));
        column(Messages.distance, 110, this::distanceFromFirst);
        column(Messages.scalpMm, 225, t -> t.scalp().map(s -> vector(s.point().mm())).orElse("\u2013"));
        column(Messages.gates, 120, TargetsView::gateSummary);
        table.addSelectionChangedListener(e -> {
            if (!showing && e.getStructuredSelection().getFirstElement() instanceof TargetCandidate target) {
                state.chooseTarget(targets().indexOf(target));
            }
        });
        gates = new GatePanel(body);
        body.setWeights(62, 38);
        getViewSite().getActionBars().getToolBarManager().add(new Action(Messages.copy) {
            @Override
            public void run() {
                copy();
            }
        });
        Runnable stop = state.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE || change == ViewerState.Change.TARGET) {
                show(snapshot);
            }
        });
        body.addDisposeListener(e -> stop.run());
        show(state.snapshot());
    }

    private String distanceFromFirst(TargetCandidate target) {
        return targets().indexOf(target) == 0 ? "\u2013"
                : number("%.1f", target.nativePoint().distanceMm(targets().getFirst().nativePoint()));
    }

    private String errorBar(TargetCandidate target) {
        return state.snapshot().flatMap(now -> now.open().errorBars().get(now.open().targets().indexOf(target)))
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
            if (table.getInput() != targets) {
                table.setInput(targets);
            }
            Optional<TargetCandidate> chosen = snapshot.flatMap(ViewerSnapshot::chosenTarget);
            chosen.ifPresent(target -> table.getTable().setSelection(targets.indexOf(target)));
            gates.show(chosen, snapshot.map(now -> now.open().simulated()).orElse(false));
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
        column.getColumn().setWidth(width);
        column.getColumn().setMoveable(true);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((TargetCandidate) element);
            }

            @Override
            public Color getForeground(Object element) {
                return ((TargetCandidate) element).isUsable() ? null : FAILED;
            }
        });
    }

    private static String gateSummary(TargetCandidate target) {
        long failed = target.gates().stream().filter(gate -> !gate.passed()).count();
        return failed == 0 ? NLS.bind(Messages.gatesPassed, target.gates().size())
                : NLS.bind(Messages.gatesFailed, failed, target.gates().size());
    }

    private static String vector(Vec3 mm) {
        return String.format(Locale.ROOT, "%.1f, %.1f, %.1f", mm.x(), mm.y(), mm.z());
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "\u2013";
    }

    @Override
    public void setFocus() {
        table.getControl().setFocus();
    }
}
