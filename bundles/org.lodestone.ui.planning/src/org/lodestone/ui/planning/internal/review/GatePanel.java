package org.lodestone.ui.planning.internal.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.Inks;
import org.lodestone.ui.planning.internal.Messages;

/** Whether the chosen target may be used, and each gate that says so. */
final class GatePanel {

    private static final Color PASSED_INK = new Color(255, 255, 255);
    private static final Color PASSED_GROUND = new Color(38, 104, 67);
    private static final Color FAILED_GROUND = new Color(165, 29, 36);
    private static final Color NEUTRAL_GROUND = new Color(84, 92, 102);

    private final Label banner;
    private final TableViewer table;

    GatePanel(Composite parent) {
        Composite body = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        body.setLayout(layout);
        banner = new Label(body, SWT.WRAP | SWT.CENTER);
        GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false);
        wide.widthHint = 100;
        banner.setLayoutData(wide);
        FontData[] bold = banner.getFont().getFontData();
        for (FontData data : bold) {
            data.setStyle(SWT.BOLD);
        }
        Font font = new Font(parent.getDisplay(), bold);
        banner.setFont(font);
        banner.setData("org.lodestone.control", "banner");
        // otherwise the style sheet of the theme takes the colours back
        banner.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        banner.addDisposeListener(e -> font.dispose());
        table = new TableViewer(body, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL);
        table.getTable().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.getTable().setHeaderVisible(true);
        table.setContentProvider(ArrayContentProvider.getInstance());
        ColumnViewerToolTipSupport.enableFor(table);
        column("", 28, gate -> gate.passed() ? "\u2713" : "\u2717");
        column(Messages.gate, 210, gate -> name(gate));
        column(Messages.value, 85, gate -> number(gate.value()) + " " + gate.unit());
        column(Messages.limit, 90, GatePanel::limit);
        column(Messages.reason, 420, gate -> FindingWords.said(gate.reason()));
    }

    void show(Optional<TargetCandidate> target, boolean simulated) {
        table.setInput(target.map(TargetCandidate::gates).orElse(List.of()));
        banner.setText(target.map(this::verdict).orElse(Messages.noTargets) + (simulated ? "  " + Messages.simulated + "." : ""));
        banner.setForeground(PASSED_INK);
        banner.setBackground(target.map(t -> t.isUsable() ? PASSED_GROUND : FAILED_GROUND).orElse(NEUTRAL_GROUND));
        banner.getParent().layout();
    }

    private String verdict(TargetCandidate target) {
        if (target.isUsable()) {
            return Messages.usable;
        }
        return NLS.bind(Messages.notUsable, target.gates().stream().filter(gate -> !gate.passed())
                .map(this::name).collect(Collectors.joining(", ")));
    }

    private String name(Gate gate) {
        return FindingWords.said(gate.name()).replace('-', ' ').replaceAll("\\bsnr\\b", "SNR");
    }

    private void column(String title, int width, Function<Gate, String> text) {
        TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
        column.getColumn().setText(title);
        column.getColumn().setWidth(width);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((Gate) element);
            }

            @Override
            public String getToolTipText(Object element) {
                return FindingWords.said(((Gate) element).reason());
            }

            @Override
            public Color getForeground(Object element) {
                return ((Gate) element).passed() ? null : Inks.failed(table.getControl());
            }
        });
    }

    /** With the side on which a value passes, which the gate itself shows by what it made of this value. */
    private static String limit(Gate gate) {
        boolean atMost = gate.value() < gate.limit() == gate.passed();
        String side = !Double.isFinite(gate.value()) || gate.value() == gate.limit() ? "" : atMost ? "\u2264 " : "\u2265 ";
        return side + number(gate.limit()) + " " + gate.unit();
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "\u2013";
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
