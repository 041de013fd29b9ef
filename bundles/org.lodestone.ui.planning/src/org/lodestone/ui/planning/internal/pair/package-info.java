/** Two cases side by side at the same place of the template. */
package org.lodestone.ui.planning.internal.pair;
