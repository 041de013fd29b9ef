package org.lodestone.ui.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.image.view.SliceOrientation;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.UndoActions;
import org.lodestone.ui.slice.SliceAxes;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.ViewerState;

/** Three planes through the cross-hair and one along the coil, with their controls above and the coordinates below. */
public final class SlicesView extends ViewPart {

    /** Id in the registry. */
    public static final String ID = "org.lodestone.ui.view.slices";

    private final List<SliceCanvas> canvases = new ArrayList<>();

    @Override
    public void createPartControl(Composite parent) {
        ViewerState state = getSite().getService(ViewerState.class);
        LatestWorker worker = getSite().getService(LatestWorker.class);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        parent.setLayout(layout);
        SliceControls controls = new SliceControls(parent, state, canvases);
        controls.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Composite planes = new Composite(parent, SWT.NONE);
        planes.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        planes.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_DARK_GRAY));
        GridLayout grid = new GridLayout(2, true);
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.horizontalSpacing = 2;
        grid.verticalSpacing = 2;
        planes.setLayout(grid);
        for (SliceAxes axes : List.of(
                new SliceAxes.Orthogonal(SliceOrientation.AXIAL), new SliceAxes.Orthogonal(SliceOrientation.SAGITTAL),
                new SliceAxes.Orthogonal(SliceOrientation.CORONAL), new SliceAxes.AlongCoil())) {
            SliceCanvas canvas = new SliceCanvas(planes, axes, state, worker);
            canvas.setData("org.lodestone.axes", axes);
            canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
            canvases.add(canvas);
        }
        CoordinateBar bar = new CoordinateBar(parent, state);
        bar.control().setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        UndoActions.install(getViewSite().getActionBars(), state::undo, state::redo);
    }

    @Override
    public void setFocus() {
        canvases.getFirst().setFocus();
    }

    /** @return axial, sagittal, coronal, along the coil */
    public List<SliceCanvas> canvases() {
        return List.copyOf(canvases);
    }
}
