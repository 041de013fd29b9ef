package org.lodestone.ui.planning.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Cases on the left, slices and head side by side, targets and messages below. */
public final class ReviewPerspective implements IPerspectiveFactory {

    /** Id in the registry; the number counts layouts. */
    public static final String ID = "org.lodestone.ui.planning.perspective.review.1";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String area = layout.getEditorArea();
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.74f, area);
        bottom.addView("org.lodestone.ui.planning.view.targets");
        bottom.addView("org.lodestone.ui.planning.view.evidence");
        bottom.addView("org.lodestone.ui.planning.view.decision");
        bottom.addView("org.lodestone.ui.planning.view.handover");
        bottom.addView("org.lodestone.ui.view.findings");
        bottom.addView("org.eclipse.ui.views.ProgressView");
        bottom.addView("org.lodestone.ui.view.log");
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.16f, area);
        left.addView("org.lodestone.ui.planning.view.cases");
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.60f, area);
        right.addPlaceholder("org.lodestone.ui.planning.view.pair");
        right.addPlaceholder("org.lodestone.ui.planning.view.welcome");
        right.addPlaceholder("org.lodestone.ui.view.help");
        right.addView("org.lodestone.ui.view.scene");
        IFolderLayout middle = layout.createFolder("middle", IPageLayout.LEFT, 0.95f, area);
        middle.addView("org.lodestone.ui.view.slices");
        for (String view : new String[] {"org.lodestone.ui.planning.view.cases", "org.lodestone.ui.view.slices", "org.lodestone.ui.view.scene",
            "org.lodestone.ui.planning.view.targets", "org.lodestone.ui.planning.view.decision",
            "org.lodestone.ui.planning.view.handover", "org.lodestone.ui.view.findings", "org.eclipse.ui.views.ProgressView",
            "org.lodestone.ui.view.log", "org.lodestone.ui.planning.view.pair", "org.lodestone.ui.planning.view.welcome", "org.lodestone.ui.view.help", "org.lodestone.ui.navigation.view.devices"}) {
            layout.addShowViewShortcut(view);
        }
    }
}
