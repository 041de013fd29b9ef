/** Head, cortex and coil in three dimensions while the coil moves, and what it points at. */
package org.lodestone.ui.navigation.internal.live;
