package org.lodestone.ui.navigation.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The coil beside its plan in the middle, registration and session on the left, the live scene, head and slices on the right, devices below. */
public final class NavigatePerspective implements IPerspectiveFactory {

    /** Called by the workbench. */
    public NavigatePerspective() {
        // nothing to prepare
    }

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String area = layout.getEditorArea();
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.75f, area);
        bottom.addView("org.lodestone.ui.navigation.view.devices");
        bottom.addView("org.lodestone.ui.navigation.view.control");
        bottom.addView("org.lodestone.ui.view.findings");
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.32f, area);
        left.addView("org.lodestone.ui.navigation.view.registration");
        left.addView("org.lodestone.ui.navigation.view.coil");
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.58f, "left");
        below.addView("org.lodestone.ui.navigation.view.session");
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.55f, area);
        right.addView("org.lodestone.ui.navigation.view.live");
        right.addView("org.lodestone.ui.view.slices");
        right.addView("org.lodestone.ui.view.scene");
        IFolderLayout middle = layout.createFolder("middle", IPageLayout.LEFT, 0.95f, area);
        middle.addView("org.lodestone.ui.navigation.view.bullseye");
        for (String view : new String[] {"devices", "bullseye", "registration", "session", "live", "coil", "control"}) {
            layout.addShowViewShortcut("org.lodestone.ui.navigation.view." + view);
        }
    }
}
