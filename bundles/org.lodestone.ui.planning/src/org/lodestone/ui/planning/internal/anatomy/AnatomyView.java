package org.lodestone.ui.planning.internal.anatomy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.pipeline.AnatomicalTarget;
import org.lodestone.pipeline.Delineation;
import org.lodestone.pipeline.DelineationRequest;
import org.lodestone.pipeline.DelineationResult;
import org.lodestone.pipeline.HeadPoint;
import org.lodestone.pipeline.HeaderChoice;
import org.lodestone.pipeline.TapeDifference;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.bids.BidsScan;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.Inks;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.CaseActions;
import org.lodestone.ui.planning.internal.InstalledMethods;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.planning.internal.cases.CaseLocation;
import org.lodestone.ui.view.RegionWords;
import org.lodestone.ui.view.ViewerState;

/**
 * Delineates the scan of the open case and lists the targets that anatomy alone gives: rules measured on the scalp, landmarks of the
 * cortex, published coordinates. Choosing one moves every view to it.
 */
public final class AnatomyView extends ViewPart {

    private final RegionWords regionWords = RegionWords.ofWorkbench();
    private ViewerState viewer;
    private FindingLog findings;
    private Table table;
    private Label said;
    private Label tape;
    private Button picture;
    private LandmarkRow landmarks;
    private List<AnatomicalTarget> targets = List.of();
    private Optional<Path> contours = Optional.empty();

