package org.lodestone.ui.navigation.internal;

import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;

/** Makes the navigation model once a workbench; windows and views get the workbench's own. */
public final class NavigationServices extends AbstractServiceFactory {

    /** Called by the workbench. */
    public NavigationServices() {
        // nothing to prepare
    }

    @Override
    public Object create(@SuppressWarnings("rawtypes") Class kind, IServiceLocator parent, IServiceLocator locator) {
        @SuppressWarnings("unchecked")
        Object inherited = parent.getService(kind);
        return inherited != null ? inherited : kind == NavigationModel.class ? new NavigationModel() : null;
    }
}
