/**
 * Spectral DCM of a few regions at rest (Friston 2014): coupled neuronal states driven by fluctuations of unknown colour, seen through a
 * balloon model and noise; fitted to the cross spectra of the run. Double precision.
 */
package org.lodestone.effective.internal.spectraldcm;
