package org.lodestone.study.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A person who may sign in.
 *
 * @param name of the account, lower case
 * @param fullName as it stands below a signature
 * @param role what the person may do
 * @param enabled false for somebody who left; the name is never given to another
 * @param lockedUntil when too many wrong passwords were tried: until when none is accepted
 */
public record Account(String name, String fullName, Role role, boolean enabled, Optional<Instant> lockedUntil) {
}
