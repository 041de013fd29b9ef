package org.lodestone.ui.planning.internal.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.image.view.SliceOrientation;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.planning.internal.InstalledMethods;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.planning.internal.cases.CaseFolders;
import org.lodestone.ui.planning.internal.cases.CaseLoader;
import org.lodestone.ui.planning.internal.cases.CaseLocation;
import org.lodestone.ui.slice.SliceAxes;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.ReviewCase;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/**
 * A second case beside the open one. Its cross-hair goes to the same place of the template as that of the open case, and the other way
 * round; convention, zoom and the scale of the map follow the open case. Cases without a common template are shown and not linked.
 */
public final class PairView extends ViewPart {

    private final List<CaseLocation> listed = new ArrayList<>();
    private ViewerState main;
    private ViewerState second;
    private CaseFolders folders;
    private FindingLog findings;
    private Combo choice;
    private Label said;
    private boolean following;

    /** Called by the workbench. */
    public PairView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        main = getSite().getService(ViewerState.class);
        folders = getSite().getService(CaseFolders.class);
        findings = getSite().getService(FindingLog.class);
        LatestWorker worker = getSite().getService(LatestWorker.class);
        second = new ViewerState(main.convention());
        GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 4).applyTo(parent);
        choice = new Combo(parent, SWT.READ_ONLY);
        choice.setData("org.lodestone.control", "pair-case");
        choice.addListener(SWT.Selection, e -> open(listed.get(choice.getSelectionIndex())));
        GridDataFactory.fillDefaults().hint(220, SWT.DEFAULT).applyTo(choice);
        said = new Label(parent, SWT.WRAP);
        said.setData("org.lodestone.control", "pair-said");
        said.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        said.setText(Messages.pairHint);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(said);
        Composite planes = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(planes);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(2, 2).applyTo(planes);
        for (SliceAxes axes : List.of(new SliceAxes.Orthogonal(SliceOrientation.AXIAL), new SliceAxes.Orthogonal(SliceOrientation.SAGITTAL),
                new SliceAxes.Orthogonal(SliceOrientation.CORONAL), new SliceAxes.AlongCoil())) {
            SliceCanvas canvas = new SliceCanvas(planes, axes, second, worker);
            canvas.setData("org.lodestone.pair", axes);
            GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        }
        Runnable stopMain = main.onChange((change, snapshot) -> follow(change, main, second));
        Runnable stopSecond = second.onChange((change, snapshot) -> follow(change, second, main));
        Runnable stopFolders = folders.onChange(this::list);
        parent.addDisposeListener(e -> {
            stopMain.run();
            stopSecond.run();
            stopFolders.run();
        });
        list();
    }

    private void list() {
        listed.clear();
        listed.addAll(folders.cases());
        choice.setItems(listed.stream().map(c -> "sub-" + c.label() + "   " + c.folder().getFileName()).toArray(String[]::new));
    }

    private void open(CaseLocation location) {
        new BackgroundJob<>(Messages.jobOpen + " sub-" + location.label(), choice.getDisplay(), findings,
                execution -> CaseLoader.load(location, InstalledMethods.current(execution.progress()), execution), this::show).schedule();
    }

    private void show(ReviewCase opened) {
        if (!said.isDisposed()) {
            // the open case leads: the first look at the second one must not move its cross-hair
            following = true;
            second.open(opened);
            following = false;
            follow(ViewerState.Change.CASE, main, second);
        }
    }

    /** Only one way at a time: what this moves tells its change in turn. */
    private void follow(ViewerState.Change change, ViewerState from, ViewerState to) {
        if (following) {
            return;
        }
        following = true;
        try {
            say();
            Optional<ViewerSnapshot> here = from.snapshot();
            Optional<ViewerSnapshot> there = to.snapshot();
            if (here.isEmpty() || there.isEmpty()) {
                return;
            }
            PairLink.carry(here.get().crossHair(), here.get().open(), there.get().open()).ifPresent(point -> to.moveTo(point.mm()));
            if (from == main || change == ViewerState.Change.DISPLAY) {
                to.display(d -> d.withConvention(here.get().display().convention()).withZoom(here.get().display().zoom())
                        .withThreshold(here.get().display().threshold()).withLimit(here.get().display().limit())
                        .withColours(here.get().display().colours()).withOpacity(here.get().display().opacity()));
            }
        } finally {
            following = false;
        }
    }

    private void say() {
        Optional<ReviewCase> one = main.snapshot().map(ViewerSnapshot::open);
        Optional<ReviewCase> other = second.snapshot().map(ViewerSnapshot::open);
        if (other.isEmpty()) {
            said.setText(Messages.pairHint);
        } else if (one.isEmpty()) {
            said.setText(other.get().title());
        } else {
            said.setText(NLS.bind(PairLink.exists(one.get(), other.get()) ? Messages.pairLinked : Messages.pairUnlinked,
                    other.get().title(), one.get().title()));
        }
        said.getParent().layout();
    }

    @Override
    public void setFocus() {
        choice.setFocus();
    }
}
