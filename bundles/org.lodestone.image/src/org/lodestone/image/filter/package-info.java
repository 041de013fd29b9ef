/** Operations on whole images that keep their grid: smoothing, distances, shapes of masks. */
package org.lodestone.image.filter;
