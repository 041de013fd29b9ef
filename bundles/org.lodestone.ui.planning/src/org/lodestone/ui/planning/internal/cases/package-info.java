/** Folders with cases, found and loaded; no widget. */
package org.lodestone.ui.planning.internal.cases;
