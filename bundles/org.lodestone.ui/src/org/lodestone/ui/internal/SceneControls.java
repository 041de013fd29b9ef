package org.lodestone.ui.internal;

import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lodestone.gl.Camera;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.view.Measuring;
import org.lodestone.ui.view.ViewerState;

/** What is shown of the head and from where, above the 3D picture. Wraps, so that nothing is out of reach in a narrow window. */
final class SceneControls {

    private static final List<Camera.View> VIEWS = List.of(Camera.View.LEFT, Camera.View.RIGHT, Camera.View.ANTERIOR, Camera.View.POSTERIOR,
            Camera.View.SUPERIOR, Camera.View.INFERIOR);
    private static final String LETTERS = "LRAPSI";

    private final Composite bar;
    private final Runnable changed;
    private final Button scalp;
    private final Button brain;
    private final Button map;
    private final Button planes;
    private final Button coil;
    private final Button body;
    private final Button measure;
    private final Combo pictureSize;

    /** What the buttons ask for. */
    interface Wishes {
        void changed();

        void look(Camera.View view);

        void lookAtTarget();

        void savePicture();
    }

    SceneControls(Composite parent, ViewerState state, Wishes wishes) {
        changed = wishes::changed;
        bar = new Composite(parent, SWT.NONE);
        RowLayout row = new RowLayout(SWT.HORIZONTAL);
        row.center = true;
        row.spacing = 3;
        row.marginTop = 3;
        row.marginBottom = 3;
        bar.setLayout(row);
        scalp = part(Messages.scalp, null, "scene-scalp", true);
        brain = part(Messages.brain, null, "scene-brain", true);
        map = part(Messages.mapOnBrain, null, "scene-map", true);
        planes = part(Messages.planes, null, "scene-planes", false);
        coil = part(Messages.coil, Messages.coilTip, "scene-coil", false);
        body = part(Messages.body, Messages.bodyTip, "scene-body", false);
        measure = ToolButtons.toggle(bar, Messages.measure, Messages.measureSceneTip, "scene-measure");
        measure.addListener(SWT.Selection, e -> {
            state.measuring(measure.getSelection() ? Measuring.READY : Measuring.OFF);
            measure.setSelection(state.measuring().on());
        });
        // the six sides stay together where the bar wraps
        Composite sides = new Composite(bar, SWT.NONE);
        RowLayout beside = new RowLayout(SWT.HORIZONTAL);
        beside.wrap = false;
        beside.spacing = 2;
        beside.marginTop = beside.marginBottom = beside.marginLeft = beside.marginRight = 0;
        sides.setLayout(beside);
        for (int i = 0; i < VIEWS.size(); i++) {
            Camera.View view = VIEWS.get(i);
            String name = view.name().toLowerCase(Locale.ROOT);
            Button look = ToolButtons.push(sides, LETTERS.substring(i, i + 1), Messages.view + ": " + title(view),
                    "scene-" + name);
            look.addListener(SWT.Selection, e -> wishes.look(view));
        }
        Button target = ToolButtons.push(bar, Messages.target, Messages.view + ": " + Messages.target, "scene-target");
        target.addListener(SWT.Selection, e -> wishes.lookAtTarget());
        Button picture = ToolButtons.push(bar, Messages.picture, Messages.pictureTip, "scene-picture");
        picture.addListener(SWT.Selection, e -> wishes.savePicture());
        pictureSize = new Combo(bar, SWT.DROP_DOWN);
        pictureSize.setItems(PictureSize.USUAL.toArray(String[]::new));
        pictureSize.setText(PictureSize.FIRST);
        pictureSize.setToolTipText(Messages.pictureSizeTip);
        pictureSize.setData("org.lodestone.control", "scene-picture-size");
        pictureSize.setLayoutData(new RowData(96, SWT.DEFAULT));
        // without a list the tabulator passes over the first one
        bar.setTabList(bar.getChildren());
    }

    private static String title(Camera.View view) {
        return switch (view) {
            case LEFT -> Messages.fromLeft;
            case RIGHT -> Messages.fromRight;
            case ANTERIOR -> Messages.fromFront;
            case POSTERIOR -> Messages.fromBehind;
            case SUPERIOR -> Messages.fromAbove;
            case INFERIOR -> Messages.fromBelow;
            default -> view.name();
        };
    }

    private Button part(String text, String tip, String name, boolean on) {
        Button button = ToolButtons.toggle(bar, text, tip, name);
        button.setSelection(on);
        button.addListener(SWT.Selection, e -> changed.run());
        return button;
    }

    Control control() {
        return bar;
    }

    boolean scalp() {
        return scalp.getSelection();
    }

    boolean brain() {
        return brain.getSelection();
    }

    boolean map() {
        return map.getSelection();
    }

    boolean planes() {
        return planes.getSelection();
    }

    boolean coil() {
        return coil.getSelection();
    }

    boolean body() {
        return body.getSelection();
    }

    String pictureSize() {
        return pictureSize.getText();
    }

    void showMeasuring(boolean on) {
        measure.setSelection(on);
    }
}
