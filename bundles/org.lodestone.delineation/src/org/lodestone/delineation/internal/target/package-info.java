/** Targets of the literature. */
package org.lodestone.delineation.internal.target;
