/**
 * Granger causality: does the past of one region help to predict another? Vector autoregression with order selection and residual checks,
 * F tests, Geweke's measure and signed paths, between regions and from a seed to all voxels. Double precision.
 */
package org.lodestone.effective.internal.granger;
