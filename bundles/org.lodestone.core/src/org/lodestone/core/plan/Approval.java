package org.lodestone.core.plan;

import java.time.Instant;

/**
 * A signature that is valid now.
 *
 * @param user who signed
 * @param role in which role, {@code physician} for instance
 * @param instant when
 * @param sha256 hash of everything the signature rests on
 */
public record Approval(String user, String role, Instant instant, String sha256) {
}
