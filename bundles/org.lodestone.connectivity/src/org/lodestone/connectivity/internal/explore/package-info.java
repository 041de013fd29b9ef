/** Seed maps that follow a cross-hair. */
package org.lodestone.connectivity.internal.explore;
