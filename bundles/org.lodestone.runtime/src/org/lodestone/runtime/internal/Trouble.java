package org.lodestone.runtime.internal;

import java.util.List;
import org.lodestone.core.Finding;

/** Where findings about other people's bundles go besides the services that offer them. */
final class Trouble {

    /** System property that the start script sets for verbs: they print the findings themselves, so the log keeps quiet. */
    private static final String COMMAND_LINE = "lodestone.commandLine";

    private Trouble() {
    }

    /** Writes findings to the log. */
    static void log(List<Finding> findings) {
        System.Logger.Level level = Boolean.getBoolean(COMMAND_LINE) ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
        findings.forEach(finding -> System.getLogger("org.lodestone.extensions").log(level, finding.toLine()));
    }
}
