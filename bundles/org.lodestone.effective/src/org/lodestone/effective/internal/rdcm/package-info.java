/**
 * Regression DCM (Fraessle 2017, 2018, 2021): a dynamic causal model of the whole brain as one Bayesian linear regression a region, in the
 * frequency domain. Conventions are those of the published toolbox TAPAS, so that numbers agree. Double precision.
 */
package org.lodestone.effective.internal.rdcm;
