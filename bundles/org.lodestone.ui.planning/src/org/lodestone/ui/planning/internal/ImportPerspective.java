package org.lodestone.ui.planning.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The source and its series above, cases on the left, messages below. */
public final class ImportPerspective implements IPerspectiveFactory {

    /** Called by the workbench. */
    public ImportPerspective() {
        // nothing to prepare
    }

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String area = layout.getEditorArea();
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.75f, area);
        bottom.addView("org.lodestone.ui.view.findings");
        bottom.addView("org.eclipse.ui.views.ProgressView");
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.18f, area);
        left.addView("org.lodestone.ui.planning.view.cases");
        IFolderLayout middle = layout.createFolder("middle", IPageLayout.LEFT, 0.95f, area);
        middle.addPlaceholder("org.lodestone.ui.planning.view.welcome");
        middle.addPlaceholder("org.lodestone.ui.view.help");
        middle.addView("org.lodestone.ui.planning.view.import");
        middle.addView("org.lodestone.ui.planning.view.archive");
    }
}
