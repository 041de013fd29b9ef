package org.lodestone.ui.planning.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The map on slices and brain, directed coupling and task models behind the slices, motion, evidence and targets below. */
public final class ConnectPerspective implements IPerspectiveFactory {

    /** Called by the workbench. */
    public ConnectPerspective() {
        // nothing to prepare
    }

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String area = layout.getEditorArea();
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.66f, area);
        bottom.addView("org.lodestone.ui.planning.view.motion");
        bottom.addView("org.lodestone.ui.planning.view.evidence");
        bottom.addView("org.lodestone.ui.planning.view.live");
        bottom.addView("org.lodestone.ui.planning.view.targets");
        bottom.addView("org.lodestone.ui.view.findings");
        bottom.addView("org.eclipse.ui.views.ProgressView");
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.16f, area);
        left.addView("org.lodestone.ui.planning.view.cases");
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.60f, area);
        right.addView("org.lodestone.ui.view.scene");
        IFolderLayout middle = layout.createFolder("middle", IPageLayout.LEFT, 0.95f, area);
        middle.addView("org.lodestone.ui.view.slices");
        middle.addView("org.lodestone.ui.planning.view.coupling");
        middle.addView("org.lodestone.ui.planning.view.task");
    }
}
