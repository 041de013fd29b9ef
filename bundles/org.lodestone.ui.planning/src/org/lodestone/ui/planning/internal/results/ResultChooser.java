package org.lodestone.ui.planning.internal.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.lodestone.core.Outcome;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.view.ViewerState;

/**
 * A list of the open case's stored results of one kind and a button for those from elsewhere; what is chosen is read in the background and
 * handed to the view. Workbench thread.
 *
 * @param <T> what a stored result is read as
 */
public final class ResultChooser<T> {

    private static final int LIST_WIDTH = 230;

    /**
     * One kind of results.
     *
     * @param <T> what one is read as
     * @param id names the controls: {@code id-results} and {@code id-open}
     * @param listing title of the job that looks for them
     * @param opening label of the button, title of the job that reads one
     * @param find folders below the results of a case that hold one, best first; run on a worker thread
     * @param read reads one folder; run on a worker thread
     */
    public record Kind<T>(String id, String listing, String opening, Function<Path, List<Path>> find, Function<Path, Outcome<T>> read) {
    }

    private final Kind<T> kind;
    private final ViewerState viewer;
    private final FindingLog findings;
    private final Consumer<Optional<T>> shown;
    private final Combo list;
    private List<Path> folders = List.of();
    private Optional<Path> chosen = Optional.empty();

    /**
     * @param row with a row layout, gets both controls
     * @param kind of results
     * @param viewer knows the open case
     * @param findings receives what reading has to say
     * @param shown receives the result to show; empty when another case was opened and none of its results is read yet
     */
    public ResultChooser(Composite row, Kind<T> kind, ViewerState viewer, FindingLog findings, Consumer<Optional<T>> shown) {
        this.kind = kind;
        this.viewer = viewer;
        this.findings = findings;
        this.shown = shown;
        list = new Combo(row, SWT.READ_ONLY);
        list.setData("org.lodestone.control", kind.id() + "-results");
        list.setLayoutData(new RowData(LIST_WIDTH, SWT.DEFAULT));
        list.addListener(SWT.Selection, e -> open(folders.get(list.getSelectionIndex())));
        Button elsewhere = ToolButtons.made(new Button(row, SWT.PUSH));
        elsewhere.setText(kind.opening());
        elsewhere.setData("org.lodestone.control", kind.id() + "-open");
        elsewhere.addListener(SWT.Selection, e -> {
            String folder = new DirectoryDialog(row.getShell()).open();
            if (folder != null) {
                open(Path.of(folder));
            }
        });
        Runnable stop = viewer.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE) {
                look();
            }
        });
        list.addDisposeListener(e -> stop.run());
    }

    /** Lists the results of the open case, and shows the first unless one was opened meanwhile. */
    public void look() {
        chosen = Optional.empty();
        shown.accept(Optional.empty());
        refresh(true);
    }

    /** Lists the results of the open case anew, and leaves the shown one. */
    public void refresh() {
        refresh(false);
    }

    private void refresh(boolean openFirst) {
        Optional<Path> place = viewer.snapshot().flatMap(now -> now.open().results());
        list(List.of(), place);
        place.ifPresent(folder -> {
            BackgroundJob<List<Path>> job = new BackgroundJob<>(kind.listing(), list.getDisplay(), findings,
                    execution -> Outcome.done(kind.find().apply(folder)), found -> {
                        if (!list.isDisposed()) {
                            list(found, place);
                            found.stream().findFirst().filter(first -> openFirst && chosen.isEmpty()).ifPresent(this::open);
                        }
                    });
            job.setSystem(true);
            job.schedule();
        });
    }

    private void list(List<Path> found, Optional<Path> place) {
        folders = found;
        list.setItems(found.stream().map(folder -> place.orElseThrow().relativize(folder).toString()).toArray(String[]::new));
        list.setEnabled(!found.isEmpty());
        list.select(chosen.map(folders::indexOf).orElse(-1));
    }

    /** Reads a folder in the background and shows what it holds. */
    public void open(Path folder) {
        new BackgroundJob<>(kind.opening(), list.getDisplay(), findings, execution -> kind.read().apply(folder), stored -> {
            if (!list.isDisposed()) {
                chosen = Optional.of(folder);
                list.select(folders.indexOf(folder));
                shown.accept(Optional.of(stored));
            }
        }).schedule();
    }
}
