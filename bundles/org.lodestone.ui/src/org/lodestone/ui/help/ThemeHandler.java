package org.lodestone.ui.help;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.PlatformUI;
import org.lodestone.core.Finding;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.internal.Messages;
import org.osgi.service.prefs.BackingStoreException;

/**
 * Makes windows dark instead of light, or light instead of dark, from the next start on. Not at once: on GTK what was drawn dark keeps white
 * words on white ground when the style changes under it, and words that cannot be read are worse than a restart.
 */
public final class ThemeHandler extends AbstractHandler {

    /** Where the platform looks for the style of windows when it starts. */
    private static final String NODE = "org.eclipse.e4.ui.css.swt.theme";
    private static final String KEY = "themeid";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";

    /** Called by the workbench. */
    public ThemeHandler() {
        // nothing to prepare
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode(NODE);
        boolean toLight = node.get(KEY, LIGHT).startsWith(DARK);
        node.put(KEY, toLight ? LIGHT : DARK);
        try {
            node.flush();
        } catch (BackingStoreException e) {
            throw new ExecutionException(NODE, e);
        }
        PlatformUI.getWorkbench().getService(FindingLog.class).add(Messages.view,
                List.of(Finding.info("LS-UI-007", toLight ? Messages.lightNextTime : Messages.darkNextTime)));
        return null;
    }
}
