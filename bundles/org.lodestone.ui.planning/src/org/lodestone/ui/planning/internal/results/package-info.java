/** Finding and opening stored results of the open case, of whatever kind a view shows. */
package org.lodestone.ui.planning.internal.results;
