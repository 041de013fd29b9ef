/** Landmarks on the skin and rules that measure on it. */
package org.lodestone.delineation.internal.scalp;
