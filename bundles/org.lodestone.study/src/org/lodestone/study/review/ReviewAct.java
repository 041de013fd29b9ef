package org.lodestone.study.review;

import java.time.Instant;
import java.util.Optional;
import org.lodestone.study.account.Role;

/**
 * One act of a review, as it stands in the store.
 *
 * @param number row of the audit trail
 * @param at when
 * @param user account of the person
 * @param fullName the person's name
 * @param role in which role
 * @param kind what was done
 * @param target name of the target; empty for a note on the whole case
 * @param text note or reason
 * @param signature what was signed, for {@link ReviewKind#SIGN}
 */
public record ReviewAct(long number, Instant at, String user, String fullName, Role role, ReviewKind kind, String target, String text,
        Optional<Signature> signature) {
}
