/** The workbench of the treatment room: what the devices do, and where the coil is. */
package org.lodestone.ui.navigation.internal;
