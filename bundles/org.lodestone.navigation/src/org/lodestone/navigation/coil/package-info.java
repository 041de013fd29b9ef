/** Where the coil is compared with where it should be. */
package org.lodestone.navigation.coil;
