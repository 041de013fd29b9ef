package org.lodestone.ui.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.view.Convention;

/**
 * What the workbench looks at: the one place that changes it. Changes are made on the user interface's thread and told there; the snapshot
 * can be read from any thread.
 */
public final class ViewerState {

    /** What differs from the snapshot before. */
    public enum Change {
        /** Another case, or none. */
        CASE,
        /** The cross-hair moved. */
        CROSS_HAIR,
        /** Another target was chosen. */
        TARGET,
        /** Colours, thresholds, convention, zoom. */
        DISPLAY,
        /** Other arrows in the head. */
        ARROWS,
        /** Points of the head were found or marked. */
        LANDMARKS,
        /** Another map, or the same one with other values. */
        MAP,
        /** A target was dragged, or put back. */
        MOVED,
        /** The tape was taken up, put away, or measured something. */
        MEASURED
    }

    private final List<BiConsumer<Change, Optional<ViewerSnapshot>>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<ViewerSnapshot> snapshot = Optional.empty();
    private final MoveHistory history = new MoveHistory();
    private Optional<SliceTool> tool = Optional.empty();
    private Measuring measuring = Measuring.OFF;
    private Convention convention;

    /** @param convention with which the first case is opened; later ones keep what was chosen */
    public ViewerState(Convention convention) {
        this.convention = convention;
    }

    /** @return the convention in use */
    public Convention convention() {
        return convention;
    }

    /** @return what is looked at now; empty without a case */
    public Optional<ViewerSnapshot> snapshot() {
        return snapshot;
    }

    /**
     * Shows a case, its first target chosen.
     *
     * @param opened the case
     */
    public void open(ReviewCase opened) {
        history.forget();
        measuring = measuring.on() ? Measuring.READY : Measuring.OFF;
        Grid grid = opened.structural().grid();
        int map = -1;
        for (int i = opened.overlays().size() - 1; i >= 0; i--) {
            map = opened.overlays().get(i).outlined() ? map : i;
        }
        double threshold = map < 0 ? 0 : opened.overlays().get(map).layer().threshold();
        double limit = map < 0 ? 1 : opened.overlays().get(map).layer().range().high();
        DisplaySettings display = DisplaySettings.initial(convention, opened.structural().range(), map, threshold, limit);
        ViewerSnapshot fresh = new ViewerSnapshot(opened, new FramePoint(opened.frame(), grid.centreMm()), -1, display, List.of(), Map.of(), List.of());
        snapshot = Optional.of(opened.targets().isEmpty() ? fresh : fresh.withTarget(0));
        tell(Change.CASE);
    }

    /** Shows no case any more. */
    public void close() {
        history.forget();
        measuring = Measuring.OFF;
        snapshot = Optional.empty();
        tell(Change.CASE);
    }

    /** Moves the cross-hair; kept inside the scan's box. */
    public void moveTo(Vec3 mm) {
        change(Change.CROSS_HAIR, now -> now.withCrossHair(inside(now, mm)));
    }

    private static FramePoint inside(ViewerSnapshot now, Vec3 mm) {
        Grid grid = now.open().structural().grid();
        Vec3 v = grid.worldToVoxel().apply(mm);
        return new FramePoint(now.open().frame(), grid.toWorld(Math.clamp(v.x(), 0, grid.nx() - 1.0),
                Math.clamp(v.y(), 0, grid.ny() - 1.0), Math.clamp(v.z(), 0, grid.nz() - 1.0)));
    }

    /** Chooses a target and puts the cross-hair on it. */
    public void chooseTarget(int index) {
        change(Change.TARGET, now -> now.withTarget(index));
    }

    /** Changes how it is drawn. */
    public void display(UnaryOperator<DisplaySettings> edit) {
        change(Change.DISPLAY, now -> {
            DisplaySettings edited = edit.apply(now.display());
            convention = edited.convention();
            return now.withDisplay(edited);
        });
    }

