package org.lodestone.ui.planning.internal.coupling;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.pipeline.DirectedCouplingJob;
import org.lodestone.pipeline.DirectedCouplingRequest;
import org.lodestone.study.derivative.CouplingFiles;
import org.lodestone.study.derivative.StoredCoupling;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.Inks;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.InstalledMethods;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.planning.internal.results.ResultChooser;
import org.lodestone.ui.view.Arrow;
import org.lodestone.ui.view.ViewerState;

/**
 * Who drives whom: estimates directed coupling from a table of regional series or opens a stored result, and shows it as matrix, as graph
 * and, where the regions' places are known, as arrows in the head.
 */
public final class CouplingView extends ViewPart {

    private static final List<String> METHODS = List.of("lodestone.effective.granger", "lodestone.effective.rdcm",
            "lodestone.effective.spectral-dcm");
    private static final List<String> NAMES = List.of(Messages.couplingGranger, Messages.couplingRegression, Messages.couplingSpectral);
    private static final Map<String, String> MEASURES = Map.of("order", Messages.couplingOrder, "freeEnergy", Messages.couplingFreeEnergy);

    private ViewerState viewer;
    private FindingLog findings;
    private Combo method;
    private Text seconds;
    private Text table;
    private ResultChooser<StoredCoupling> results;
    private Button onlyStandingOut;
    private Label said;
    private CouplingMatrix matrix;
    private CouplingGraph graph;
    private Optional<ShownCoupling> shown = Optional.empty();

