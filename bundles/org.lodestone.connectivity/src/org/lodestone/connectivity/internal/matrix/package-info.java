/** Coupling between regions. */
package org.lodestone.connectivity.internal.matrix;
