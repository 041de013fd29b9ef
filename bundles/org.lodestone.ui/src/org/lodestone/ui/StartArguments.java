package org.lodestone.ui;

import java.util.Optional;
import org.eclipse.core.runtime.Platform;

/** What the program was started with: {@code --case DIR} and the like, one hyphen or two. Any thread. */
public final class StartArguments {

    private StartArguments() {
    }

    /**
     * @param name without hyphens
     * @return what follows it
     */
    public static Optional<String> value(String name) {
        String[] arguments = Platform.getApplicationArgs();
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals("-" + name) || arguments[i].equals("--" + name)) {
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }
}
