/** How long poses take from the socket to the screen, on the machine at hand. */
package org.lodestone.ui.navigation.internal.latency;
