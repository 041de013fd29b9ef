package org.lodestone.ui.navigation.internal;

import java.util.Optional;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.lodestone.ui.AtShutdown;
import org.lodestone.ui.view.ViewerState;

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
        // A registration belongs to the head that lay before the tracker: with another case it is gone, whatever views are open.
        Runnable unview = locator.getService(ViewerState.class).onChange((change, _) -> {
            if (change == ViewerState.Change.CASE) {
                model.use(Optional.empty());
            }
        });
        AtShutdown.run(() -> {
            unview.run();
            model.close();
        });
        return model;
    }
}
