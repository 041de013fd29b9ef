/** Slow shading of a scan by coils and field, and how to take it out. */
package org.lodestone.delineation.internal.shading;
