/** How the marker sits on the coil. */
package org.lodestone.ui.navigation.internal.calibration;
