/** Task runs: designs, the general linear model with autocorrelated noise, inference. */
package org.lodestone.effective.internal.task;
