/**
 * Pictures of slices: where a plane lies, how values become colours, and the pixels. Shared by the workbench and the report; no type of
 * any user interface.
 */
package org.lodestone.image.view;