    /** Draws these arrows in the head instead of those before. */
    public void showArrows(List<Arrow> arrows) {
        change(Change.ARROWS, now -> now.withArrows(arrows));
    }

    /** Shows points of the head, each in the place of the one of its name; until another case is opened. */
    public void showLandmarks(List<Landmark> marks) {
        change(Change.LANDMARKS, now -> now.withLandmarks(marks));
    }

    /** Remembers where the targets are, so that the drag that begins now is taken back as one act. */
    public void beginMove() {
        snapshot.ifPresent(now -> history.begin(now.moved()));
    }

    /**
     * Drags the chosen target; the cross-hair goes with it. What rests on the target (decisions, signature, hand-over) does not move.
     *
     * @param mm where to, native RAS+ mm; kept inside the scan's box
     */
    public void moveTarget(Vec3 mm) {
        change(Change.MOVED, now -> {
            Map<Integer, FramePoint> moved = new HashMap<>(now.moved());
            now.chosenTarget().ifPresent(target -> moved.put(now.target(), inside(now, mm)));
            return now.withMoved(moved);
        });
    }

    /** Puts the chosen target back to where its method put it. */
    public void putBack() {
        if (snapshot.flatMap(ViewerSnapshot::movedTarget).isPresent()) {
            beginMove();
            change(Change.MOVED, now -> {
                Map<Integer, FramePoint> moved = new HashMap<>(now.moved());
                moved.remove(now.target());
                return now.withMoved(moved);
            });
        }
    }

    /** Takes the last act back: of the tool in use, else the last drag of a target. */
    public void undo() {
        if (tool.isPresent()) {
            tool.get().undo();
            return;
        }
        snapshot.flatMap(now -> history.undo(now.moved())).ifPresent(moved -> change(Change.MOVED, now -> now.withMoved(moved)));
    }

    /** Does again what was taken back. */
    public void redo() {
        if (tool.isPresent()) {
            tool.get().redo();
            return;
        }
        snapshot.flatMap(now -> history.redo(now.moved())).ifPresent(moved -> change(Change.MOVED, now -> now.withMoved(moved)));
    }

    /** Lays a map over the scan, in the place of the one of the same name when there is one. */
    public void showMap(Overlay map) {
        change(Change.MAP, now -> now.withMap(map));
    }

    /** Draws an overlay in the place of the one of that name; nothing when there is none. */
    public void replaceOverlay(String name, Overlay overlay) {
        change(Change.DISPLAY, now -> now.withOverlays(now.open().overlays().stream().map(o -> o.name().equals(name) ? overlay : o).toList()));
    }

    /** Adds an overlay after the others. */
    public void addOverlay(Overlay overlay) {
        change(Change.DISPLAY, now -> now.withOverlays(Stream.concat(now.open().overlays().stream(), Stream.of(overlay)).toList()));
    }

    /** @param newTool what the left button does in slices; empty for moving the cross-hair */
    public void useTool(Optional<SliceTool> newTool) {
        tool = newTool;
    }

    /** @return what the left button does in slices; empty when it moves the cross-hair */
    public Optional<SliceTool> tool() {
        return tool;
    }

    /** @return the tape */
    public Measuring measuring() {
        return measuring;
    }

    /** Takes the tape up, puts it away, sets its ends; nothing without a case, except to put it away. */
    public void measuring(Measuring other) {
        if (!other.equals(measuring) && (snapshot.isPresent() || !other.on())) {
            measuring = other;
            tell(Change.MEASURED);
        }
    }

    private void change(Change kind, UnaryOperator<ViewerSnapshot> edit) {
        snapshot.map(edit).filter(after -> !after.equals(snapshot.get())).ifPresent(after -> {
            snapshot = Optional.of(after);
            tell(kind);
        });
    }

    private void tell(Change kind) {
        listeners.forEach(listener -> listener.accept(kind, snapshot));
    }

    /**
     * @param listener called on the user interface's thread after each change
     * @return ends it when run
     */
    public Runnable onChange(BiConsumer<Change, Optional<ViewerSnapshot>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
