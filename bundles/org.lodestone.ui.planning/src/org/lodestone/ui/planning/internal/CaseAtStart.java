package org.lodestone.ui.planning.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.lodestone.ui.UiThread;

/** Opens the case named by {@code -case DIR} on the command line. */
public final class CaseAtStart implements IStartup {

    @Override
    public void earlyStartup() {
        argument(Platform.getApplicationArgs()).ifPresent(folder -> {
            Display display = PlatformUI.getWorkbench().getDisplay();
            UiThread.post(display, () -> new CaseActions(PlatformUI.getWorkbench()).openFolder(folder));
        });
    }

    /** @return what follows {@code -case} or {@code --case} */
    static Optional<Path> argument(String... arguments) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals("-case") || arguments[i].equals("--case")) {
                return Optional.of(Path.of(arguments[i + 1]));
            }
        }
        return Optional.empty();
    }
}
