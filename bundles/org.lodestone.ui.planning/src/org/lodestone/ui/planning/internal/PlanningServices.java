package org.lodestone.ui.planning.internal;

import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.lodestone.ui.AtShutdown;
import org.lodestone.ui.planning.internal.cases.CaseFolders;
import org.lodestone.ui.planning.internal.review.ReviewDesk;

/** Makes what the planning views share, once a workbench. */
public final class PlanningServices extends AbstractServiceFactory {

    @Override
    public Object create(@SuppressWarnings("rawtypes") Class kind, IServiceLocator parent, IServiceLocator locator) {
        @SuppressWarnings("unchecked")
        Object inherited = parent.getService(kind);
        if (inherited != null) {
            return inherited;
        }
        return kind == CaseFolders.class ? new CaseFolders() : kind == ReviewDesk.class ? desk() : null;
    }

    /** Closed with the workbench, not with the first view that asked for it. */
    private static ReviewDesk desk() {
        ReviewDesk desk = new ReviewDesk();
        AtShutdown.run(desk::closeStore);
        return desk;
    }
}
