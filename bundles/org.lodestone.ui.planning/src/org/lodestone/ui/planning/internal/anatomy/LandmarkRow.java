package org.lodestone.ui.planning.internal.anatomy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.pipeline.HeadPoint;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.Landmark;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/**
 * The points of the head from which tape lines begin: where the program proposes them, and where a person puts them, by the cross-hair, which
 * slices and 3D move alike. User interface thread.
 */
final class LandmarkRow {

    private final ViewerState viewer;
    private final Combo points;
    private final Label place;
    private final Button show;
    private final Button put;
    private final Map<HeadPoint, Vec3> placed = new EnumMap<>(HeadPoint.class);
    private Optional<HeadLandmarks> proposed = Optional.empty();

    LandmarkRow(Composite parent, ViewerState viewer) {
        this.viewer = viewer;
        Composite row = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        row.setLayout(layout);
        new Label(row, SWT.NONE).setText(Messages.headPoint);
        points = new Combo(row, SWT.READ_ONLY);
        points.setItems(Messages.headPointNasion, Messages.headPointInion, Messages.headPointLeft, Messages.headPointRight);
        points.select(0);
        points.setData("org.lodestone.control", "head-points");
        points.addListener(SWT.Selection, e -> {
            goTo();
            say();
        });
        show = button(row, Messages.headPointShow, "head-point-show");
        show.addListener(SWT.Selection, e -> goTo());
        put = button(row, Messages.headPointPut, "head-point-put");
        put.addListener(SWT.Selection, e -> putAtCrossHair());
        place = new Label(row, SWT.NONE);
        place.setLayoutData(new RowData(620, SWT.DEFAULT));
        place.setData("org.lodestone.control", "head-point-place");
        clear();
    }

    private static Button button(Composite row, String text, String name) {
        Button button = ToolButtons.made(new Button(row, SWT.PUSH));
        button.setText(text);
        button.setData("org.lodestone.control", name);
        return button;
    }

    /** Forgets what was placed: another case. */
    void clear() {
        placed.clear();
        proposed = Optional.empty();
        say();
    }

    /** Shows the points of a delineation. */
    void found(HeadLandmarks marks) {
        proposed = Optional.of(marks);
        showInHead();
        say();
    }

    /** @return points that a person placed, RAS+ mm of the scan */
    Map<HeadPoint, Vec3> placed() {
        return Map.copyOf(placed);
    }

    private HeadPoint chosen() {
        return List.of(HeadPoint.values()).get(Math.max(0, points.getSelectionIndex()));
    }

    private Optional<Vec3> where() {
        return where(chosen());
    }

    private Optional<Vec3> where(HeadPoint point) {
        return Optional.ofNullable(placed.get(point)).or(() -> proposed.map(marks -> point.in(marks).mm()));
    }

    /** The points stand in the head, too. */
    private void showInHead() {
        viewer.snapshot().ifPresent(now -> {
            List<Landmark> marks = new ArrayList<>();
            for (HeadPoint point : HeadPoint.values()) {
                where(point).ifPresent(mm -> marks.add(new Landmark(points.getItem(point.ordinal()), new FramePoint(now.open().frame(), mm))));
            }
            viewer.showLandmarks(marks);
        });
    }

    private void goTo() {
        where().ifPresent(viewer::moveTo);
    }

    private void putAtCrossHair() {
        viewer.snapshot().map(ViewerSnapshot::crossHair).ifPresent(point -> placed.put(chosen(), point.mm()));
        showInHead();
        say();
    }

    private void say() {
        boolean open = viewer.snapshot().isPresent();
        put.setEnabled(open);
        show.setEnabled(open && where().isPresent());
        place.setText(where().map(mm -> NLS.bind(placed.containsKey(chosen()) ? Messages.headPointPlaced : Messages.headPointProposed,
                String.format(Locale.ROOT, "%.1f, %.1f, %.1f", mm.x(), mm.y(), mm.z()))).orElse(Messages.headPointNone));
    }
}
