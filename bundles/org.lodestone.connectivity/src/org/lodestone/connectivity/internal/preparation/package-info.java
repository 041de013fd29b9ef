/** From a raw run to clean time series in the T1w space. */
package org.lodestone.connectivity.internal.preparation;
