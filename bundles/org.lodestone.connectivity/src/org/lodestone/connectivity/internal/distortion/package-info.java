/** What the scanner's field does to a run, and how it is undone. */
package org.lodestone.connectivity.internal.distortion;
