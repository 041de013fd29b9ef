package org.lodestone.cli;

import java.io.PrintStream;
import org.lodestone.core.Progress;

/** A progress bar that redraws one line of a terminal; silent elsewhere. */
final class TerminalProgress implements Progress {

    private static final int WIDTH = 30;

    private final PrintStream terminal;
    private final boolean visible;
    private String shown = "";

    TerminalProgress(PrintStream terminal, boolean visible) {
        this.terminal = terminal;
        this.visible = visible;
    }

    @Override
    public synchronized void report(double fraction, String activity) {
        if (!visible) {
            return;
        }
        int done = (int) Math.round(WIDTH * Math.clamp(fraction, 0, 1));
        String line = "[" + "#".repeat(done) + "-".repeat(WIDTH - done) + "] " + Math.round(100 * fraction) + " % "
                + activity.substring(0, Math.min(activity.length(), WIDTH));
        if (!line.equals(shown)) {
            terminal.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
            if (fraction >= 1) {
                terminal.println();
            }
            terminal.flush();
            shown = line;
        }
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
