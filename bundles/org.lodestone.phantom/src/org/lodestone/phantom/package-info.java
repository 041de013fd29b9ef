/** A simulated patient whose truth is known: seeded, the same bytes on every machine and at any thread count. */
package org.lodestone.phantom;
