package org.lodestone.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.lodestone.image.view.ColourMap;
import org.lodestone.image.view.Convention;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.Measuring;
import org.lodestone.ui.view.Overlay;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** Map, threshold, scale, colours, convention and tools above the slices. */
final class SliceControls {

    private static final List<ColourMap> MAPS = List.of(ColourMap.COOL_WARM, ColourMap.EMBER, ColourMap.DUSK, ColourMap.WARM, ColourMap.COOL);
    private static final int STEPS = 100;

    private final ViewerState state;
    private final Composite bar;
    private final Combo map;
    private final Combo colours;
    private final Combo convention;
    private final Slider threshold;
    private final Slider limit;
    private final Slider opacity;
    private final Button smooth;
    private final Button outlines;
    private final Button measure;
    private final ColourBar legend;
    /** What lies deeper than the bar's own children. */
    private final List<Control> parts = new ArrayList<>();

    SliceControls(Composite parent, ViewerState state, List<SliceCanvas> canvases) {
        this.state = state;
        bar = new Composite(parent, SWT.NONE);
        RowLayout row = new RowLayout(SWT.HORIZONTAL);
        row.center = true;
        row.spacing = 4;
        row.marginTop = 3;
        row.marginBottom = 3;
        row.wrap = true;
        bar.setLayout(row);
        label(Messages.map);
        map = combo("map", 150);
        map.addListener(SWT.Selection, e -> state.display(d -> d.withOverlay(map.getSelectionIndex() - 1)));
        threshold = new Slider(Messages.threshold, Messages.thresholdTip, "threshold",
                value -> state.display(d -> d.withThreshold(value)));
        limit = new Slider(Messages.limit, Messages.limitTip, "limit",
                value -> state.display(d -> d.withLimit(Math.max(value, d.threshold() + 0.01))));
        legend = new ColourBar(bar, state);
        legend.setLayoutData(new RowData(150, 30));
        colours = combo("colours", 138);
        colours.setToolTipText(Messages.colours);
        MAPS.forEach(m -> colours.add(FindingWords.said(m.name())));
        colours.addListener(SWT.Selection, e -> state.display(d -> d.withColours(MAPS.get(colours.getSelectionIndex()))));
        opacity = new Slider(Messages.opacity, Messages.opacityTip, "opacity", value -> state.display(d -> d.withOpacity(value)));
        convention = combo("convention", 124);
        convention.setToolTipText(Messages.conventionTip);
        convention.add(Messages.radiological);
        convention.add(Messages.neurological);
        convention.addListener(SWT.Selection,
                e -> state.display(d -> d.withConvention(Convention.values()[convention.getSelectionIndex()])));
        smooth = ToolButtons.toggle(bar, Messages.smooth, Messages.smoothTip, "smooth");
        smooth.addListener(SWT.Selection, e -> state.display(d -> d.withSmooth(smooth.getSelection())));
        outlines = ToolButtons.toggle(bar, Messages.outlines, Messages.outlinesTip, "outlines");
        outlines.addListener(SWT.Selection, e -> state.display(d -> d.withOutlines(outlines.getSelection())));
        measure = ToolButtons.toggle(bar, Messages.measure, Messages.measureTip, "measure");
        measure.addListener(SWT.Selection, e -> state.measuring(measure.getSelection() ? Measuring.READY : Measuring.OFF));
        Button move = ToolButtons.toggle(bar, Messages.moveTarget, Messages.moveTargetTip, "move-target");
        move.addListener(SWT.Selection, e -> canvases.forEach(c -> c.setDragging(move.getSelection())));
        Button reset = ToolButtons.push(bar, Messages.resetView, Messages.resetViewTip, "reset");
        reset.addListener(SWT.Selection, e -> {
            canvases.forEach(SliceCanvas::resetShift);
            state.display(d -> d.withZoom(1));
        });
        // without a list the tabulator passes over the first one
        bar.setTabList(Stream.of(bar.getChildren()).filter(child -> !(child instanceof Label) && child != legend).toArray(Control[]::new));
        Runnable stop = state.onChange((change, snapshot) -> update(snapshot, change == ViewerState.Change.CASE));
        bar.addDisposeListener(e -> stop.run());
        update(state.snapshot(), true);
    }

    Control control() {
        return bar;
    }

    private void label(String text) {
        new Label(bar, SWT.NONE).setText(text);
    }

    private Combo combo(String name, int width) {
        Combo combo = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setLayoutData(new RowData(width, SWT.DEFAULT));
        combo.setData("org.lodestone.control", name);
        return combo;
    }

    private void update(Optional<ViewerSnapshot> snapshot, boolean newCase) {
        nameMaps(snapshot);
        if (newCase) {
            Stream.concat(Stream.of(bar.getChildren()), parts.stream()).forEach(child -> child.setEnabled(snapshot.isPresent()));
        }
        snapshot.ifPresent(now -> {
            map.select(now.display().overlay() + 1);
            threshold.show(now.display().threshold());
            limit.show(now.display().limit());
            opacity.show(now.display().opacity());
            colours.select(MAPS.indexOf(now.display().colours()));
            convention.select(now.display().convention().ordinal());
            smooth.setSelection(now.display().smooth());
            outlines.setSelection(now.display().outlines());
        });
        measure.setSelection(state.measuring().on());
    }

    private void nameMaps(Optional<ViewerSnapshot> snapshot) {
        List<String> names = new ArrayList<>(List.of(Messages.none));
        snapshot.ifPresent(now -> now.open().overlays().stream().filter(o -> !o.outlined()).map(Overlay::said).forEach(names::add));
        if (!names.equals(List.of(map.getItems()))) {
            map.setItems(names.toArray(String[]::new));
        }
    }

    /** Name, slider and number of a value between 0 and 1. */
    private final class Slider {
        private final Scale scale;
        private final Label number;

        Slider(String name, String tip, String id, java.util.function.DoubleConsumer changed) {
            // they stay together where the bar wraps
            Composite group = new Composite(bar, SWT.NONE);
            RowLayout row = new RowLayout(SWT.HORIZONTAL);
            row.center = true;
            row.wrap = false;
            row.spacing = 4;
            row.marginTop = row.marginBottom = row.marginLeft = row.marginRight = 0;
            group.setLayout(row);
            Label title = new Label(group, SWT.NONE);
            title.setText(name);
            parts.addAll(List.of(group, title));
            scale = new Scale(group, SWT.HORIZONTAL);
            scale.setMinimum(0);
            scale.setMaximum(STEPS);
            scale.setToolTipText(tip);
            scale.setData("org.lodestone.control", id);
            scale.setLayoutData(new RowData(74, SWT.DEFAULT));
            number = new Label(group, SWT.NONE);
            number.setLayoutData(new RowData(30, SWT.DEFAULT));
            parts.addAll(List.of(scale, number));
            scale.addListener(SWT.Selection, e -> changed.accept(scale.getSelection() / (double) STEPS));
        }

        void show(double value) {
            scale.setSelection((int) Math.round(value * STEPS));
            number.setText(String.format(Locale.ROOT, "%.2f", value));
        }
    }
}
