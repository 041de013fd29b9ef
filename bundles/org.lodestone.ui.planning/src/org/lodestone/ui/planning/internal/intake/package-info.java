/** Import: what a folder, an archive or a disc holds, and how it comes into the case store. */
package org.lodestone.ui.planning.internal.intake;
