/** Targets from directed coupling: the point with the strongest influence on a seed, or the most driven by one. */
package org.lodestone.effective.internal.influence;