    /** Called by the workbench. */
    public CouplingView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        viewer = getSite().getService(ViewerState.class);
        findings = getSite().getService(FindingLog.class);
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 4).applyTo(body);
        controls(body);
        said = new Label(body, SWT.WRAP);
        said.setData("org.lodestone.control", "coupling-said");
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(said);
        SashForm pictures = new SashForm(body, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(pictures);
        matrix = new CouplingMatrix(pictures, edge -> show(shown.map(now -> now.withChosen(Optional.of(edge)))));
        graph = new CouplingGraph(pictures);
        Label legend = new Label(body, SWT.WRAP);
        legend.setText(Messages.couplingLegend);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(legend);
        results.look();
    }

    private void controls(Composite body) {
        Composite row = new Composite(body, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        row.setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        new Label(row, SWT.NONE).setText(Messages.couplingMethod);
        method = new Combo(row, SWT.READ_ONLY);
        method.setItems(NAMES.toArray(String[]::new));
        method.select(0);
        new Label(row, SWT.NONE).setText(Messages.couplingSeconds);
        seconds = new Text(row, SWT.BORDER);
        seconds.setText("2.0");
        seconds.setData("org.lodestone.control", "coupling-tr");
        seconds.setLayoutData(new RowData(50, SWT.DEFAULT));
        table = new Text(row, SWT.BORDER);
        table.setMessage(Messages.couplingTable);
        table.setToolTipText(Messages.couplingTable);
        table.setData("org.lodestone.control", "coupling-table");
        table.setLayoutData(new RowData(190, SWT.DEFAULT));
        button(row, "\u2026", "coupling-browse").addListener(SWT.Selection, e -> chooseTable());
        button(row, Messages.couplingCompute, "coupling-compute").addListener(SWT.Selection, e -> compute());
        new Label(row, SWT.SEPARATOR | SWT.VERTICAL).setLayoutData(new RowData(SWT.DEFAULT, 24));
        results = new ResultChooser<>(row, new ResultChooser.Kind<>("coupling", Messages.couplingResults, Messages.couplingOpen,
                CouplingFiles::find, CouplingFiles::read), viewer, findings, stored -> show(stored.map(read ->
                        new ShownCoupling(read, onlyStandingOut.getSelection(), Optional.empty()))));
        onlyStandingOut = ToolButtons.made(new Button(row, SWT.CHECK));
        onlyStandingOut.setText(Messages.couplingOnly);
        onlyStandingOut.setSelection(true);
        onlyStandingOut.setData("org.lodestone.control", "coupling-only");
        onlyStandingOut.addListener(SWT.Selection, e -> show(shown.map(now ->
                new ShownCoupling(now.stored(), onlyStandingOut.getSelection(), now.chosen()))));
    }

    private static Button button(Composite row, String text, String name) {
        Button button = ToolButtons.made(new Button(row, SWT.PUSH));
        button.setText(text);
        button.setData("org.lodestone.control", name);
        return button;
    }

    private void chooseTable() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN);
        dialog.setText(Messages.couplingTable);
        dialog.setFilterExtensions(new String[] {"*.tsv;*.csv"});
        String file = dialog.open();
        if (file != null) {
            table.setText(file);
        }
    }

    /**
     * Estimates the coupling of the chosen table in the background, stores it with the case's results (beside the table without a case) and
     * shows it. A table {@code regions.tsv} beside it gives the regions' middles.
     */
    private void compute() {
        if (table.getText().isBlank()) {
            say(Messages.couplingTable);
            return;
        }
        Path file = Path.of(table.getText().strip());
        double tr;
        try {
            tr = Double.parseDouble(seconds.getText().strip());
        } catch (NumberFormatException e) {
            say(NLS.bind(Messages.couplingBadSeconds, seconds.getText()));
            return;
        }
        String id = METHODS.get(method.getSelectionIndex());
        String name = file.getFileName().toString().replaceFirst("\\.[a-z]+$", "") + "-" + id.substring(id.lastIndexOf('.') + 1);
        Path out = viewer.snapshot().flatMap(now -> now.open().results()).map(results -> results.resolve("effective"))
                .orElse(file.toAbsolutePath().getParent()).resolve(name);
        Path beside = file.resolveSibling(CouplingFiles.REGIONS);
        say(NLS.bind(Messages.couplingRunning, file.getFileName()));
        BackgroundJob<Outcome<Path>> job = new BackgroundJob<>(Messages.couplingCompute, said.getDisplay(), findings, execution -> {
            Outcome<Path> outcome = run(id, file, tr, beside, out, execution);
            return Outcome.done(outcome, outcome.findings());
        }, this::done);
        job.setUser(true);
        job.schedule();
    }

    private void done(Outcome<Path> outcome) {
        if (said.isDisposed()) {
            return;
        }
        switch (outcome) {
            case Outcome.Done<Path>(Path folder, var _) -> {
                results.refresh();
                results.open(folder);
            }
            case Outcome.Refused<Path>(var reasons) -> say(reasons.stream().map(Finding::toLine).collect(Collectors.joining("\n")));
        }
    }

    private void say(String words) {
        said.setText(words);
        said.getParent().layout();
    }

    private static Outcome<Path> run(String id, Path table, double tr, Path beside, Path out, Execution execution) {
        return DirectedCouplingJob.run(new DirectedCouplingRequest(id, table, tr, Optional.empty(),
                Files.exists(beside) ? Optional.of(beside) : Optional.empty(), Map.of(), out,
                InstalledMethods.current(execution.progress()), InstalledMethods.softwareVersion()), execution).then(done -> Outcome.done(out));
    }

    private void show(Optional<ShownCoupling> coupling) {
        shown = coupling;
        matrix.show(coupling);
        graph.show(coupling);
        say(coupling.map(CouplingView::words).orElse(Messages.couplingHint));
        said.setForeground(coupling.filter(now -> !now.stored().coupling().isUsable()).map(now -> Inks.failed(said)).orElse(null));
        viewer.showArrows(coupling.map(this::arrows).orElse(List.of()));
    }

    /** The failed gates first, then what the method says of itself: a direction without its caveats misleads. */
    private static String words(ShownCoupling now) {
        StoredCoupling stored = now.stored();
        List<String> words = new ArrayList<>();
        stored.coupling().gates().stream().filter(gate -> !gate.passed()).map(gate -> FindingWords.said(gate.reason())).forEach(words::add);
        String measures = stored.coupling().measures().entrySet().stream().filter(e -> MEASURES.containsKey(e.getKey()))
                .map(e -> NLS.bind(MEASURES.get(e.getKey()), plain(e.getValue()))).collect(Collectors.joining(", "));
        words.add(NLS.bind(Messages.couplingWords, new Object[] {called(stored.method()), now.names().size(), measures}));
        stored.remarks().stream().map(FindingWords::line).forEach(words::add);
        return String.join("\n", words);
    }

    /** @return a method of this workbench as its list calls it; another by its own name */
    private static String called(String id) {
        return METHODS.contains(id) ? NAMES.get(METHODS.indexOf(id)) : id;
    }

    /** An order is a count. */
    private static String plain(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.4g", value);
    }

    private List<Arrow> arrows(ShownCoupling now) {
        Map<String, Vec3> centres = now.stored().centresMm();
        if (centres.isEmpty() || viewer.snapshot().isEmpty()) {
            return List.of();
        }
        var frame = viewer.snapshot().get().open().frame();
        List<ShownCoupling.Edge> edges = now.chosen().map(List::of).orElseGet(now::edges);
        return edges.stream().map(edge -> {
            String from = now.names().get(edge.from()), to = now.names().get(edge.to());
            double value = now.stored().signed(edge.to(), edge.from());
            return new Arrow(now.chosen().isPresent() ? from + " to " + to : "", new FramePoint(frame, centres.get(from)),
                    new FramePoint(frame, centres.get(to)), Math.abs(value) / now.stored().strongest(), CouplingColours.inHead(value));
        }).toList();
    }

    @Override
    public void setFocus() {
        matrix.setFocus();
    }
}
