package org.lodestone.ui.planning.internal.intake;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesRole;
import org.lodestone.study.intake.ImportRequest;
import org.lodestone.study.intake.ImportResult;
import org.lodestone.study.intake.Importing;
import org.lodestone.study.store.CaseStore;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.CaseActions;
import org.lodestone.ui.planning.internal.InstalledMethods;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.planning.internal.review.ReviewDesk;

/**
 * Brings scans into a case store: name or drop a source, look at its series with what each seems to be, change that where it is wrong,
 * import. An import is whole or not at all.
 */
public final class ImportView extends ViewPart {

    /** Id in the registry. */
    public static final String ID = "org.lodestone.ui.planning.view.import";

    private FindingLog findings;
    private ReviewDesk desk;
    private Text source;
    private Text store;
    private Text subject;
    private Button deidentify;
    private Table table;
    private Combo role;
    private ThumbnailCanvas picture;
    private Label said;
    private List<ListedSeries> series = List.of();
    private final Map<Integer, SeriesRole> chosen = new HashMap<>();

    /** Called by the workbench. */
    public ImportView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        findings = getSite().getService(FindingLog.class);
        desk = getSite().getService(ReviewDesk.class);
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 8).applyTo(body);
        Composite fields = new Composite(body, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).applyTo(fields);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(fields);
        source = field(fields, "import-source", Messages.importSource, Messages.importSourceHint);
        button(fields, "import-folder", Messages.importFolder,
                () -> Optional.ofNullable(new DirectoryDialog(getSite().getShell()).open()).ifPresent(this::list));
        button(fields, "import-file", Messages.importFile,
                () -> Optional.ofNullable(new FileDialog(getSite().getShell(), SWT.OPEN).open()).ifPresent(this::list));
        button(fields, "import-list", Messages.importList, () -> list(source.getText()));
        SashForm middle = new SashForm(body, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(middle);
        table = new Table(middle, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
        table.setData("org.lodestone.control", "import-series");
        table.setHeaderVisible(true);
        for (SeriesColumn column : SeriesColumn.values()) {
            TableColumn shown = new TableColumn(table, SWT.LEFT);
            shown.setText(column.heading());
            shown.setWidth(column.width());
        }
        table.addListener(SWT.Selection, e -> selected());
        picture = new ThumbnailCanvas(middle);
        middle.setWeights(78, 22);
        Composite row = new Composite(body, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(9).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        new Label(row, SWT.NONE).setText(Messages.importRole);
        role = new Combo(row, SWT.READ_ONLY | SWT.DROP_DOWN);
        role.setData("org.lodestone.control", "import-role");
        for (SeriesRole each : SeriesRole.values()) {
            role.add(SeriesColumn.word(each));
        }
        role.addListener(SWT.Selection, e -> roleChosen());
        new Label(row, SWT.NONE).setText(Messages.importSubject);
        subject = text(row, "import-subject", Messages.importSubjectHint, 90);
        new Label(row, SWT.NONE).setText(Messages.importStore);
        store = text(row, "import-store", "", 260);
        store.setText(Path.of(System.getProperty("user.home"), "lodestone-store").toString());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(store);
        deidentify = ToolButtons.made(new Button(row, SWT.CHECK));
        deidentify.setText(Messages.importDeidentify);
        button(row, "import-run", Messages.importRun, this::bring);
        said = new Label(body, SWT.WRAP);
        said.setData("org.lodestone.control", "import-said");
        GridDataFactory.fillDefaults().grab(true, false).hint(200, 36).applyTo(said);
        said.setText(Messages.importDropHint);
        acceptDrops(body);
    }

    private Text field(Composite row, String name, String label, String hint) {
        new Label(row, SWT.NONE).setText(label);
        Text field = text(row, name, hint, 200);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        return field;
    }

    private static Text text(Composite row, String name, String hint, int width) {
        Text field = new Text(row, SWT.BORDER);
        field.setData("org.lodestone.control", name);
        field.setMessage(hint);
        GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).applyTo(field);
        return field;
    }

    private static void button(Composite row, String name, String text, Runnable action) {
        Button button = ToolButtons.made(new Button(row, SWT.PUSH));
        button.setText(text);
        button.setData("org.lodestone.control", name);
        button.addListener(SWT.Selection, e -> action.run());
    }

    private void acceptDrops(Composite body) {
        DropTarget target = new DropTarget(body, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] files && files.length > 0) {
                    list(files[0]);
                }
            }
        });
    }

    /** Lists a source: a folder, an archive, a file. */
    void list(String path) {
        source.setText(path);
        chosen.clear();
        table.removeAll();
        picture.show(Optional.empty());
        if (path.isBlank()) {
            said.setText(Messages.importSourceHint);
            return;
        }
        said.setText(Messages.importReading);
        new BackgroundJob<Outcome<List<ListedSeries>>>(Messages.importList, table.getDisplay(), findings, execution ->
                Outcome.done(ListedSeries.of(Path.of(path.strip()), InstalledMethods.current(execution.progress()), execution)), outcome -> {
                    if (!table.isDisposed()) {
                        listed(outcome);
                    }
                }).schedule();
    }

    private void listed(Outcome<List<ListedSeries>> outcome) {
        switch (outcome) {
            case Outcome.Done<List<ListedSeries>>(List<ListedSeries> found, List<Finding> told) -> {
                findings.add(Messages.importList, told);
                series = found;
                found.forEach(one -> new TableItem(table, SWT.NONE).setText(SeriesColumn.texts(one.series(), chosen)));
                said.setText(found.isEmpty() ? Messages.importNoDicom : NLS.bind(Messages.importFound, found.size()));
                if (!found.isEmpty()) {
                    table.setSelection(0);
                    selected();
                }
            }
            case Outcome.Refused<List<ListedSeries>>(List<Finding> why) -> refused(why);
        }
    }

    private Optional<ListedSeries> selection() {
        int index = table.getSelectionIndex();
        return index >= 0 && index < series.size() ? Optional.of(series.get(index)) : Optional.empty();
    }

    private void selected() {
        selection().ifPresent(one -> {
            role.select(chosen.getOrDefault(one.series().number(), one.series().role()).ordinal());
            role.setToolTipText(FindingWords.said(one.series().roleReason()));
            picture.show(Optional.of(one.thumbnail()));
        });
    }

    private void roleChosen() {
        selection().ifPresent(one -> {
            chosen.put(one.series().number(), SeriesRole.values()[role.getSelectionIndex()]);
            table.getItem(table.getSelectionIndex()).setText(SeriesColumn.texts(one.series(), chosen));
        });
    }

    private void bring() {
        if (source.getText().isBlank() || store.getText().isBlank()) {
            said.setText(Messages.importSourceHint);
            return;
        }
        Path root = Path.of(store.getText().strip());
        String label = subject.getText().strip();
        ImportRequest request;
        try {
            request = new ImportRequest(List.of(Path.of(source.getText().strip())), label.isEmpty() ? Optional.empty() : Optional.of(label),
                    Optional.empty(), chosen, Optional.empty(), deidentify.getSelection(), InstalledMethods.softwareVersion());
        } catch (RefusedException e) {
            refused(e.findings());
            return;
        }
        said.setText(Messages.importReading);
        // The review holds the store for writing while a case of it is open.
        desk.closeStore();
        BackgroundJob<Outcome<ImportResult>> job = new BackgroundJob<>(Messages.importRun, table.getDisplay(), findings, execution -> {
            try (CaseStore open = CaseStore.openOrCreate(root, CaseStore.account())) {
                return Outcome.done(Importing.run(open, request, InstalledMethods.current(execution.progress()), execution));
            }
        }, outcome -> {
            if (!said.isDisposed()) {
                imported(root, outcome);
            }
        });
        job.setUser(true);
        job.schedule();
    }

    private void imported(Path root, Outcome<ImportResult> outcome) {
        switch (outcome) {
            case Outcome.Done<ImportResult>(ImportResult result, List<Finding> told) -> {
                findings.add(Messages.importRun, told);
                said.setText(NLS.bind(Messages.importDone, new Object[] {String.join(", ", result.cases().stream().map(c -> "sub-" + c).toList()),
                    result.files().size(), result.leftOut().size()}));
                new CaseActions(getSite()).openFolder(root);
            }
            case Outcome.Refused<ImportResult>(List<Finding> why) -> refused(why);
        }
    }

    private void refused(List<Finding> why) {
        findings.add(Messages.importRun, why);
        said.setText(FindingWords.message(why.getLast()) + " " + FindingWords.remedy(why.getLast()));
        said.setToolTipText(said.getText());
    }

    @Override
    public void setFocus() {
        source.setFocus();
    }
}
