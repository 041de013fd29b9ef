package org.lodestone.ui.planning.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Slices and head side by side, the anatomical targets below. */
public final class DelineatePerspective implements IPerspectiveFactory {

    /** Called by the workbench. */
    public DelineatePerspective() {
        // nothing to prepare
    }

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String area = layout.getEditorArea();
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.68f, area);
        bottom.addView("org.lodestone.ui.planning.view.anatomy");
        bottom.addView("org.lodestone.ui.planning.view.masks");
        bottom.addView("org.lodestone.ui.view.findings");
        bottom.addView("org.eclipse.ui.views.ProgressView");
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.16f, area);
        left.addView("org.lodestone.ui.planning.view.cases");
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.60f, area);
        right.addPlaceholder("org.lodestone.ui.planning.view.welcome");
        right.addPlaceholder("org.lodestone.ui.view.help");
        right.addView("org.lodestone.ui.view.scene");
        IFolderLayout middle = layout.createFolder("middle", IPageLayout.LEFT, 0.95f, area);
        middle.addView("org.lodestone.ui.view.slices");
    }
}
