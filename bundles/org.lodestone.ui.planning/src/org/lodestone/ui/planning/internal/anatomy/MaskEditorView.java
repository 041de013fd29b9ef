package org.lodestone.ui.planning.internal.anatomy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Outcome;
import org.lodestone.image.Mask;
import org.lodestone.image.MaskBrush;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.UndoActions;
import org.lodestone.ui.planning.internal.InstalledMethods;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.Overlay;
import org.lodestone.ui.view.ViewerState;

/** A brush for the masks of the open case. What is drawn is saved as a new file; the file it was made of stays as it is. */
public final class MaskEditorView extends ViewPart {

    private static final int INK = 0x7CE38B;

    private final List<Overlay> masks = new ArrayList<>();
    private ViewerState viewer;
    private FindingLog findings;
    private LatestWorker worker;
    private Composite body;
    private Combo mask;
    private Button edit;
    private Button erase;
    private Button sliceOnly;
    private Spinner radius;
    private Button undo;
    private Button redo;
    private Button save;
    private Label said;
    private Optional<MaskEdit> editing = Optional.empty();
    private Overlay source;

    /** Called by the workbench. */
    public MaskEditorView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        viewer = getSite().getService(ViewerState.class);
        findings = getSite().getService(FindingLog.class);
        worker = getSite().getService(LatestWorker.class);
        body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 4).applyTo(body);
        Composite bar = new Composite(body, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        RowLayout row = new RowLayout(SWT.HORIZONTAL);
        row.center = true;
        row.spacing = 6;
        bar.setLayout(row);
        new Label(bar, SWT.NONE).setText(Messages.maskName);
        mask = named(new Combo(bar, SWT.READ_ONLY), "mask");
        mask.setLayoutData(new RowData(170, SWT.DEFAULT));
        edit = ToolButtons.toggle(bar, Messages.maskEdit, null, "mask-edit");
        edit.addListener(SWT.Selection, e -> begin(edit.getSelection()));
        erase = ToolButtons.toggle(bar, Messages.maskErase, null, "mask-erase");
        new Label(bar, SWT.NONE).setText(Messages.maskRadius);
        radius = named(new Spinner(bar, SWT.BORDER), "mask-radius");
        radius.setValues(30, 5, 300, 1, 5, 10);
        sliceOnly = ToolButtons.toggle(bar, Messages.maskSliceOnly, null, "mask-slice-only");
        sliceOnly.setSelection(true);
        undo = button(bar, SWT.PUSH, Messages.undo, "mask-undo");
        undo.addListener(SWT.Selection, e -> editing.ifPresent(MaskEdit::undo));
        redo = button(bar, SWT.PUSH, Messages.redo, "mask-redo");
        redo.addListener(SWT.Selection, e -> editing.ifPresent(MaskEdit::redo));
        save = button(bar, SWT.PUSH, Messages.maskSave, "mask-save");
        save.addListener(SWT.Selection, e -> save());
        said = named(new Label(body, SWT.WRAP), "mask-said");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(said);
        UndoActions.install(getViewSite().getActionBars(), () -> editing.ifPresent(MaskEdit::undo), () -> editing.ifPresent(MaskEdit::redo));
        Runnable stop = viewer.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE) {
                list();
            }
        });
        body.addDisposeListener(e -> {
            stop.run();
            begin(false);
        });
        list();
    }

    private static <C extends Control> C named(C control, String name) {
        control.setData("org.lodestone.control", name);
        return control;
    }

    private static Button button(Composite bar, int style, String text, String name) {
        Button button = ToolButtons.made(new Button(bar, style));
        button.setText(text);
        return named(button, name);
    }

    /** The masks of the case that are files. */
    private void list() {
        begin(false);
        masks.clear();
        viewer.snapshot().ifPresent(now -> now.open().overlays().stream().filter(o -> o.outlined() && o.file().isPresent()).forEach(masks::add));
        mask.removeAll();
        masks.forEach(o -> mask.add(o.said()));
        mask.select(0);
        enable();
        said.setText(masks.isEmpty() ? Messages.maskNone : Messages.maskHint);
    }

    private void enable() {
        boolean on = editing.isPresent();
        edit.setSelection(on);
        edit.setEnabled(!masks.isEmpty());
        mask.setEnabled(!masks.isEmpty() && !on);
        for (Control control : List.of(erase, radius, sliceOnly, undo, redo, save)) {
            control.setEnabled(on);
        }
    }

    private void begin(boolean on) {
        if (!on) {
            editing.ifPresent(e -> {
                viewer.useTool(Optional.empty());
                viewer.replaceOverlay(source.name() + Messages.maskUnsaved, source);
            });
            editing = Optional.empty();
            if (!edit.isDisposed()) {
                enable();
            }
            return;
        }
        source = masks.get(Math.max(0, mask.getSelectionIndex()));
        Path file = source.file().orElseThrow();
        var frame = viewer.snapshot().orElseThrow().open().frame();
        new BackgroundJob<>(Messages.maskEdit, body.getDisplay(), findings, execution -> Outcome.done(
                EditedMaskFile.read(file, frame, InstalledMethods.current(execution.progress()), execution)), this::start).schedule();
    }

    private void start(Mask loaded) {
        if (body.isDisposed() || !edit.getSelection()) {
            return;
        }
        MaskEdit fresh = new MaskEdit(loaded, () -> new MaskBrush(radius.getSelection() / 10.0, !erase.getSelection()),
                () -> sliceOnly.getSelection(), this::drawn);
        editing = Optional.of(fresh);
        viewer.replaceOverlay(source.name(), unsaved(loaded));
        viewer.useTool(editing.map(e -> e));
        enable();
        tell(fresh);
    }

    private Overlay unsaved(Mask drawn) {
        return new Overlay(source.name() + Messages.maskUnsaved, SliceLayer.region(drawn, INK, 1), true);
    }

    /** Outlines what was drawn; while the brush moves the newest outline wins. */
    private void drawn(Mask drawn) {
        MaskEdit mine = editing.orElseThrow();
        worker.submit(this, () -> {
            Overlay overlay = unsaved(drawn);
            UiThread.post(body, () -> {
                if (editing.filter(e -> e == mine).isPresent()) {
                    viewer.replaceOverlay(overlay.name(), overlay);
                    tell(mine);
                }
            });
        });
    }

    private void tell(MaskEdit now) {
        said.setText(NLS.bind(Messages.maskChanged, now.added(), now.removed()));
        body.layout();
    }

    private void save() {
        MaskEdit now = editing.orElseThrow();
        Mask drawn = now.mask();
        Path file = source.file().orElseThrow();
        new BackgroundJob<>(Messages.maskSave, body.getDisplay(), findings, execution -> EditedMaskFile.write(
                file, now, drawn, InstalledMethods.current(execution.progress()), InstalledMethods.softwareVersion(), execution), saved -> {
                    if (!body.isDisposed()) {
                        String name = saved.getFileName().toString().replaceFirst("^.*_desc-([^_]*)_mask.*$", "$1");
                        viewer.addOverlay(new Overlay(name, SliceLayer.region(drawn, INK, 1), true, Optional.of(saved)));
                        list();
                        said.setText(NLS.bind(Messages.maskSaved, saved.getFileName()));
                        body.layout();
                    }
                }).schedule();
    }

    @Override
    public void setFocus() {
        mask.setFocus();
    }
}
