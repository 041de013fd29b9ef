/** The open case in three dimensions as an SWT control. */
package org.lodestone.ui.scene;
