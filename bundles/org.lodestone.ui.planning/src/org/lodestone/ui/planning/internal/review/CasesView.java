package org.lodestone.ui.planning.internal.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.study.derivative.StoredTargets;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.planning.internal.CaseActions;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.planning.internal.cases.CaseFolders;
import org.lodestone.ui.planning.internal.cases.CaseLocation;
import org.lodestone.ui.view.ViewerState;

/** Folders and their participants with what is known of each; a double click shows a case. */
public final class CasesView extends ViewPart {

    /** Id in the registry. */
    public static final String ID = "org.lodestone.ui.planning.view.cases";

    private final Map<CaseLocation, String> states = new ConcurrentHashMap<>();
    private CaseFolders folders;
    private ViewerState viewer;
    private TreeViewer tree;

    @Override
    public void createPartControl(Composite parent) {
        folders = getSite().getService(CaseFolders.class);
        viewer = getSite().getService(ViewerState.class);
        tree = new TreeViewer(parent, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
        tree.setContentProvider(new Content());
        tree.setLabelProvider(new Labels());
        ColumnViewerToolTipSupport.enableFor(tree);
        tree.addDoubleClickListener(e -> selected().ifPresent(location -> new CaseActions(getSite()).open(location)));
        getSite().setSelectionProvider(tree);
        Runnable stopFolders = folders.onChange(this::reload);
        Runnable stopViewer = viewer.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE) {
                tree.refresh();
            }
        });
        tree.getControl().addDisposeListener(e -> {
            stopFolders.run();
            stopViewer.run();
        });
        reload();
    }

    private void reload() {
        tree.setInput(folders);
        tree.expandAll();
        List<CaseLocation> cases = folders.cases();
        if (cases.isEmpty()) {
            return;
        }
        BackgroundJob<Boolean> job = new BackgroundJob<>(Messages.stateColumn, getSite().getShell().getDisplay(),
                getSite().getService(FindingLog.class), execution -> {
                    cases.forEach(location -> states.put(location, stateOf(location)));
                    return Outcome.done(true);
                }, done -> {
                    if (!tree.getControl().isDisposed()) {
                        tree.refresh();
                    }
                });
        job.setSystem(true);
        job.schedule();
    }

    private static String stateOf(CaseLocation location) {
        if (location.targetsFile().isEmpty()) {
            return Messages.stateNotRun;
        }
        try {
            List<TargetCandidate> targets = StoredTargets.read(location.targetsFile().get()).candidates();
            return targets.stream().anyMatch(TargetCandidate::isUsable) ? Messages.stateUsable : Messages.stateNotUsable;
        } catch (RefusedException e) {
            return Messages.stateUnread;
        }
    }

    private Optional<CaseLocation> selected() {
        return tree.getStructuredSelection().getFirstElement() instanceof CaseLocation location ? Optional.of(location) : Optional.empty();
    }

    /** @return the case chosen in the navigator of the active window */
    public static Optional<CaseLocation> chosen() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window != null && window.getActivePage() != null && window.getActivePage().findView(ID) instanceof CasesView view
                ? view.selected() : Optional.empty();
    }

    @Override
    public void setFocus() {
        tree.getControl().setFocus();
    }

    private boolean isShown(CaseLocation location) {
        return viewer.snapshot().map(now -> now.open().folder().equals(location.folder()) && now.open().label().equals(location.label()))
                .orElse(false);
    }

    private final class Labels extends ColumnLabelProvider {
        @Override
        public String getText(Object element) {
            return switch (element) {
                case java.nio.file.Path folder -> String.valueOf(folder.getFileName());
                case CaseLocation location -> "sub-" + location.label()
                        + (states.containsKey(location) ? "  \u00b7  " + states.get(location) : "");
                default -> "";
            };
        }

        @Override
        public String getToolTipText(Object element) {
            return element instanceof CaseLocation location ? location.folder().toString() : String.valueOf(element);
        }

        /** The case that is shown is written in bold. */
        @Override
        public Font getFont(Object element) {
            return element instanceof CaseLocation location && isShown(location)
                    ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null;
        }

        @Override
        public Image getImage(Object element) {
            String name = element instanceof CaseLocation location
                    ? Messages.stateNotUsable.equals(states.get(location)) ? ISharedImages.IMG_OBJS_WARN_TSK : ISharedImages.IMG_OBJ_ELEMENT
                    : ISharedImages.IMG_OBJ_FOLDER;
            return PlatformUI.getWorkbench().getSharedImages().getImage(name);
        }
    }

    private final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return ((CaseFolders) input).cases().stream().map(CaseLocation::folder).distinct().toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return folders.cases().stream().filter(location -> location.folder().equals(parent)).toArray();
        }

        @Override
        public Object getParent(Object element) {
            return element instanceof CaseLocation location ? location.folder() : null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof java.nio.file.Path;
        }
    }
}
