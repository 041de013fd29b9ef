/** Steps on functional runs: motion, alignment to the structural scan, cleaning, connectivity. */
package org.lodestone.method.function;
