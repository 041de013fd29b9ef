package org.lodestone.study.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/**
 * A person who has signed in, until nothing was done for a while. Any thread.
 */
public final class Session {

    /** Time without an act after which a person has to sign in again, unless a site wants less. */
    public static final Duration TIME_OUT = Duration.ofMinutes(15);

    private final Account account;
    private final InstantSource clock;
    private final Duration timeOut;
    private final AtomicReference<Instant> lastUse;

    Session(Account account, InstantSource clock, Duration timeOut) {
        this.account = account;
        this.clock = clock;
        this.timeOut = timeOut;
        this.lastUse = new AtomicReference<>(clock.instant());
    }

    /** @return who it is */
    public Account account() {
        return account;
    }

    /** @return whether the person has to sign in again */
    public boolean isOver() {
        return !clock.instant().isBefore(lastUse.get().plus(timeOut));
    }

    /** Ends it. */
    public void end() {
        lastUse.set(Instant.EPOCH);
    }

    /**
     * Guards an act and starts the time-out anew.
     *
     * @param roles one of which the person has to have
     * @return who acts
     * @throws RefusedException LS-ACCOUNT-006 when the session is over, LS-ACCOUNT-007 when the role does not allow it
     */
    public Account require(Role... roles) {
        if (isOver()) {
            throw new RefusedException(Finding.error("LS-ACCOUNT-006", "The session of " + account.name() + " is over: nothing was done for "
                    + Math.max(1, timeOut.toMinutes()) + " minutes.", "Sign in again."));
        }
        if (!List.of(roles).contains(account.role())) {
            throw new RefusedException(Finding.error("LS-ACCOUNT-007",
                    account.name() + " is " + lower(account.role()) + " and may not do that.",
                    "Ask a person who is " + String.join(" or ", Arrays.stream(roles).map(Session::lower).toList()) + "."));
        }
        lastUse.set(clock.instant());
        return account;
    }

    Instant now() {
        return clock.instant();
    }

    private static String lower(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }
}
