package org.lodestone.ui.navigation.internal.registration;

import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;

/** The greatest expected error at the target, and distance of a check point, with which this site treats. */
final class RegistrationLimit {

    /** System property that the start script sets from {@code registration.limit.mm} of the site's configuration. */
    static final String PROPERTY = "lodestone.site.registrationLimitMm";

    private static final double USUAL_MM = 3;

    private RegistrationLimit() {
    }

    /** @return millimetres, 3 when the site says nothing; refused with LS-NAVUI-003 when what it says is no positive number */
    static Outcome<Double> ofSite() {
        Optional<String> set = Optional.ofNullable(System.getProperty(PROPERTY)).map(String::strip).filter(text -> !text.isEmpty());
        if (set.isEmpty()) {
            return Outcome.done(USUAL_MM);
        }
        return set.filter(text -> text.matches("[0-9]{1,3}(\\.[0-9]+)?")).map(Double::parseDouble).filter(mm -> mm > 0).map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Finding.error("LS-NAVUI-003",
                        "The limit of the registration in the site's configuration is " + set.get() + ", not a number of millimetres.",
                        "Write registration.limit.mm = 3 there, for instance, and start again.")));
    }
}
