/** An estimate of the electric field a coil induces, fast enough to follow the coil. */
package org.lodestone.navigation.field;
