/** Dense linear algebra on plain arrays: single-precision products at the speed of the machine, orthonormal bases in double precision. */
package org.lodestone.numerics.linear;
