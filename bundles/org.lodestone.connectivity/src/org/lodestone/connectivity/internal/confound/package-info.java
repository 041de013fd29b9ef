/** Nuisance time courses: motion, tissue, change from volume to volume. */
package org.lodestone.connectivity.internal.confound;
