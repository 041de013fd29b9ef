package org.lodestone.ui.navigation.internal.latency;

import java.net.URI;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.lodestone.ui.StartArguments;
import org.lodestone.ui.UiThread;

/** Measures with {@code --case DIR --latency SECONDS --tracker URI} how long poses take until they are drawn, prints it and ends. */
public final class LatencyAtStart implements IStartup {

    @Override
    public void earlyStartup() {
        StartArguments.value("latency").ifPresent(seconds -> StartArguments.value("tracker").ifPresent(tracker ->
                UiThread.post(PlatformUI.getWorkbench().getDisplay(),
                        () -> new LatencyWatch(PlatformUI.getWorkbench(), URI.create(tracker), Double.parseDouble(seconds)).begin())));
    }
}
