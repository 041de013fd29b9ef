/** Finding the brain in a whole-head scan. */
package org.lodestone.delineation.internal.brain;
