package org.lodestone.app.internal;

import org.eclipse.ui.IWorkbenchPreferenceConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Decides what the workbench remembers between two runs and which perspective it opens with. */
final class LodestoneWorkbenchAdvisor extends WorkbenchAdvisor {

    /** Used only when the preference that names the first perspective is empty. */
    private static final String START_PERSPECTIVE = "org.lodestone.app.perspective.start.1";

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new LodestoneWindowAdvisor(configurer);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        String preferred = PlatformUI.getPreferenceStore().getString(IWorkbenchPreferenceConstants.DEFAULT_PERSPECTIVE_ID);
        return preferred.isEmpty() ? START_PERSPECTIVE : preferred;
    }
}
