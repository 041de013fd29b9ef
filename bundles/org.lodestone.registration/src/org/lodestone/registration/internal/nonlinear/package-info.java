/** Diffeomorphic registration by a stationary velocity field. */
package org.lodestone.registration.internal.nonlinear;
