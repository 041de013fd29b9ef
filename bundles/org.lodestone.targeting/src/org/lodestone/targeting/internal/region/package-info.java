/** Regions in template space: seeds and search regions. */
package org.lodestone.targeting.internal.region;
