/**
 * Values that every bundle shares: points and transforms that carry their frame, findings and outcomes, execution context,
 * parameters, provenance. Immutable, plain Java, no dependency.
 */
package org.lodestone.core;
