package org.lodestone.ui.internal;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.lodestone.image.view.Convention;
import org.lodestone.ui.view.ViewerState;
import org.osgi.service.prefs.BackingStoreException;

/** Keeps on which side a site draws the patient's left, from one session to the next. */
final class SiteConvention {

    private static final String NODE = "org.lodestone.ui";
    private static final String KEY = "convention";

    private SiteConvention() {
    }

    /** @return the state of a new session, with the convention of the last one; it writes each change down */
    static ViewerState remembered() {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode(NODE);
        boolean neurological = Convention.NEUROLOGICAL.name().equals(node.get(KEY, ""));
        ViewerState state = new ViewerState(neurological ? Convention.NEUROLOGICAL : Convention.RADIOLOGICAL);
        state.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.DISPLAY && !state.convention().name().equals(node.get(KEY, ""))) {
                node.put(KEY, state.convention().name());
                save(node);
            }
        });
        return state;
    }

    private static void save(IEclipsePreferences node) {
        try {
            node.flush();
        } catch (BackingStoreException e) {
            ILog.of(SiteConvention.class).warn("The convention of the pictures was not saved", e);
        }
    }
}
