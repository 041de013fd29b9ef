/**
 * Files of targets for other programs. {@code XxxExporter} writes, {@code XxxReader} reads as the receiving program does; a pair shares no
 * arithmetic, so that a mistake in one is not hidden by the same mistake in the other.
 */
package org.lodestone.io.internal.handover;
