/** Seed maps that follow the cross-hair. */
package org.lodestone.ui.planning.internal.explore;
