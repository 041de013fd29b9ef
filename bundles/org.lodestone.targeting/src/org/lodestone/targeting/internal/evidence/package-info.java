/** What the literature says about the methods of this bundle. */
package org.lodestone.targeting.internal.evidence;
