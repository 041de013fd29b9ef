/** Grey matter, white matter, fluid, and the shading of a scan. */
package org.lodestone.delineation.internal.tissue;
