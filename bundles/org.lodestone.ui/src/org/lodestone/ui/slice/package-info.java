/** Slices of the open case as SWT controls. */
package org.lodestone.ui.slice;
