/** How the patient in the room comes to lie in the space of the scan, and how wrong that may be at the target. */
package org.lodestone.navigation.registration;
