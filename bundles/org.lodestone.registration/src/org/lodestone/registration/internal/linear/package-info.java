/** Rigid and affine registration of two images by normalised mutual information. */
package org.lodestone.registration.internal.linear;
