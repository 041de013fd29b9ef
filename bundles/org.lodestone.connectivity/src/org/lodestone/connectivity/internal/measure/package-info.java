/** Maps that need no seed. */
package org.lodestone.connectivity.internal.measure;
