package org.lodestone.ui.planning.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.lodestone.ui.StartArguments;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.planning.internal.welcome.WelcomeView;
import org.osgi.service.prefs.BackingStoreException;

/** Opens the case named by {@code --case DIR} on the command line; with {@code --pictures DIR} it is shown in every perspective. */
public final class CaseAtStart implements IStartup {

    private static final String WELCOMED = "welcomed";

    @Override
    public void earlyStartup() {
        Optional<Path> named = StartArguments.value("case").map(Path::of);
        Optional<Path> pictures = StartArguments.value("pictures").map(Path::of);
        Display display = PlatformUI.getWorkbench().getDisplay();
        UiThread.post(display, () -> named.ifPresentOrElse(folder -> new CaseActions(PlatformUI.getWorkbench()).openFolder(folder),
                CaseAtStart::welcomeOnce));
        UiThread.post(display, () -> pictures.ifPresent(folder -> PictureTour.begin(PlatformUI.getWorkbench(), folder,
                StartArguments.value("views").filter("every"::equals).isPresent())));
    }

    /** The first page comes by itself once in a workspace; later it is in the menu Help. */
    private static void welcomeOnce() {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode("org.lodestone.ui.planning");
        if (node.getBoolean(WELCOMED, false) || PlatformUI.getWorkbench().getActiveWorkbenchWindow() == null) {
            return;
        }
        try {
            PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().showView(WelcomeView.ID);
            node.putBoolean(WELCOMED, true);
            node.flush();
        } catch (PartInitException | BackingStoreException e) {
            ILog.of(CaseAtStart.class).warn("the first page was not shown", e);
        }
    }
}
