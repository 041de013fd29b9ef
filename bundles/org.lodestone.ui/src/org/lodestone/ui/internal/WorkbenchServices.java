package org.lodestone.ui.internal;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.lodestone.ui.AtShutdown;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.scene.SceneService;
import org.lodestone.ui.view.ViewerState;

/** Makes what all views share, once a workbench: windows and views get the workbench's own. */
public final class WorkbenchServices extends AbstractServiceFactory {

    @Override
    public Object create(@SuppressWarnings("rawtypes") Class kind, IServiceLocator parent, IServiceLocator locator) {
        @SuppressWarnings("unchecked")
        Object inherited = parent.getService(kind);
        if (inherited != null) {
            return inherited;
        }
        if (kind == ViewerState.class) {
            ViewerState state = SiteConvention.remembered();
            AtShutdown.run(ScalpRuler.follow(state, Display.getCurrent()));
            return state;
        }
        if (kind == FindingLog.class) {
            FindingLog log = new FindingLog();
            AtShutdown.run(ExtensionFindings.follow(log, Display.getCurrent()));
            return log;
        }
        if (kind == SceneService.class) {
            SceneService scenes = new SceneService();
            AtShutdown.run(scenes::close);
            return scenes;
        }
        if (kind == LatestWorker.class) {
            LatestWorker worker = new LatestWorker("lodestone-slices");
            AtShutdown.run(worker::close);
            return worker;
        }
        return null;
    }
}
