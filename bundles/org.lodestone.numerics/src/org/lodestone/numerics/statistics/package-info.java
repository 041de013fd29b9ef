/** Distributions and corrections for many tests. Double precision; values are checked against tables. */
package org.lodestone.numerics.statistics;
