/** Writes the simulated patient as a dataset, and the truth beside it. */
package org.lodestone.phantom.internal;
