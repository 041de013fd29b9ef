/** A session: from the poses of a tracker to where the coil is on the head, and where it was at each pulse. */
package org.lodestone.navigation.session;