    /** Called by the workbench. */
    public AnatomyView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        viewer = getSite().getService(ViewerState.class);
        findings = getSite().getService(FindingLog.class);
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 4).applyTo(body);
        Composite row = new Composite(body, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        Button run = ToolButtons.made(new Button(row, SWT.PUSH));
        run.setText(Messages.anatomyRun);
        run.setData("org.lodestone.control", "delineate");
        run.addListener(SWT.Selection, e -> delineate());
        picture = ToolButtons.made(new Button(row, SWT.PUSH));
        picture.setText(Messages.anatomyPicture);
        picture.setEnabled(false);
        picture.addListener(SWT.Selection, e -> contours.ifPresent(file -> Program.launch(file.toString())));
        said = new Label(row, SWT.WRAP);
        said.setData("org.lodestone.control", "anatomy-said");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(said);
        said.setText(Messages.anatomyHint);
        landmarks = new LandmarkRow(body, viewer);
        tape = new Label(body, SWT.WRAP);
        tape.setData("org.lodestone.control", "anatomy-tape");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(400, SWT.DEFAULT).exclude(true).applyTo(tape);
        table = new Table(body, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
        table.setData("org.lodestone.control", "anatomical-targets");
        table.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        column(Messages.anatomyTarget, 300);
        column(Messages.nativeMm, 205);
        column(Messages.templateMm, 185);
        column(Messages.region, 170);
        column(Messages.scalpMm, 225);
        column(Messages.depth, 95);
        column(Messages.anatomySource, 260);
        column(Messages.gates, 110);
        table.addListener(SWT.Selection, e -> {
            int index = table.getSelectionIndex();
            if (index >= 0 && index < targets.size()) {
                viewer.moveTo(targets.get(index).cortex().mm());
            }
        });
        Runnable stop = viewer.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE) {
                landmarks.clear();
                show(List.of(), List.of());
            }
        });
        body.addDisposeListener(e -> stop.run());
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    private void delineate() {
        Optional<CaseLocation> location = new CaseActions(getSite()).shown();
        Optional<Path> t1w = location.flatMap(CaseLocation::dataset).flatMap(dataset -> BidsDataset.open(dataset)
                .scans(location.orElseThrow().label()).stream().map(BidsScan::file)
                .filter(file -> file.getFileName().toString().matches(".*_T1w\\.nii(\\.gz)?")).findFirst());
        if (t1w.isEmpty()) {
            said.setText(Messages.anatomyNoScan);
            return;
        }
        Path out = location.get().resultsRoot().resolveSibling("delineation").resolve("sub-" + location.get().label());
        said.setText(NLS.bind(Messages.anatomyRunning, t1w.get().getFileName()));
        Map<HeadPoint, Vec3> placed = landmarks.placed();
        BackgroundJob<DelineationResult> job = new BackgroundJob<>(Messages.anatomyRun, table.getDisplay(), findings,
                execution -> run(t1w.get(), out, placed, execution), this::done);
        job.setUser(true);
        job.schedule();
    }

    private static Outcome<DelineationResult> run(Path t1w, Path out, Map<HeadPoint, Vec3> placed, Execution execution) {
        MethodRegistry methods = InstalledMethods.current(execution.progress());
        return AtlasPacks.openConfigured(methods, execution.part(0, 0)).then(pack -> Delineation.run(new DelineationRequest(t1w, out,
                Optional.empty(), List.of(), HeaderChoice.HEADER, Optional.empty(), placed, pack, methods, InstalledMethods.softwareVersion()),
                execution));
    }

    private void done(DelineationResult result) {
        if (table.isDisposed()) {
            return;
        }
        contours = result.files().stream().filter(file -> file.toString().endsWith("_T1w.png")).findFirst();
        picture.setEnabled(contours.isPresent());
        show(result.targets(), result.gates());
        landmarks.found(result.landmarks());
        result.f3().ifPresent(this::showTape);
        findings.add(Messages.anatomyRun, result.gates().stream().filter(gate -> !gate.passed())
                .map(gate -> Finding.warning("LS-DESK-005", FindingWords.said(gate.name()) + ": " + FindingWords.said(gate.reason()),
                        Messages.anatomyLook)).toList());
    }

    private void show(List<AnatomicalTarget> found, List<Gate> gates) {
        targets = found;
        showTape("");
        table.removeAll();
        for (AnatomicalTarget target : found) {
            TableItem item = new TableItem(table, SWT.NONE);
            long failed = target.gates().stream().filter(gate -> !gate.passed()).count();
            item.setText(new String[] {target.title(), vector(target.cortex().mm()), vector(target.template().mm()),
                String.join(", ", target.regions().values().stream().distinct().limit(2)
                        .map(name -> regionWords.said(name, target.template().mm())).toList()), vector(target.scalp().point().mm()),
                String.format(Locale.ROOT, "%.1f", target.scalp().depthMm()), target.source(),
                failed == 0 ? NLS.bind(Messages.gatesPassed, target.gates().size()) : NLS.bind(Messages.gatesFailed, failed, target.gates().size())});
            item.setForeground(target.isUsable() ? null : Inks.failed(table));
        }
        long failed = gates.stream().filter(gate -> !gate.passed()).count();
        said.setText(found.isEmpty() ? Messages.anatomyHint : failed == 0 ? NLS.bind(Messages.anatomyDone, found.size())
                : NLS.bind(Messages.anatomyFailed,
                        FindingWords.said(gates.stream().filter(gate -> !gate.passed()).findFirst().orElseThrow().reason())));
    }

    /** What the operator's tape gives and how far it is off: the lengths to measure on the head, beside what the scan says. */
    private void showTape(TapeDifference f3) {
        Object[] numbers = {mm(f3.mm()), mm(f3.anteriorMm()), mm(f3.lateralMm()), length(f3, "nasionInionMm"), length(f3, "earToEarMm"),
            length(f3, "circumferenceMm"), length(f3, "alongCircumferenceMm"), length(f3, "fromVertexMm")};
        showTape(NLS.bind(Messages.anatomyTape, numbers));
    }

    private void showTape(String text) {
        tape.setText(text);
        ((GridData) tape.getLayoutData()).exclude = text.isEmpty();
        tape.setVisible(!text.isEmpty());
        tape.getParent().layout();
    }

    private static String length(TapeDifference f3, String name) {
        return String.format(Locale.ROOT, "%.0f", f3.tapeMm().getOrDefault(name, Double.NaN));
    }

    private static String mm(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String vector(Vec3 mm) {
        return String.format(Locale.ROOT, "%.1f, %.1f, %.1f", mm.x(), mm.y(), mm.z());
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
