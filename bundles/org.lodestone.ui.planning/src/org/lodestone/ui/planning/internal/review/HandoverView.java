package org.lodestone.ui.planning.internal.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.plan.Approval;
import org.lodestone.core.plan.TargetPlan;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.export.ExportReceipt;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.ReferenceScan;
import org.lodestone.method.export.VerifiedExport;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.derivative.HandoverPlan;
import org.lodestone.study.derivative.StoredTargets;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.InstalledMethods;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.ReviewCase;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** Hands the chosen target over to other programs: each file is written, read back and compared before this view says that it is there. */
public final class HandoverView extends ViewPart {

    private ViewerState viewer;
    private ReviewDesk desk;
    private FindingLog findings;
    private Table formats;
    private Text folder;
    private Label said;
    private List<FormatInfo> known = List.of();

    /** Called by the workbench. */
    public HandoverView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        viewer = getSite().getService(ViewerState.class);
        desk = getSite().getService(ReviewDesk.class);
        findings = getSite().getService(FindingLog.class);
        SashForm halves = new SashForm(parent, SWT.HORIZONTAL);
        formats = new Table(halves, SWT.CHECK | SWT.FULL_SELECTION | SWT.BORDER);
        formats.setData("org.lodestone.control", "formats");
        formats.setHeaderVisible(true);
        column(Messages.handoverFormats, 280);
        column(Messages.handoverCoordinates, 620);
        Composite body = new Composite(halves, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 6).applyTo(body);
        Composite row = new Composite(body, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        new Label(row, SWT.NONE).setText(Messages.handoverFolder);
        folder = new Text(row, SWT.BORDER);
        folder.setData("org.lodestone.control", "handover-folder");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(folder);
        button(row, "handover-choose", Messages.handoverChoose, () -> Optional.ofNullable(new DirectoryDialog(getSite().getShell()).open())
                .ifPresent(folder::setText));
        button(row, "handover-write", Messages.handoverWrite, this::write);
        said = new Label(body, SWT.WRAP);
        said.setData("org.lodestone.control", "handover-said");
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 44).applyTo(said);
        listFormats();
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(formats, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    private static void button(Composite row, String name, String text, Runnable action) {
        Button button = ToolButtons.made(new Button(row, SWT.PUSH));
        button.setText(text);
        button.setData("org.lodestone.control", name);
        button.addListener(SWT.Selection, e -> action.run());
    }

    private void listFormats() {
        BackgroundJob<List<FormatInfo>> job = new BackgroundJob<>(Messages.handoverFormats, formats.getDisplay(), findings,
                execution -> Outcome.done(VerifiedExport.formats(InstalledMethods.current(execution.progress()))), found -> {
                    if (!formats.isDisposed()) {
                        known = found;
                        found.forEach(f -> new TableItem(formats, SWT.NONE).setText(new String[] {FindingWords.said(f.title()), FindingWords.said(f.coordinates())}));
                    }
                });
        job.setSystem(true);
        job.schedule();
    }

    private void write() {
        List<FormatInfo> ticked = new ArrayList<>();
        for (int i = 0; i < formats.getItemCount(); i++) {
            if (formats.getItem(i).getChecked()) {
                ticked.add(known.get(i));
            }
        }
        Optional<ViewerSnapshot> now = viewer.snapshot().filter(s -> s.chosenTarget().isPresent() && s.open().results().isPresent());
        if (ticked.isEmpty() || folder.getText().isBlank() || now.isEmpty()) {
            said.setText(now.isEmpty() ? Messages.reviewNoTarget : Messages.handoverNothing);
            return;
        }
        Path to = Path.of(folder.getText().strip());
        new BackgroundJob<>(Messages.handoverWrite, formats.getDisplay(), findings, execution -> written(now.get(), ticked, to, execution),
                lines -> {
                    if (!said.isDisposed()) {
                        said.setText(String.join("\n", lines));
                        said.setToolTipText(said.getText());
                    }
                }).schedule();
    }

    private Outcome<List<String>> written(ViewerSnapshot now, List<FormatInfo> ticked, Path to, Execution execution) {
        MethodRegistry methods = InstalledMethods.current(execution.progress());
        ReviewCase open = now.open();
        CaseResults results = CaseResults.find(open.results().orElseThrow(), Optional.of(open.label()));
        StoredTargets stored = StoredTargets.read(results.targets());
        String name = HandoverPlan.named(stored).get(now.target()).name();
        Optional<Approval> approval = desk.reviewsOf(open).flatMap(r -> r.approval(name));
        TargetPlan plan = HandoverPlan.of(stored, List.of(now.target() + 1), open.label(), approval, InstalledMethods.softwareVersion());
        Optional<ReferenceScan> scan = results.structuralScan(stored).map(file -> new ReferenceScan(file, open.structural().grid()));
        List<String> lines = new ArrayList<>(approval.isPresent() ? List.of() : List.of(Messages.handoverUnsigned));
        List<Finding> told = new ArrayList<>();
        for (FormatInfo format : ticked) {
            if (!Files.isDirectory(to)) {
                return Outcome.refused(Finding.error("LS-DESK-003", to + " is no folder.", "Choose a folder that is there."));
            }
            ExportRequest request = new ExportRequest(plan, scan, List.of(), to, "sub-" + open.label() + "_" + name);
            Outcome<ExportReceipt> outcome = VerifiedExport.run(format.id(), request, methods, execution);
            told.addAll(outcome.findings());
            lines.add(switch (outcome) {
                case Outcome.Done<ExportReceipt>(ExportReceipt receipt, var _) -> NLS.bind(Messages.handoverDone, new Object[] {format.title(),
                    String.join(", ", receipt.files().stream().map(f -> f.getFileName().toString()).toList()),
                    String.format(Locale.ROOT, "%.4f", receipt.largestErrorMm())});
                case Outcome.Refused<ExportReceipt>(List<Finding> why) -> format.title() + ": " + FindingWords.message(why.getFirst());
            });
        }
        return Outcome.done(List.copyOf(lines), told);
    }

    @Override
    public void setFocus() {
        formats.setFocus();
    }
}
