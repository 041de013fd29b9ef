package org.lodestone.ui.planning.internal;

import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.lodestone.ui.AtShutdown;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.planning.internal.cases.CaseFolders;
import org.lodestone.ui.planning.internal.review.MoveRecorder;
import org.lodestone.ui.planning.internal.review.ReviewDesk;
import org.lodestone.ui.view.ViewerState;

/** Makes what the planning views share, once a workbench. */
public final class PlanningServices extends AbstractServiceFactory {

    @Override
    public Object create(@SuppressWarnings("rawtypes") Class kind, IServiceLocator parent, IServiceLocator locator) {
        @SuppressWarnings("unchecked")
        Object inherited = parent.getService(kind);
        if (inherited != null) {
            return inherited;
        }
        return kind == CaseFolders.class ? new CaseFolders() : kind == ReviewDesk.class ? desk(locator) : null;
    }

    /** Closed with the workbench, not with the first view that asked for it. */
    private static ReviewDesk desk(IServiceLocator locator) {
        ReviewDesk desk = new ReviewDesk();
        new MoveRecorder(desk, locator.getService(ViewerState.class), locator.getService(FindingLog.class)).begin();
        AtShutdown.run(desk::closeStore);
        return desk;
    }
}
