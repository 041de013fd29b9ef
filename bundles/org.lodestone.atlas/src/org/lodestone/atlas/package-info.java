/** What can be said about an atlas's regions: volume, centre, extent; and whether its names agree with its sides. */
package org.lodestone.atlas;
