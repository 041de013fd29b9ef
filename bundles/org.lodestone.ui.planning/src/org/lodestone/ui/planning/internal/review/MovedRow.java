package org.lodestone.ui.planning.internal.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lodestone.core.FramePoint;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** How far the chosen target was dragged and how far it lies from each target, with the ways back. Hidden while nothing was dragged. */
final class MovedRow {

    private final Composite row;
    private final Label words;
    private final Supplier<String> written;

    /**
     * @param state that is moved in
     * @param written what the store has of the last move
     */
    MovedRow(Composite parent, ViewerState state, Supplier<String> written) {
        this.written = written;
        row = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(6, 2).applyTo(row);
        words = new Label(row, SWT.WRAP);
        words.setData("org.lodestone.control", "moved-words");
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(words);
        button(Messages.undo, state::undo);
        button(Messages.redo, state::redo);
        button(Messages.putBack, state::putBack);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(row);
        row.setVisible(false);
    }

    private void button(String text, Runnable run) {
        Button button = ToolButtons.made(new Button(row, SWT.PUSH));
        button.setText(text);
        button.addListener(SWT.Selection, e -> run.run());
    }

    /** Shows the distances, or nothing. */
    void show(Optional<ViewerSnapshot> snapshot) {
        Optional<FramePoint> moved = snapshot.flatMap(ViewerSnapshot::movedTarget);
        moved.ifPresent(point -> {
            List<TargetCandidate> targets = snapshot.get().open().targets();
            String distances = IntStream.range(0, targets.size()).mapToObj(i -> NLS.bind(Messages.movedDistance, i + 1,
                    mm(targets.get(i).nativePoint().distanceMm(point)))).collect(Collectors.joining(", "));
            words.setText(NLS.bind(Messages.movedWords, snapshot.get().target() + 1, distances) + " " + written.get());
            words.setToolTipText(words.getText());
        });
        boolean visible = moved.isPresent();
        if (visible || row.getVisible()) {
            ((GridData) row.getLayoutData()).exclude = !visible;
            row.setVisible(visible);
            row.getParent().layout();
        }
    }

    private static String mm(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
