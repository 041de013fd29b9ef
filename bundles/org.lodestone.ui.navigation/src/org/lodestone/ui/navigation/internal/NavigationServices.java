package org.lodestone.ui.navigation.internal;

import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.lodestone.ui.AtShutdown;

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
        if (inherited != null || kind != NavigationModel.class) {
            return inherited;
        }
        NavigationModel model = new NavigationModel();
        AtShutdown.run(model::close);
        return model;
    }
}
