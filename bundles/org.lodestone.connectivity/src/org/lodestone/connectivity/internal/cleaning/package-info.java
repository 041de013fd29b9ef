/** Removal of drift, frequencies outside a band and confounds from time series. */
package org.lodestone.connectivity.internal.cleaning;
