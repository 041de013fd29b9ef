/** Devices without a workbench: list them, print poses as lines, play a device on the wire. The command line calls these. */
package org.lodestone.navigation.headless;
