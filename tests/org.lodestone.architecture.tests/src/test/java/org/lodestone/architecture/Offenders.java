package org.lodestone.architecture;

import java.util.Collection;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;

/** Says who breaks a rule, all of them at once. */
final class Offenders {

    private Offenders() {
    }

    /** Passes when there is no offender; otherwise fails with the rule and every offender on a line of its own. */
    static void none(String rule, Collection<String> offenders) {
        if (!offenders.isEmpty()) {
            TreeSet<String> sorted = new TreeSet<>(offenders);
            Assertions.fail(rule + " (" + sorted.size() + ")\n  " + String.join("\n  ", sorted));
        }
    }
}
