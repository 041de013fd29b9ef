package org.lodestone.ui.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** Turns light windows dark and dark ones light; remembered from session to session. */
public final class ThemeHandler extends AbstractHandler {

    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";

    /** Called by the workbench. */
    public ThemeHandler() {
        // nothing to prepare
    }

    @Override
    public Object execute(ExecutionEvent event) {
        IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        ITheme now = engine.getActiveTheme();
        boolean toLight = now != null && now.getId().startsWith(DARK);
        if (toLight) {
            // the light style sheet leaves out what the platform draws light by itself: without this, words stay white
            for (Shell shell : PlatformUI.getWorkbench().getDisplay().getShells()) {
                forgetColours(shell);
            }
        }
        engine.setTheme(toLight ? LIGHT : DARK, true);
        return null;
    }

    private static void forgetColours(Control control) {
        if (control.getData("org.eclipse.e4.ui.css.disabled") == null) {
            control.setForeground(null);
            control.setBackground(null);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                forgetColours(child);
            }
        }
    }
}
